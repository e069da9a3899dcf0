package import GalleyBasics
import Synchronization

/// What was computed from files, kept until one of those files changes.
///
/// While a value is computed, every file and folder that is asked for through a `TracingWorkspace` is
/// noted, values that it is computed from included. So what is forgotten after a change is exactly what
/// the change touches, and what was read last is known without a list of it.
package final class Memo: Sendable {
  /// What a value is of the thing at its path.
  package enum Kind: Hashable, Sendable {
    case layout, site, article, entry, articleFile, articleFiles
  }

  private struct Key: Hashable, Sendable {
    let kind: Kind
    let path: String
  }

  private struct Entry: Sendable {
    let value: any Sendable
    let inputs: Set<String>
  }

  private struct State: Sendable {
    var entries: [Key: Entry] = [:]
    /// By an input's path, what was computed from it.
    var users: [String: Set<Key>] = [:]
    /// Counts what was forgotten.
    var generation = 0
  }

  private let state = Mutex(State())
  /// The fonts of the layouts.
  let fonts = KeptFonts()

  package init() {}

  /// The value that was kept, or else a new one.
  func value<Value: Sendable>(_ kind: Kind, _ path: String, _ compute: () -> Value) -> Value {
    let key = Key(kind: kind, path: path)
    let (known, generation) = state.withLock { ($0.entries[key], $0.generation) }
    if let known, let value = known.value as? Value {
      FileTrace.note(known.inputs)
      return value
    }
    let (value, inputs) = FileTrace.tracing(compute)
    let entry = Entry(value: value, inputs: inputs)
    state.withLock { state in
      // What changed meanwhile may have been read before.
      guard state.generation == generation else { return }
      state.entries[key] = entry
      for input in inputs { state.users[input, default: []].insert(key) }
    }
    return value
  }

  /// Forgets all that was computed from files or folders that have changed, appeared or gone.
  ///
  /// - Parameter onlyBodies: whether they are articles whose front matter is what it was, so that their entries are.
  package func forget(_ changed: Set<String>, onlyBodies: Bool = false) {
    state.withLock { state in
      state.generation += 1
      for path in changed {
        let users = state.users.removeValue(forKey: path) ?? []
        let kept: Set<Key> = onlyBodies ? users.filter { $0.kind == .entry } : []
        if !kept.isEmpty { state.users[path] = kept }
        for key in users.subtracting(kept) {
          guard let entry = state.entries.removeValue(forKey: key) else { continue }
          for input in entry.inputs { state.users[input]?.remove(key) }
        }
      }
    }
  }

  package func forgetAll() {
    state.withLock { $0 = State(generation: $0.generation + 1) }
  }

  /// The files and folders that what is kept was computed from.
  package var inputs: Set<String> {
    state.withLock { state in Set(state.users.lazy.filter { !$0.value.isEmpty }.map(\.key)) }
  }

  /// How many values are kept.
  package var count: Int { state.withLock { $0.entries.count } }
}

extension Project {
  /// What was read before, where the project remembers it, or else what is read now.
  func remembered<Value: Sendable>(
    _ kind: Memo.Kind, _ path: String, _ read: () -> Value
  ) -> Value {
    memo?.value(kind, path, read) ?? read()
  }
}

/// The files of another workspace; every one that is asked for is noted in the `FileTrace` of the
/// computation that asks.
package struct TracingWorkspace: Workspace {
  private let base: any Workspace

  package init(_ base: any Workspace) { self.base = base }

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    FileTrace.note(path)
    return try base.read(path, limit: limit)
  }

  package func read(_ path: String, part: Range<Int>) throws(FileProblem) -> [UInt8] {
    FileTrace.note(path)
    return try base.read(path, part: part)
  }

  package func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    FileTrace.note(folder)
    return try base.entries(in: folder)
  }

  package func target(ofLink path: String) -> String? { base.target(ofLink: path) }

  package func exists(_ path: String) -> Bool {
    FileTrace.note(path)
    return base.exists(path)
  }

  package func stamp(of path: String) -> FileStamp? {
    FileTrace.note(path)
    return base.stamp(of: path)
  }

  package func absolute(_ path: String) -> String { base.absolute(path) }

  package func isInside(_ path: String, _ folder: String) -> Bool { base.isInside(path, folder) }
}

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
