import FlyingSocks
import Galley
import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Notices that files change.
protocol FileWatcher: Sendable {
  /// Says what is to be watched from now on.
  func watch(_ list: WatchList) async

  /// Waits for changes; those that come in a burst come together.
  func next() async throws -> FileChanges
}

/// What a watcher has noticed.
struct FileChanges: Hashable, Sendable {
  /// The paths, in the form of the watch list, of what was changed, and of each folder in which
  /// something appeared or went.
  var paths: Set<String> = []
  /// Whether there was more than the system could tell: then anything may have changed.
  var areIncomplete = false

  var isEmpty: Bool { paths.isEmpty && !areIncomplete }
}

/// What is to be watched, as paths from where the program runs.
struct WatchList: Hashable, Sendable {
  /// Folders with all that is in them, now or later, but for hidden ones.
  var trees: Set<String> = []
  /// Files and folders that were read, or looked for in vain.
  var inputs: Set<String> = []
  /// The project's folder, which may be taken away and come back, as an absolute path. Where that leads through links,
  /// other folders may take its place as well.
  var home: String?

  /// The most folders below each other.
  static let deepest = 16
}

extension WatchList {
  /// Whether changes may concern what is on the list.
  func isTouched(by changes: FileChanges) -> Bool {
    changes.areIncomplete
      || changes.paths.contains { path in
        inputs.contains(path)
          || trees.contains { $0 == "." || path == $0 || path.hasPrefix("\($0)/") }
      }
  }
}

/// The folder that paths without a slash at their start count from.
struct WorkingFolder: Sendable {
  private let workspace: any Workspace
  private let path: String

  /// The current one.
  init(_ workspace: any Workspace) {
    self.workspace = workspace
    path = workspace.absolute(".")
  }

  /// Goes there again where another folder has taken its place: the process stays in the old one, which
  /// may have no name any more.
  func restore() {
    guard let there = workspace.stamp(of: path), there.kind == .folder,
      there.node != workspace.stamp(of: ".")?.node
    else { return }
    // Where that fails the folder is as good as gone, and said to be.
    _ = chdir(path)
  }
}

extension Project {
  /// Its folder as an absolute path, through the links by which it is named.
  var home: String { workspace.fromRoot(folder) }

  /// What notices changes of the project's files where it is: the system, or one that looks itself.
  func watcher(
    for list: WatchList, polls: Bool, pool: any AsyncSocketPool
  ) async -> any FileWatcher {
    #if os(Linux)
      if !polls, !MountTable(workspace).isRemote(workspace.absolute(folder)),
        let watcher = InotifyWatcher(workspace, pool: pool)
      {
        await watcher.watch(list)
        if await watcher.isComplete { return watcher }
      }
    #endif
    let watcher = PollingWatcher(workspace)
    await watcher.watch(list)
    return watcher
  }
}

/// The file systems of this machine, by where they stand.
struct MountTable: Sendable {
  private struct Mount: Sendable {
    let folder: String
    let kind: Substring
  }

  private let mounts: [Mount]

  /// - Parameter text: lines as of `/proc/self/mounts`: device, folder, kind and more.
  init(_ text: String) {
    mounts = text.split(separator: "\n").compactMap { line -> Mount? in
      let parts = line.split(separator: " ")
      guard parts.count > 2 else { return nil }
      return Mount(folder: String(parts[1].replacing("\\040", with: " ")), kind: parts[2])
    }
  }

  /// Those that the system tells of; none where it does not say.
  init(_ workspace: any Workspace) {
    let bytes = (try? workspace.read("/proc/self/mounts", limit: 1 << 20)) ?? []
    self.init(String(decoding: bytes, as: UTF8.self))
  }

  /// Whether files in a folder may change without the system's knowing, as they are on another
  /// machine or served by a program.
  ///
  /// - Parameter folder: an absolute path.
  func isRemote(_ folder: String) -> Bool {
    let kind = mounts.filter { isInside(folder, $0.folder) }
      .max { $0.folder.utf8.count <= $1.folder.utf8.count }?.kind
    guard let kind else { return false }
    return kind.hasPrefix("fuse") || Self.remote.contains(String(kind))
  }

  private static let remote: Set<String> = [
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "virtiofs", "vboxsf", "prl_fs", "afs", "ceph",
  ]

  private func isInside(_ path: String, _ folder: String) -> Bool {
    folder == "/" || path == folder || path.hasPrefix("\(folder)/")
  }
}
