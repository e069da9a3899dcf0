import Synchronization

/// Tells work that nobody wants its result any more.
///
/// Work that takes long looks at `isRequested` between its parts, and ends with whatever it has.
package final class Cancellation: Sendable {
  @TaskLocal private static var current: Cancellation?

  private let isSet = Atomic(false)

  package init() {}

  package func request() { isSet.store(true, ordering: .relaxed) }

  /// Runs work that ends early once the end is requested.
  package func running<Value>(_ work: () -> Value) -> Value {
    Self.$current.withValue(self, operation: work)
  }

  /// Whether the work that asks is to end.
  package static var isRequested: Bool { current?.isSet.load(ordering: .relaxed) ?? false }
}
