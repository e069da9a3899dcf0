import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Spreads work over the machine's cores.
enum Workers {
  /// How many cores the machine lets the process use.
  static let count = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  /// Calls a function once for each number below `count`, with a state that each worker has of its
  /// own; returns the states.
  static func run<State: Sendable>(
    count: Int, state: @Sendable @escaping () -> State,
    _ work: @Sendable @escaping (inout State, Int) -> Void
  ) async -> [State] {
    let next = Counter()
    return await withTaskGroup(of: State.self) { group in
      for _ in 0..<min(Self.count, count) {
        group.addTask {
          var own = state()
          while let index = next.take(below: count) { work(&own, index) }
          return own
        }
      }
      var states: [State] = []
      for await state in group { states.append(state) }
      return states
    }
  }

  /// The results of a function for each number below `count`, in their order.
  static func map<Result: Sendable>(
    count: Int, _ transform: @Sendable @escaping (Int) -> Result
  ) async -> [Result] {
    let states = await run(count: count, state: { [(index: Int, result: Result)]() }) {
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
