import GalleyBasics
import Synchronization

/// The files of a disk, with those that an editor has open as the editor shows them.
final class OpenFiles: Workspace {
  private let disk: any Workspace
  private let open = Mutex<[String: [UInt8]]>([:])

  init(_ disk: any Workspace) { self.disk = disk }

  /// Sets what is shown of a file; `nil` where it is closed.
  func show(_ bytes: [UInt8]?, at path: String) { open.withLock { $0[path] = bytes } }

  private func shown(_ path: String) -> [UInt8]? {
    open.withLock { $0.isEmpty ? nil : $0[Path.normalized(path)] }
  }

  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = shown(path) else { return try disk.read(path, limit: limit) }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  /// A file that is not saved yet stands in its folder, too.
  func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    let place = Path.normalized(folder)
    let names = open.withLock { open in
      open.keys.filter { Path.folder(of: $0) == place }.map(Path.name(of:))
    }
    guard !names.isEmpty else { return try disk.entries(in: folder) }
    let saved = (try? disk.entries(in: folder)) ?? []
    let known = Set(saved.map(\.name))
    let new = names.filter { !known.contains($0) }.map { FolderEntry($0, .file) }
    return new.isEmpty ? saved : (saved + new).sorted { $0.name < $1.name }
  }

  func exists(_ path: String) -> Bool { shown(path) != nil || disk.exists(path) }

  func stamp(of path: String) -> FileStamp? {
    if let stamp = disk.stamp(of: path) { return stamp }
    return shown(path).map { FileStamp(kind: .file, modified: 0, size: $0.count, node: 0) }
  }

  func stampOnDisk(_ path: String) -> FileStamp? { disk.stamp(of: path) }

  func target(ofLink path: String) -> String? { disk.target(ofLink: path) }
  func absolute(_ path: String) -> String { disk.absolute(path) }
  func isInside(_ path: String, _ folder: String) -> Bool { disk.isInside(path, folder) }
}
