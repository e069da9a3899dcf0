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

  /// What is wrong with the file as a whole.
  package var diagnostics: [Diagnostic] { survey.problems.map { $0.diagnostic(path: path) } }

  /// How many articles it has.
  package var count: Int { survey.pieces.count }

  /// The names of its articles, in its order: its path where it is one itself.
  package var names: [String] {
    if survey.pieces == [.wholeFile] { return [path] }
    return survey.pieces.indices.map { ArticleID(path: path, index: $0).nameAmongMany }
  }

  /// The line that one of its articles begins on.
  package func firstLine(of index: Int) -> Int { survey.pieces[index].firstLine }

  /// Reads one of its articles.
  ///
  /// - Parameter index: its place in `articles`.
  package func article(
    at index: Int, _ extent: ArticleExtent = .whole, in workspace: any Workspace
  ) throws(FileProblem) -> Diagnosed<Article?> {
    let piece = survey.pieces[index]
    let bytes =
      if let range = piece.range {
        try read(range, in: workspace)
      } else {
        try workspace.read(path, limit: Article.byteLimit)
      }
    let (file, finding) = text(bytes, of: piece)
    var read = format.reader.article(in: file, of: survey, extent)
    read.value?.index = index
    if let finding { read.diagnostics.insert(finding, at: 0) }
    return read
  }

  /// The text of an article; Markdown says itself what is wrong with it.
  private func text(
    _ bytes: [UInt8], of piece: ArticleSurvey.Piece
  ) -> (file: SourceFile, finding: Diagnostic?) {
    let file = { bytes in
      SourceFile(
        path: path, bytes: bytes, firstLine: piece.firstLine, firstColumn: piece.firstColumn)
    }
    if format == .markdown { return (file(bytes), nil) }
    let encoding = piece.range == nil ? TextEncoding(start: bytes) : survey.encoding
    return TextEncoding.text(bytes, declaring: encoding, of: file)
  }

  private func read(_ range: Range<Int>, in workspace: any Workspace) throws(FileProblem) -> [UInt8]
  {
    guard range.count <= Article.byteLimit else {
      throw .tooLarge(bytes: range.count, limit: Article.byteLimit)
    }
    return try workspace.read(path, part: range)
  }
}
