import Synchronization
import Testing

@testable import Galley

@Suite struct PipelineTests {
  /// However many work, everything comes out once and in its order.
  @Test(arguments: [1, 2, 7]) func keepsTheOrder(_ workers: Int) {
    let written = Mutex<[Int]>([])
    let sums = Pipeline.run(
      0, workers: workers,
      take: { next -> Int? in
        defer { next += 1 }
        return next < 5000 ? next : nil
      },
      state: { 0 },
      work: { sum, item, number in
        sum += item
        #expect(item == number)
        return item * 2
      },
      write: { output in written.withLock { $0.append(output) } }, result: { $0 })
    #expect(written.withLock { $0 } == (0..<5000).map { $0 * 2 })
    #expect(sums.reduce(0, +) == (0..<5000).reduce(0, +))
  }

  @Test func endsWhereThereIsNothing() {
    let results = Pipeline.run(
      0, workers: 3, take: { _ -> Int? in nil }, state: { 1 }, work: { _, _, _ in 0 },
      write: { _ in Issue.record("there is nothing to write") }, result: { $0 })
    #expect(results == [1, 1, 1])
  }
}
