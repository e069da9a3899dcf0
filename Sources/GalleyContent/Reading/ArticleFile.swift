package import GalleyBasics
package import GalleyModel

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

/// The name that an article has in addresses and file names.
enum Slug {
  /// The longest that a slug may be, so that with a suffix it fits every file system.
  private static let longest = 200

  /// A name made safe: letters, digits, `.`, `_` and `-` of ASCII stay, each stretch of others
  /// becomes a hyphen. A name of which nothing stays gets one made from its bytes.
  static func make(_ name: String) -> String {
    var slug: [UInt8] = []
    var hasWord = false
    for byte in name.utf8 {
      if isWordByte(byte) || isMark(byte) && !slug.isEmpty {
        slug.append(byte)
        hasWord = hasWord || isWordByte(byte)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
      if slug.count == longest { break }
    }
    while let last = slug.last, isMark(last), last != UInt8(ascii: "_") { slug.removeLast() }
    return hasWord ? String(decoding: slug, as: UTF8.self) : "article-\(fingerprint(of: name))"
  }

  /// The file's name without folder, and without an ending that articles' files have.
  static func name(of path: String) -> String {
    let isArticle = ArticleFormat.allCases.contains {
      $0.endings.contains(Path.fileExtension(of: path).lowercased())
    }
    return isArticle ? Path.stem(of: path) : Path.name(of: path)
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }

  private static func isMark(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ".") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
  }

  /// FNV-1a, 32 bits: the same in every run, unlike Swift's own hash.
  private static func fingerprint(of name: String) -> String {
    let hash = name.utf8.reduce(2_166_136_261 as UInt32) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(hash, radix: 16)
  }
}
