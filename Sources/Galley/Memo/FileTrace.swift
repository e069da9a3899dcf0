import GalleyBasics
import Synchronization

/// The files and folders that a computation asks for, by their paths.
package final class FileTrace: Sendable {
  @TaskLocal private static var current: FileTrace?

  private let paths = Mutex(Set<String>())

  private init() {}

  /// Runs a computation, and tells what it asked for; an outer one learns of it too.
  package static func tracing<Value>(_ body: () -> Value) -> (value: Value, inputs: Set<String>) {
    let trace = FileTrace()
    let value = $current.withValue(trace, operation: body)
    let inputs = trace.paths.withLock { $0 }
    note(inputs)
    return (value, inputs)
  }

  static func note(_ path: String) {
    current?.paths.withLock { _ = $0.insert(Path.normalized(path)) }
  }

  static func note(_ paths: Set<String>) {
    current?.paths.withLock { $0.formUnion(paths) }
  }
}
