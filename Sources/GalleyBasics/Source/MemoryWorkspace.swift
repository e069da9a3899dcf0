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

  package func names(in folder: String) throws(FileProblem) -> [String] {
    let folder = Path.normalized(folder)
    let start = folder.isEmpty || folder == "." ? "" : "\(folder)/"
    let inside = files.keys.filter { $0.hasPrefix(start) }.map { $0.dropFirst(start.count) }
    let names = inside.map { path in
      path.firstIndex(of: "/").map { String(path[...$0]) } ?? String(path)
    }
    guard !names.isEmpty else { throw .missing }
    return Set(names).sorted()
  }

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
