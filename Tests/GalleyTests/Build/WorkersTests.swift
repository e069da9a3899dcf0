@testable import Galley
import Testing

@Suite struct WorkersTests {
  @Test func eachNumberIsTakenOnce() {
    let taken = Workers.run(count: 1000, state: { [Int]() }) { $0.append($1) }
    #expect(taken.joined().sorted() == Array(0..<1000))
    #expect(taken.count <= Workers.count)
  }
}
