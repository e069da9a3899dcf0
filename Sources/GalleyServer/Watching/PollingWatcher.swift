import Galley
import GalleyBasics

/// Notices changes by looking at times and sizes now and then: slower, but right where the system
/// tells nothing, as of files on another machine.
actor PollingWatcher: FileWatcher {
  private let workspace: any Workspace
  private let interval: Duration
  private var list = WatchList()
  private var known: [String: FileStamp]?
  /// The folder that the project was in when last looked at.
  private var home: UInt64?

  init(_ workspace: any Workspace, interval: Duration = .milliseconds(400)) {
    self.workspace = workspace
    self.interval = interval
  }

  func watch(_ list: WatchList) {
    guard list != self.list || known == nil else { return }
    self.list = list
    home = homeNode
    // What is new on the list is known as it is now; of the rest no change is lost.
    let now = stamps()
    known = now.merging(known ?? [:]) { _, before in before }
  }

  func next() async throws -> FileChanges {
    while true {
      try await Task.sleep(for: interval)
      let changes = changes()
      if !changes.isEmpty { return changes }
    }
  }

  /// What is not as it was when this was last asked.
  func changes() -> FileChanges {
    let before = known ?? [:]
    let now = stamps()
    known = now
    var changes = FileChanges()
    if homeNode != home {
      home = homeNode
      changes.areIncomplete = true
    }
    for (path, stamp) in now where before[path] != stamp { changes.paths.insert(path) }
    for path in before.keys where now[path] == nil { changes.paths.insert(path) }
    return changes
  }

  private var homeNode: UInt64? { list.home.flatMap(workspace.stamp)?.node }

  private func stamps() -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for path in list.inputs { stamps[path] = workspace.stamp(of: path) }
    var pending = list.trees.map { (path: $0, depth: 0) }
    while let (folder, depth) = pending.popLast() {
      stamps[folder] = workspace.stamp(of: folder)
      for name in (try? workspace.names(in: folder)) ?? [] where !name.hasPrefix(".") {
        let path = Path.normalized(Path.join(folder, name))
        if name.hasSuffix("/") {
          if depth < WatchList.deepest { pending.append((path, depth + 1)) }
        } else {
          stamps[path] = workspace.stamp(of: path)
        }
      }
    }
    return stamps
  }
}
