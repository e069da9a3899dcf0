import Synchronization

/// Tells work that nobody wants its result any more.
package final class Cancellation: Sendable {
  @TaskLocal private static var current: Cancellation?

  private let isRequested = Atomic(false)

  package init() {}

  package func request() { isRequested.store(true, ordering: .relaxed) }

  /// Runs work that ends early, with an error, once the end is requested.
  package func running<Value>(_ work: () -> Value) -> Value {
    Self.$current.withValue(self, operation: work)
  }

  /// Ends the work where that is requested; stands between its stages.
  static func check() throws(GalleyError) {
    guard let current, current.isRequested.load(ordering: .relaxed) else { return }
    throw GalleyError("the files have changed meanwhile")
  }
}
