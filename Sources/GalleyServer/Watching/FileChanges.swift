/// What a watcher has noticed.
struct FileChanges: Hashable, Sendable {
  /// The paths, in the form of the watch list, of what was changed, and of each folder in which
  /// something appeared or went.
  var paths: Set<String> = []
  /// Whether there was more than the system could tell: then anything may have changed.
  var areIncomplete = false

  var isEmpty: Bool { paths.isEmpty && !areIncomplete }
}
