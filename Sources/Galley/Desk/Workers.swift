import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Spreads work over the machine's cores.
///
/// Threads rather than tasks: the work waits for files, and a command that needs no second thread
/// starts none.
enum Workers {
  /// How many cores the machine lets the process use.
  static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls a function once for each number below `count`, with a state that each worker has of its
  /// own; returns what is left of the states.
  ///
  /// - Parameters:
  ///   - workers: how many share the work; one works on the thread that asks.
  ///   - result: what a worker hands over when there is nothing left to do.
  ///   - progress: is told now and then how many calls were made, from any thread.
  static func run<State, Result: Sendable>(
    count: Int, workers: Int = Self.count, state: @Sendable () -> State,
    _ work: @Sendable (inout State, Int) -> Void, result: @Sendable (State) -> Result,
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> [Result] {
    defer { progress(count, count) }
    @Sendable func step(_ state: inout State, _ index: Int) {
      work(&state, index)
      if index % 64 == 63 { progress(index + 1, count) }
    }
    if workers == 1 {
      var own = state()
      for index in 0..<count { step(&own, index) }
      return [result(own)]
    }
    let next = Counter()
    let results = Mutex<[Result]>([])
    DispatchQueue.concurrentPerform(iterations: min(workers, count)) { _ in
      var own = state()
      while let index = next.take(below: count) { step(&own, index) }
      let done = result(own)
      results.withLock { $0.append(done) }
    }
    return results.withLock { $0 }
  }

  /// The same for states that are handed over as they are.
  static func run<State: Sendable>(
    count: Int, workers: Int = Self.count, state: @Sendable () -> State,
    _ work: @Sendable (inout State, Int) -> Void
  ) -> [State] {
    run(count: count, workers: workers, state: state, work) { $0 }
  }

}

/// Gives out the numbers from 0 up, each once.
private final class Counter: Sendable {
  private let next = Atomic<Int>(0)

  func take(below limit: Int) -> Int? {
    let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < limit ? index : nil
  }
}

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
