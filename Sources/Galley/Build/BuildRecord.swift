import GalleyBasics

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The list of the files that builds have written to a folder. It lies in that folder, so that a later build
/// can take away what no article stands behind any more, and nothing that others have put there.
struct BuildRecord {
  /// The list's name, one path a line.
  static let fileName = ".galley-build"

  private let folder: OutputFolder
  private let earlier: Set<String>

  /// Reads the list of earlier builds; there is none in a new folder.
  init(of folder: OutputFolder) {
    self.folder = folder
    let bytes = try? DiskWorkspace().read(
      Path.join(folder.path, Self.fileName), limit: Self.sizeLimit)
    let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    earlier = Set(lines.filter(Self.isBelowFolder))
  }

  /// In bytes: a million pages.
  private static let sizeLimit = 128 << 20

  /// Adds what a build is about to write, so that it is known even if the build is interrupted.
  func note(_ files: Set<String>) throws(FileProblem) {
    if !files.isSubset(of: earlier) { try write(earlier.union(files)) }
  }

  /// Takes away what earlier builds wrote and this one does not.
  ///
  /// - Returns: how many files were taken away.
  func clean(keeping files: Set<String>) throws(FileProblem) -> Int {
    var count = 0
    for file in earlier.subtracting(files).sorted() where remove(file) { count += 1 }
    try write(files)
    return count
  }

  private func write(_ files: Set<String>) throws(FileProblem) {
    let text = files.filter(Self.isBelowFolder).sorted().map { $0 + "\n" }.joined()
    try folder.write(Array(text.utf8), to: Self.fileName)
  }

  /// Removes a file and the folders that are empty without it.
  private func remove(_ file: String) -> Bool {
    var below = Path.folder(of: file)
    guard isInRealFolders(below), unlink(Path.join(folder.path, file)) == 0 else { return false }
    while !below.isEmpty, rmdir(Path.join(folder.path, below)) == 0 {
      below = Path.folder(of: below)
    }
    return true
  }

  /// Whether no part of a path is a link: what one leads to is none of this folder's.
  private func isInRealFolders(_ path: String) -> Bool {
    var path = path
    while !path.isEmpty {
      var status = stat()
      guard lstat(Path.join(folder.path, path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR
      else { return false }
      path = Path.folder(of: path)
    }
    return true
  }

  private static func isBelowFolder(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(UInt8(ascii: "\n"))
      && Path.normalized(path) == path && path != ".." && !path.hasPrefix("../")
  }
}
