import Galley
import GalleyBasics

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
