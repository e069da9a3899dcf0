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
  /// The paths that a person named: only they may be pipes and devices, which nobody else waits for.
  private let named: Set<String>
  /// What was read of standard input already, which tells it only once.
  private let input: [UInt8]?

  package init(named: some Sequence<String> = [], input: [UInt8]? = nil) {
    self.named = Set(named)
    self.input = input
  }

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    if path == "-", let input {
      guard input.count <= limit else { throw .tooLarge(bytes: input.count, limit: limit) }
      return input
    }
    if path == "-" { return try Self.readAll(STDIN_FILENO, expecting: 0, limit: limit) }
    let (descriptor, size) = try openFile(path)
    defer { close(descriptor) }
    guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
    return try Self.readAll(descriptor, expecting: size, limit: limit)
  }

  package func read(_ path: String, part: Range<Int>) throws(FileProblem) -> [UInt8] {
    let (descriptor, _) = try openFile(path)
    defer { close(descriptor) }
    guard lseek(descriptor, off_t(part.lowerBound), SEEK_SET) >= 0 else {
      throw FileProblem(code: errno)
    }
    var bytes: [UInt8] = []
    while bytes.count < part.count {
      let start = bytes.count
      let problem = bytes.appendUninitialized(part.count - start) {
        Glue.read(descriptor, into: $0)
      }
      if let problem { throw problem }
      if bytes.count == start { break }
    }
    return bytes
  }

  private func openFile(_ path: String) throws(FileProblem) -> (descriptor: Int32, size: Int) {
    let isNamed = named.contains(path)
    var status = stat()
    // Opening alone may wait, or start a device: what it is must be known before.
    guard stat(path, &status) == 0 else { throw Self.problem(of: path) }
    try Self.refuseUnreadable(status, isNamed: isNamed)
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | (isNamed ? 0 : O_NONBLOCK))
    guard descriptor >= 0 else { throw FileProblem(code: errno) }
    guard fstat(descriptor, &status) == 0 else {
      close(descriptor)
      throw FileProblem(code: errno)
    }
    do {
      try Self.refuseUnreadable(status, isNamed: isNamed)
    } catch {
      close(descriptor)
      throw error
    }
    return (descriptor, Int(status.st_size))
  }

  private static func refuseUnreadable(_ status: stat, isNamed: Bool) throws(FileProblem) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw .isFolder
    default: if !isNamed { throw .isSpecial }
    }
  }

  /// Why there is nothing at a path: a name on the command line that is not UTF-8 comes here repaired,
  /// and is never found.
  private static func problem(of path: String) -> FileProblem {
    let problem = FileProblem(code: errno)
    return problem == .missing && path.unicodeScalars.contains("\u{FFFD}") ? .isMisnamed : problem
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

  package func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    guard let stream = opendir(folder) else { throw FileProblem(code: errno) }
    defer { closedir(stream) }
    var entries: [FolderEntry] = []
    while let entry = try Self.next(in: stream) {
      let (name, isUTF8) = Self.name(of: entry)
      guard name != ".", name != ".." else { continue }
      let kind = Self.kind(of: entry, Path.join(folder, name))
      entries.append(FolderEntry(name, isUTF8 ? kind : .misnamed))
    }
    return entries.sorted { $0.name < $1.name }
  }

  private static func next(
    in stream: OpaquePointer
  ) throws(FileProblem) -> UnsafeMutablePointer<dirent>? {
    errno = 0
    if let entry = readdir(stream) { return entry }
    guard errno == 0 else { throw FileProblem(code: errno) }
    return nil
  }

  /// The name of an entry, and whether it is UTF-8; of one that is not, what can be shown.
  private static func name(of entry: UnsafeMutablePointer<dirent>) -> (String, isUTF8: Bool) {
    withUnsafePointer(to: &entry.pointee.d_name) { name in
      name.withMemoryRebound(to: CChar.self, capacity: 256) { bytes in
        String(validatingCString: bytes).map { ($0, true) } ?? (String(cString: bytes), false)
      }
    }
  }

  private static func kind(
    of entry: UnsafeMutablePointer<dirent>, _ path: @autoclosure () -> String
  ) -> FolderEntry.Kind {
    switch Int32(entry.pointee.d_type) {
    case Int32(DT_DIR): return .folder
    case Int32(DT_REG): return .file
    case Int32(DT_LNK): return .link
    case Int32(DT_UNKNOWN):
      var status = stat()
      guard lstat(path(), &status) == 0 else { return .file }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return .folder
      case S_IFREG: return .file
      case S_IFLNK: return .link
      default: return .special
      }
    default: return .special
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

  package func target(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = readlink(path, &bytes, bytes.count)
    guard count >= 0 else { return nil }
    return String(decoding: bytes[..<count].map(UInt8.init(bitPattern:)), as: UTF8.self)
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
