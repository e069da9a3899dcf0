package import GalleyModel
package import GalleyBasics

/// A file of articles, surveyed.
package struct ArticleFile: Sendable {
  package let path: String
  package let format: ArticleFormat
  private let survey: ArticleSurvey

  /// Finds the articles of a file.
  package init(
    _ path: String, _ format: ArticleFormat, in workspace: any Workspace
  ) throws(FileProblem) {
    self.path = path
    self.format = format
    var chunks = FileChunks(path, in: workspace)
    survey = try format.reader.survey(&chunks)
  }

  /// The articles in it, in its order.
  package var articles: [ArticleID] {
    survey.pieces.indices.map { ArticleID(path: path, index: $0) }
  }

  /// Reads one of its articles.
  ///
  /// - Parameter index: its place in `articles`.
  package func article(
    at index: Int, _ extent: ArticleExtent = .whole, in workspace: any Workspace
  ) throws(FileProblem) -> Diagnosed<Article?> {
    let piece = survey.pieces[index]
    let bytes =
      if let range = piece.range {
        try workspace.read(path, part: range)
      } else {
        try workspace.read(path, limit: Article.byteLimit)
      }
    let file = SourceFile(path: path, bytes: bytes, firstLine: piece.firstLine)
    var read = format.reader.article(in: file, of: survey, extent)
    read.value?.index = index
    return read
  }
}
