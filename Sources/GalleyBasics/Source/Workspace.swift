/// Where input files come from: a disk, an editor's buffers, a test's dictionary.
package protocol Workspace: Sendable {
  /// The bytes of a file. A pipe or a device is refused, unless somebody named it.
  ///
  /// - Parameter limit: the most bytes that are read; a longer file is refused.
  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8]

  /// Some bytes of a file, fewer where it ends before them: so that a file of any length can be read.
  func read(_ path: String, part: Range<Int>) throws(FileProblem) -> [UInt8]

  /// What is in a folder, sorted by name.
  func entries(in folder: String) throws(FileProblem) -> [FolderEntry]

  /// Whether there is anything at a path, a link that leads nowhere included.
  func exists(_ path: String) -> Bool

  /// The state of what a path leads to, through whatever links; `nil` where there is nothing.
  func stamp(of path: String) -> FileStamp?

  /// What a link says, which may lead anywhere; `nil` where a path is not that of a link.
  func target(ofLink path: String) -> String?

  /// The path from the root of all folders, without links, for a path that may be relative.
  func absolute(_ path: String) -> String

  /// Whether a path leads, through whatever links, to somewhere below a folder.
  func isInside(_ path: String, _ folder: String) -> Bool
}

extension Workspace {
  package func read(_ path: String, part: Range<Int>) throws(FileProblem) -> [UInt8] {
    let bytes = try read(path, limit: .max - 1)
    return Array(bytes[part.clamped(to: 0..<bytes.count)])
  }

  /// The names of the files and folders in a folder, folders with a slash at the end, sorted.
  package func names(in folder: String) throws(FileProblem) -> [String] {
    try entries(in: folder).compactMap { entry in
      switch entry.kind {
      case .file, .link: entry.name
      case .folder: entry.name + "/"
      case .special, .misnamed: nil
      }
    }
  }

  /// Whether a path is that of a link, which may lead anywhere.
  package func isLink(_ path: String) -> Bool { target(ofLink: path) != nil }

  /// The path from the root of all folders, as it is written: a link stays one.
  package func fromRoot(_ path: String) -> String {
    Path.normalized(path.hasPrefix("/") ? path : Path.join(absolute("."), path))
  }

  /// The links that an absolute path leads through, where each of them stands, and last where it leads to.
  package func way(to path: String) -> [String] {
    var way: [String] = []
    var place = ""
    var ahead = Array(path.split(separator: "/").map(String.init).reversed())
    while let name = ahead.popLast() {
      switch name {
      case ".": break
      case "..": place = String(place[..<(place.lastIndex(of: "/") ?? place.startIndex)])
      default:
        let next = "\(place)/\(name)"
        if way.count < Self.mostLinks, let target = target(ofLink: next) {
          way.append(next)
          if target.hasPrefix("/") { place = "" }
          ahead += target.split(separator: "/").map(String.init).reversed()
        } else {
          place = next
        }
      }
    }
    return way + [place.isEmpty ? "/" : place]
  }

  /// As many as Linux follows.
  private static var mostLinks: Int { 40 }

  /// Whether a path is that of a link which stands in a folder, or below it, and leads out of it.
  package func leadsOut(_ path: String, of folder: String) -> Bool {
    isLink(path) && isInside(Path.folder(of: path), folder) && !isInside(path, folder)
  }
}

/// What stands in a folder under one name.
package struct FolderEntry: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A link to whatever it may be.
    case link
    /// A pipe, a socket or a device.
    case special
    /// Something whose name is not UTF-8, so that nobody can ask for it.
    case misnamed
  }

  /// The name; of one that is not UTF-8, what can be shown of it.
  package var name: String
  package var kind: Kind

  package init(_ name: String, _ kind: Kind) {
    self.name = name
    self.kind = kind
  }
}

/// Why a file could not be read or written.
package enum FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing
  case isFolder
  case isNotFolder
  /// It is a pipe, a socket or a device, which may never end.
  case isSpecial
  /// It is a link in the project to something outside of it.
  case leadsOut
  /// Its name is not UTF-8.
  case isMisnamed
  /// It has more bytes than the limit; how many is not known of a pipe.
  case tooLarge(bytes: Int?, limit: Int)
  /// The system's own words.
  case system(String)

  package var description: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .isFolder: "it is a folder, not a file"
    case .isNotFolder: "it is not a folder"
    case .isSpecial: "it is a pipe, a socket or a device, not a file"
    case .leadsOut: "it is a link that leads out of the project"
    case .isMisnamed: "its name is not UTF-8"
    case .tooLarge(let bytes?, let limit):
      "it has \(decimal(bytes)) bytes; at most \(decimal(limit)) are read"
    case .tooLarge(nil, let limit): "it has more than \(decimal(limit)) bytes; no more are read"
    case .system(let words): words
    }
  }
}

/// What tells one state of a file or folder from another without reading it.
package struct FileStamp: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    case file, folder
    /// A pipe, a socket or a device.
    case other
  }

  package var kind: Kind
  /// When it was last changed, in nanoseconds since 1970.
  package var modified: Int
  /// In bytes.
  package var size: Int
  /// The number of its place on the disk, which a file that is put in its place does not have.
  package var node: UInt64

  package init(kind: Kind, modified: Int, size: Int, node: UInt64) {
    self.kind = kind
    self.modified = modified
    self.size = size
    self.node = node
  }
}

/// Files that are only in memory, by their paths.
package struct MemoryWorkspace: Workspace {
  package var files: [String: [UInt8]]

  package init(_ files: [String: String]) {
    self.files = files.mapValues { Array($0.utf8) }
  }

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    guard let bytes = files[Path.normalized(path)] else { throw .missing }
    guard bytes.count <= limit else { throw .tooLarge(bytes: bytes.count, limit: limit) }
    return bytes
  }

  package func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    let folder = Path.normalized(folder)
    let start = folder.isEmpty || folder == "." ? "" : "\(folder)/"
    let inside = files.keys.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
    let entries = inside.map { path in
      path.firstIndex(of: "/").map { FolderEntry(String(path[..<$0]), .folder) }
        ?? FolderEntry(String(path), .file)
    }
    guard !entries.isEmpty else { throw .missing }
    return Set(entries).sorted { $0.name < $1.name }
  }

  package func target(ofLink path: String) -> String? { nil }

  package func exists(_ path: String) -> Bool { files[Path.normalized(path)] != nil }

  /// Made from the bytes, or from the names in a folder: nothing in memory has a time.
  package func stamp(of path: String) -> FileStamp? {
    if let bytes = files[Path.normalized(path)] {
      return FileStamp(
        kind: .file, modified: 0, size: bytes.count,
        node: UInt64(bitPattern: Int64(bytes.hashValue)))
    }
    guard let names = try? names(in: path) else { return nil }
    return FileStamp(
      kind: .folder, modified: 0, size: 0, node: UInt64(bitPattern: Int64(names.hashValue)))
  }

  package func absolute(_ path: String) -> String { Path.normalized(path) }

  /// Whether a path is written as one below a folder; nothing in memory is a link.
  package func isInside(_ path: String, _ folder: String) -> Bool {
    let path = Path.normalized(path)
    return !path.hasPrefix("..") && !path.hasPrefix("/")
      && (folder.isEmpty || folder == "." || path.hasPrefix(folder + "/"))
  }
}
