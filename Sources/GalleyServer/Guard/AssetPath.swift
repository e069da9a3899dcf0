import GalleyBasics

/// Finds the file that a request's path means, below one folder and nowhere else.
struct AssetPath: Sendable {
  let workspace: any Workspace
  /// The folder of the assets as a path from where the program runs.
  let folder: String
  /// The same from the project's folder, as pages write it: `assets`.
  let prefix: String

  /// The most bytes that a file may have to be served.
  static let sizeLimit = 64 << 20

  /// The file, or `nil` for what is not served: anything outside of the folder, links out of it
  /// included; hidden files; what is no plain file; what a page does not show.
  func file(for path: String) -> String? {
    guard let relative = relative(path) else { return nil }
    let file = Path.join(folder, relative)
    guard ContentType.asset(file) != nil, workspace.isInside(file, folder),
      let stamp = workspace.stamp(of: file), stamp.kind == .file, stamp.size <= Self.sizeLimit
    else { return nil }
    return file
  }

  /// The path below the folder, each part of it a plain name.
  private func relative(_ path: String) -> String? {
    // A slash or backslash that is encoded is no separator to the browser, but one to the system.
    let lowercase = path.lowercased()
    guard !lowercase.contains("%2f"), !lowercase.contains("%5c"),
      let decoded = PercentEncoding.decode(path), decoded.hasPrefix("/")
    else { return nil }
    let parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".")
        && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
    }
    let folders = prefix == "." ? [] : prefix.split(separator: "/")
    guard isPlain, parts.count > folders.count, parts.starts(with: folders) else { return nil }
    return parts.dropFirst(folders.count).joined(separator: "/")
  }
}
