import GalleyBasics
import GalleyLanguage
import Synchronization

/// The folder that a build writes to; threads, and other builds, may write there at the same time.
final class OutputFolder: Sendable {
  let path: String
  /// The folders in it that were made, or found.
  private let known = Mutex<Set<String>>([])

  /// Makes the folder where it is not there.
  init(_ path: String) throws(FileProblem) {
    self.path = path
    try prepare(path)
  }

  /// Writes a file whole or not at all. A link in its place is replaced: what it leads to is not the build's.
  ///
  /// - Parameter name: its path below the folder; folders that are not there are made.
  func write(_ bytes: [UInt8], to name: String) throws(FileProblem) {
    let file = Path.join(path, name)
    let folder = Path.folder(of: file)
    try prepare(folder)
    do {
      try AtomicFile.write(bytes, to: file, followsLinks: false)
    } catch .missing {
      // The folder was taken away meanwhile, or another thread is about to make it.
      try AtomicFile.makeFolder(folder)
      try AtomicFile.write(bytes, to: file, followsLinks: false)
    }
  }

  /// Makes a folder, and takes away what builds that were killed have left in it.
  private func prepare(_ folder: String) throws(FileProblem) {
    guard !known.withLock({ $0.contains(folder) }) else { return }
    try refuseLinks(to: folder)
    try AtomicFile.makeFolder(folder)
    TemporaryFile.clearAway(in: folder)
    known.withLock { _ = $0.insert(folder) }
  }

  /// A link below the folder may lead anywhere; that it is one itself is its owner's choice.
  private func refuseLinks(to folder: String) throws(FileProblem) {
    var place = folder
    while place.utf8.count > path.utf8.count {
      if DiskWorkspace().isLink(place) { throw .system("'\(place)' is a link") }
      let above = Path.folder(of: place)
      guard above != place else { return }
      place = above
    }
  }
}

// Where a build may write.
extension Project {
  /// Refuses to write pages among what they are made from: the next build would read them, or they would take the place
  /// of files that somebody wrote.
  func refuse(output: String) throws(GalleyError) {
    if workspace.isInside(folder, output) {
      throw GalleyError(
        "cannot build into '\(output)': it holds the project; name a folder of its own")
    }
    for place in sourcePlaces where workspace.isInside(output, place.folder) {
      throw GalleyError(
        "cannot build into '\(output)': '\(place.folder)' holds \(place.content); name a folder of its own"
      )
    }
  }

  /// The folders below the project's own that it is made from, each with what it holds.
  private var sourcePlaces: [(folder: String, content: String)] {
    let articles = config.articles.map { source in
      let path = path(source.path)
      let isFolder = workspace.stamp(of: path.isEmpty ? "." : path)?.kind == .folder
      return (isFolder ? path : Path.folder(of: path), "the project's articles")
    }
    let files = [sitePath, authorsPath, bidsPath].compactMap(\.self).map {
      (Path.folder(of: $0), "a file of the project")
    }
    let places =
      articles + [
        (layoutsFolder, "the project's layouts"), (path(config.assets), "the project's assets"),
      ] + files
    let home = workspace.absolute(folder)
    // Of what lies in the project's folder itself, that folder is no place of its own.
    return places.filter { workspace.absolute($0.0) != home }
      .map { (folder: $0.0, content: $0.1) }
  }
}
