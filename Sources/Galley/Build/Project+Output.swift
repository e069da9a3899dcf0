import GalleyBasics
import GalleyLanguage

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
