import Dispatch
import Synchronization

/// Work on things that come one after the other: it is spread over the cores, and what comes out goes on in the
/// order in which the things came in.
///
/// No more than a few hundred things are under way at a time, so memory does not grow with their number.
enum Pipeline {
  /// How many things a worker may be ahead of the slowest one.
  private static let windowPerWorker = 64

  /// - Parameters:
  ///   - source: where the things come from; only one worker at a time takes one from it.
  ///   - state: what each worker has of its own.
  ///   - write: is given what comes out; only one worker at a time calls it.
  ///   - result: what a worker hands over when there is nothing left to do.
  static func run<Source: Sendable, Item, State, Output: Sendable, Result: Sendable>(
    _ source: Source, workers: Int = Workers.count,
    take: @Sendable (inout Source) -> Item?, state: @Sendable () -> State,
    work: @Sendable (inout State, Item, _ number: Int) -> Output,
    write: @Sendable (Output) -> Void, result: @Sendable (State) -> Result
  ) -> [Result] {
    let intake = Mutex(Intake(source: source))
    let outlet = Mutex(Outlet<Output>())
    let results = Mutex<[Result]>([])
    let window = DispatchSemaphore(value: workers * windowPerWorker)
    DispatchQueue.concurrentPerform(iterations: workers) { _ in
      var own = state()
      while true {
        window.wait()
        let next = intake.withLock { intake in
          take(&intake.source).map { item in
            defer { intake.number += 1 }
            return (item, intake.number)
          }
        }
        guard let (item, number) = next else {
          window.signal()
          break
        }
        let output = work(&own, item, number)
        let written = outlet.withLock { $0.put(output, number, write) }
        for _ in 0..<written { window.signal() }
      }
      let done = result(own)
      results.withLock { $0.append(done) }
    }
    return results.withLock { $0 }
  }

  private struct Intake<Source> {
    var source: Source
    var number = 0
  }

  private struct Outlet<Output> {
    private var next = 0
    private var waiting: [Int: Output] = [:]

    /// Writes what is next in turn, now that something is there; returns how much that was.
    mutating func put(_ output: Output, _ number: Int, _ write: (Output) -> Void) -> Int {
      waiting[number] = output
      var written = 0
      while let output = waiting.removeValue(forKey: next) {
        write(output)
        next += 1
        written += 1
      }
      return written
    }
  }
}
