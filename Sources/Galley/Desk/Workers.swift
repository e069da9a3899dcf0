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
