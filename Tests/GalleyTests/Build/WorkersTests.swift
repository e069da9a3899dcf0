@testable import Galley
import Testing

@Suite struct WorkersTests {
  @Test(arguments: [0, 1, 2, 1000]) func resultsAreInOrder(_ count: Int) {
    let squares = Workers.map(count: count) { $0 * $0 }
    #expect(squares == (0..<count).map { $0 * $0 })
  }

  @Test func eachNumberIsTakenOnce() {
    let taken = Workers.run(count: 1000, state: { [Int]() }) { $0.append($1) }
    #expect(taken.joined().sorted() == Array(0..<1000))
    #expect(taken.count <= Workers.count)
  }
}
