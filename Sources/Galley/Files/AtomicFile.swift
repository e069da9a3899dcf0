package import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes files that are there whole or not at all.
package enum AtomicFile {
  /// Writes to a `TemporaryFile` beside the path, then renames it; readers never see half of it.
  ///
  /// A link stays, and the file that it leads to is written, unless it leads nowhere. What is no plain file, such as
  /// `/dev/null` or a pipe, is written to, not replaced. A file keeps its owner and who may read it.
  ///
  /// - Parameter followsLinks: whether a link stays; else the file takes its place, and what it leads to stays as it is.
  package static func write(
    _ bytes: [UInt8], to path: String, followsLinks: Bool = true
  ) throws(FileProblem) {
    var status = stat()
    let isThere = lstat(path, &status) == 0
    switch status.st_mode & S_IFMT {
    case S_IFREG where isThere:
      try replace(path, with: bytes, like: status)
    case _ where !isThere:
      try replace(path, with: bytes)
    case S_IFLNK where !followsLinks:
      try replace(path, with: bytes)
    case S_IFLNK where !path.hasPrefix("/dev/"):
      guard let real = realpath(path, nil) else { return try replace(path, with: bytes) }
      defer { free(real) }
      try write(bytes, to: String(cString: real))
    default:
      try append(bytes, toDevice: path)
    }
  }

  private static func replace(
    _ path: String, with bytes: [UInt8], like old: stat? = nil
  ) throws(FileProblem) {
    let temporary = try TemporaryFile(in: Path.folder(of: path))
    do throws(FileProblem) {
      try temporary.write(bytes)
      if let old { temporary.takeRights(of: old) }
      guard rename(temporary.path, path) == 0 else { throw FileProblem(code: errno) }
    } catch {
      unlink(temporary.path)
      throw error
    }
  }

  private static func append(
    _ bytes: [UInt8], toDevice path: String
  ) throws(FileProblem) {
    let descriptor = open(path, O_WRONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    defer { close(descriptor) }
    if let problem = bytes.withUnsafeBytes({ Glue.write($0, to: descriptor) }) { throw problem }
  }

  /// Makes a folder and those above it.
  package static func makeFolder(_ path: String) throws(FileProblem) {
    guard !path.isEmpty, mkdir(path, 0o755) != 0 else { return }
    switch errno {
    case EEXIST:
      var status = stat()
      guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
        throw .isNotFolder
      }
    case ENOENT where Path.folder(of: path) != path:
      try makeFolder(Path.folder(of: path))
      guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw FileProblem(code: errno) }
    case let code: throw FileProblem(code: code)
    }
  }
}

/// A file that is written under a name of its own, and then renamed.
///
/// It is locked until then. So whoever meets such a file without a lock knows that its writer was killed.
/// The name is random: two containers can have processes of the same number.
struct TemporaryFile: ~Copyable {
  let path: String
  private let descriptor: Int32

  private static let start = ".galley-"
  private static let ending = ".tmp"
  /// Far more than chance or somebody who clears away could ask for.
  private static let attempts = 16

  init(in folder: String) throws(FileProblem) {
    for _ in 0..<Self.attempts {
      let name = Self.start + String(UInt64.random(in: 0 ... .max), radix: 36) + Self.ending
      let path = Path.join(folder, name)
      let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
      guard descriptor >= 0 else {
        if errno == EEXIST { continue }
        throw FileProblem(code: errno)
      }
      if Self.isKept(descriptor) {
        self.path = path
        self.descriptor = descriptor
        return
      }
      close(descriptor)
    }
    throw .system("its temporary files are taken away")
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8]) throws(FileProblem) {
    if let problem = bytes.withUnsafeBytes({ Glue.write($0, to: descriptor) }) { throw problem }
    // Some file systems tell only at the end that the disk is full; the lock goes with the last descriptor.
    let copy = dup(descriptor)
    guard copy >= 0, close(copy) == 0 else { throw FileProblem(code: errno) }
  }

  /// Gives it the owner of another file, where the system allows that, and to whom it may be read and written.
  func takeRights(of other: stat) {
    _ = fchown(descriptor, other.st_uid, other.st_gid)
    fchmod(descriptor, other.st_mode & 0o7777)
  }

  /// Locks a file that was just made; false where somebody cleared it away before. A file system without
  /// locks keeps the file too, as nobody can clear away there.
  private static func isKept(_ descriptor: Int32) -> Bool {
    if flock(descriptor, LOCK_EX | LOCK_NB) != 0 { return errno != EWOULDBLOCK }
    var status = stat()
    return fstat(descriptor, &status) == 0 && status.st_nlink > 0
  }

  /// Takes away what writers that were killed have left in a folder.
  static func clearAway(in folder: String) {
    let entries = (try? DiskWorkspace().entries(in: folder.isEmpty ? "." : folder)) ?? []
    for entry in entries
    where entry.kind == .file && entry.name.hasPrefix(start) && entry.name.hasSuffix(ending) {
      let path = Path.join(folder, entry.name)
      let descriptor = open(path, O_WRONLY | O_NOFOLLOW | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { unlink(path) }
      close(descriptor)
    }
  }
}

extension SourceEdits {
  /// Writes the file with its changes made.
  ///
  /// - Returns: whether it was; false where the file is not, or no longer, what was read, such as a part of
  ///   an export.
  package func write(in workspace: any Workspace) throws(GalleyError) -> Bool {
    guard (try? workspace.read(file.path, limit: file.bytes.count)) == file.bytes else {
      return false
    }
    do {
      try AtomicFile.write(bytes, to: file.path)
      return true
    } catch {
      throw GalleyError("cannot write '\(file.path)': \(error)")
    }
  }
}
