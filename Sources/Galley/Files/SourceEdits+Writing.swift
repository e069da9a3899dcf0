package import GalleyBasics

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
