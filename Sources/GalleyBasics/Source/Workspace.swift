/// Where input files come from: a disk, an editor's buffers, a test's dictionary.
package protocol Workspace: Sendable {
  /// The bytes of a file.
  ///
  /// - Parameter limit: the most bytes that are read; a longer file is refused.
  func read(_ path: String, limit: Int) throws(FileProblem) -> [UInt8]

  /// The names of what is in a folder, folders with a slash at the end, sorted.
  func names(in folder: String) throws(FileProblem) -> [String]

  /// Whether there is anything at a path, a link that leads nowhere included.
  func exists(_ path: String) -> Bool

  /// The state of what a path leads to, through whatever links; `nil` where there is nothing.
  func stamp(of path: String) -> FileStamp?

  /// The path from the root of all folders, without links, for a path that may be relative.
  func absolute(_ path: String) -> String

  /// Whether a path leads, through whatever links, to somewhere below a folder.
  func isInside(_ path: String, _ folder: String) -> Bool
}

/// Why a file could not be read or written.
package enum FileProblem: Error, Hashable, Sendable, CustomStringConvertible {
  case missing
  case isFolder
  case isNotFolder
  /// It has more bytes than the limit; how many is not known of a pipe.
  case tooLarge(bytes: Int?, limit: Int)
  /// The system's own words.
  case system(String)

  package var description: String {
    switch self {
    case .missing: "there is no such file or folder"
    case .isFolder: "it is a folder, not a file"
    case .isNotFolder: "it is not a folder"
    case .tooLarge(let bytes?, let limit):
      "it has \(decimal(bytes)) bytes; at most \(decimal(limit)) are read"
    case .tooLarge(nil, let limit): "it has more than \(decimal(limit)) bytes; no more are read"
    case .system(let words): words
    }
  }
}
