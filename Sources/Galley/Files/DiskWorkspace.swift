package import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The files of this machine; the path `-` is standard input.
package struct DiskWorkspace: Workspace {
  package init() {}

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    if path == "-" { return try Self.readAll(STDIN_FILENO, expecting: 0, limit: limit) }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileProblem(code: errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw .isFolder }
    let size = Int(status.st_size)
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
    return try Self.readAll(descriptor, expecting: size, limit: limit)
  }

  /// Reads to the end, also of a pipe, whose size nobody knows.
  private static func readAll(
    _ descriptor: Int32, expecting size: Int, limit: Int
  ) throws(FileProblem) -> [UInt8] {
    var bytes: [UInt8] = []
    var wanted = size + 1
    while true {
      let start = bytes.count
      let problem = bytes.appendUninitialized(wanted) { Glue.read(descriptor, into: $0) }
      if let problem { throw problem }
      // One byte more was asked for than a plain file has: there is no second read to learn its end.
      if bytes.count == start || bytes.count == size { return bytes }
      guard bytes.count <= limit else { throw .tooLarge(bytes: nil, limit: limit) }
      wanted = bytes.count <= size ? size + 1 - bytes.count : 64 << 10
    }
  }

  package func names(in folder: String) throws(FileProblem) -> [String] {
    guard let stream = opendir(folder) else { throw FileProblem(code: errno) }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      guard name != ".", name != "..", Self.canBeRead(entry) else { continue }
      names.append(Self.isFolder(entry, Path.join(folder, name)) ? name + "/" : name)
    }
    return names.sorted()
  }

  /// Whether an entry is no pipe, socket or device: one that nobody named is not waited for.
  private static func canBeRead(_ entry: UnsafeMutablePointer<dirent>) -> Bool {
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR), Int32(DT_REG), Int32(DT_LNK), Int32(DT_UNKNOWN): true
    default: false
    }
  }

  private static func isFolder(_ entry: UnsafeMutablePointer<dirent>, _ path: String) -> Bool {
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR): return true
    case Int32(DT_UNKNOWN):
      var status = stat()
      return lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    // A link to a folder is not followed: it may lead back to where it stands.
    default: return false
    }
  }

  package func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(path, &status) == 0
  }

  package func stamp(of path: String) -> FileStamp? {
    var status = stat()
    guard stat(path.isEmpty ? "." : path, &status) == 0 else { return nil }
    #if canImport(Darwin)
      let modified = status.st_mtimespec
    #else
      let modified = status.st_mtim
    #endif
    return FileStamp(
      kind: FileStamp.Kind(mode: status.st_mode),
      modified: Int(modified.tv_sec) * 1_000_000_000 + Int(modified.tv_nsec),
      size: Int(status.st_size), node: UInt64(status.st_ino))
  }

  package func absolute(_ path: String) -> String {
    let path = path.isEmpty ? "." : path
    return Self.resolved(path) ?? path
  }

  package func isInside(_ path: String, _ folder: String) -> Bool {
    guard let folder = Self.resolved(folder.isEmpty ? "." : folder) else { return false }
    // What does not exist is judged by the nearest folder above it that does.
    var existing = path
    while Self.resolved(existing) == nil, !existing.isEmpty {
      existing = Path.folder(of: existing)
    }
    guard let path = Self.resolved(existing) else { return false }
    return path == folder || path.hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }

  /// The absolute path without links, or `nil` where there is no such file.
  private static func resolved(_ path: String) -> String? {
    guard let real = realpath(path.isEmpty ? "." : path, nil) else { return nil }
    defer { free(real) }
    return String(cString: real)
  }
}

extension FileStamp.Kind {
  fileprivate init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}

extension FileProblem {
  /// What an `errno` means.
  package init(code: Int32) {
    switch code {
    case ENOENT: self = .missing
    case EISDIR: self = .isFolder
    case ENOTDIR: self = .isNotFolder
    default: self = .system(String(cString: strerror(code)).lowercased())
    }
  }
}
