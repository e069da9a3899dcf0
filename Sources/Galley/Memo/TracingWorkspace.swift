package import GalleyBasics

/// The files of another workspace; every one that is asked for is noted in the `FileTrace` of the
/// computation that asks.
package struct TracingWorkspace: Workspace {
  private let base: any Workspace

  package init(_ base: any Workspace) { self.base = base }

  package func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8] {
    FileTrace.note(path)
    return try base.read(path, limit: limit)
  }

  package func read(_ path: String, part: Range<Int>) throws(FileProblem) -> [UInt8] {
    FileTrace.note(path)
    return try base.read(path, part: part)
  }

  package func entries(in folder: String) throws(FileProblem) -> [FolderEntry] {
    FileTrace.note(folder)
    return try base.entries(in: folder)
  }

  package func target(ofLink path: String) -> String? { base.target(ofLink: path) }

  package func exists(_ path: String) -> Bool {
    FileTrace.note(path)
    return base.exists(path)
  }

  package func stamp(of path: String) -> FileStamp? {
    FileTrace.note(path)
    return base.stamp(of: path)
  }

  package func absolute(_ path: String) -> String { base.absolute(path) }

  package func isInside(_ path: String, _ folder: String) -> Bool { base.isInside(path, folder) }
}
