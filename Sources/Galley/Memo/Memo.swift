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
