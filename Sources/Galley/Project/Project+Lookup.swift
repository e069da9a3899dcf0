import GalleyContent
import GalleyModel
import GalleyLanguage
package import GalleyBasics

extension Project {
  /// The file of a layout that somebody asked for by name or by path.
  package func layoutPath(_ layout: String) throws(GalleyError) -> String {
    if layout.isPath(extension: ".yaml") { return layout }
    return try find(layout, "layout", in: names(of: layoutFiles, below: layoutsFolder))
  }

  /// The file of an article that somebody asked for: by its path, its file's name or the slug of its page.
  package func articlePath(_ article: String) throws(GalleyError) -> String {
    let isFile = ArticleFormat.allCases.contains { format in
      format.endings.contains { article.isPath(extension: "." + $0) }
    }
    if isFile || ArticleID(named: article).path != article { return article }
    let files = try list(articlesFolder, articleFiles)
    let alone = files.filter { ArticleID(named: $0).path == $0 }
    let paths = alone.map { (Path.stem(of: $0), Path.join(articlesFolder, $0)) }
    if let match = paths.first(where: { $0.0 == article }) { return match.1 }
    let slugs = files.compactMap { file in
      entry(of: file, in: articlesFolder).map {
        ($0.address.slug, Path.join(articlesFolder, file))
      }
    }
    return try find(article, "article", in: slugs.isEmpty ? paths : slugs)
  }

  /// The path below the articles' folder of a file in it; `nil` for a file elsewhere.
  func articleFile(at path: String) -> String? {
    let path = Path.normalized(path)
    if articlesFolder == "." || articlesFolder.isEmpty { return path.hasPrefix("/") ? nil : path }
    return path.hasPrefix("\(articlesFolder)/")
      ? String(path.dropFirst(articlesFolder.count + 1)) : nil
  }

  /// What the project's files may name of it.
  func contents(_ archive: Archive) -> ProjectContents {
    // Without a project no build copies anything, and pictures may be anywhere.
    let isProject = workspace.exists(path(ProjectConfig.fileName))
    return ProjectContents(articles: archive.names, assets: isProject ? config.assets : ".") {
      [workspace, folder] file in
      workspace.stamp(of: Path.join(folder, file))?.kind == .file
    }
  }

  /// The project's layouts, as paths below their folder.
  package func layoutFiles() throws(FileProblem) -> [String] { try layoutTree().files }

  func layoutTree() throws(FileProblem) -> FileTree { try tree(layoutsFolder, ".yaml") }

  private func tree(_ folder: String, _ ending: String) throws(FileProblem) -> FileTree {
    try FileTree(below: folder, endings: [ending], root: self.folder, in: workspace)
  }

  /// Whether there is a file for the site; a project may do without.
  var hasSite: Bool { workspace.exists(sitePath) }

  private func names(
    of files: () throws(FileProblem) -> [String], below folder: String
  ) throws(GalleyError) -> [(name: String, path: String)] {
    try list(folder, files).map { (Path.stem(of: $0), Path.join(folder, $0)) }
  }

  private func find(
    _ name: String, _ what: String, in known: [(name: String, path: String)]
  ) throws(GalleyError) -> String {
    if let match = known.first(where: { $0.name == name }) { return match.path }
    let message = "no \(what) is named '\(name)'"
    if let likely = Suggestion.nearest(to: name, among: known.map(\.name)) {
      throw GalleyError("\(message); did you mean '\(likely)'?")
    }
    let some = known.prefix(12).map(\.name).joined(separator: ", ")
    throw GalleyError(known.isEmpty ? "\(message)" : "\(message); there are: \(some)")
  }
}

extension String {
  /// Whether the word means a file rather than a name.
  fileprivate func isPath(extension: String) -> Bool {
    self == "-" || contains("/") || hasSuffix(`extension`)
  }
}
