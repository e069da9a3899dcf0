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
  /// own; returns the states.
  static func run<State: Sendable>(
    count: Int, state: @Sendable () -> State, _ work: @Sendable (inout State, Int) -> Void
  ) -> [State] {
    let next = Counter()
    let states = Mutex<[State]>([])
    DispatchQueue.concurrentPerform(iterations: min(Self.count, count)) { _ in
      var own = state()
      while let index = next.take(below: count) { work(&own, index) }
      let done = own
      states.withLock { $0.append(done) }
    }
    return states.withLock { $0 }
  }

  /// The results of a function for each number below `count`, in their order.
  static func map<Result: Sendable>(
    count: Int, _ transform: @Sendable (Int) -> Result
  ) -> [Result] {
    let states = run(count: count, state: { [(index: Int, result: Result)]() }) {
      $0.append(($1, transform($1)))
    }
    return states.joined().sorted { $0.index < $1.index }.map(\.result)
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
