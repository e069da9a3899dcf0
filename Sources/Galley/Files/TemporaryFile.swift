import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

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
