package import GalleySyntax

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Writes files that are there whole or not at all.
package enum AtomicFile {
  /// Writes to a temporary file beside the path, then renames it; readers never see half of it.
  ///
  /// What stands at the path and is no plain file, such as `/dev/null`, is written to, not replaced.
  package static func write(_ bytes: [UInt8], to path: String) throws(FileProblem) {
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
      return try append(bytes, toDevice: path)
    }
    let temporary = path + temporaryEnding
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    let failure = bytes.withUnsafeBytes { Glue.write($0, to: descriptor) }
    let closed = close(descriptor)
    if let problem = failure ?? (closed == 0 ? nil : FileProblem(code: errno)) {
      unlink(temporary)
      throw problem
    }
    guard rename(temporary, path) == 0 else {
      let problem = FileProblem(code: errno)
      unlink(temporary)
      throw problem
    }
  }

  /// Two processes that write the same file do not meet in the temporary one.
  private static let temporaryEnding = ".\(getpid()).tmp"

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
