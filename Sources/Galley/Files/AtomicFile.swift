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
