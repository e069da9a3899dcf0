package import GalleyBasics
package import GalleyModel

/// Reads one format of articles; all readers give the same `Article` with the same `Body`.
///
/// A file is read in two steps, so that an export of any length takes little memory: `survey` tells where
/// its articles lie, and `article` reads one of them from its bytes alone.
///
/// To add a format:
///
/// 1. Write a type that conforms to this, in a folder of its own. What the format calls things it hands
///    to a `BodyBuilder`, as events: open a quote, text, a picture, close the quote. HTML within it goes
///    through `HTMLReader`, which tells the builder the same.
/// 2. Add a case to `ArticleFormat`, with the names that its files have.
/// 3. What is not understood goes to the builder's `unread`, with its place; what is wrong to the findings.
///    No word and no notation of the format may reach the page unread, and none may vanish unsaid.
package protocol ArticleReader: Sendable {
  /// Tells where the articles of a file lie.
  ///
  /// - Parameter file: gives the file's bytes in chunks, so that none needs to be kept.
  func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey

  /// Reads an article.
  ///
  /// - Parameters:
  ///   - piece: the bytes of the article, with the line that they begin on.
  ///   - survey: what the file says for all of its articles.
  ///   - extent: how much of it is wanted.
  /// - Returns: `nil`, with the errors that say why, where there is no article to be had.
  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?>
}

extension ArticleReader {
  /// The whole file is one article.
  package func survey(_ file: inout FileChunks) throws(FileProblem) -> ArticleSurvey {
    ArticleSurvey(pieces: [.wholeFile])
  }
}

/// How much of an article is read.
package enum ArticleExtent: Sendable {
  /// What a list shows; the body is left empty.
  case head
  case whole
}

/// Where the articles of a file lie, and what it says for all of them.
package struct ArticleSurvey: Sendable {
  /// The bytes of one article.
  package struct Piece: Hashable, Sendable {
    /// In the file; `nil` for all of it.
    package var range: Range<Int>?
    /// The line that it begins on, from 1.
    package var firstLine: Int
    /// The column that it begins in, from 1.
    package var firstColumn: Int

    package init(range: Range<Int>?, firstLine: Int, firstColumn: Int = 1) {
      self.range = range
      self.firstLine = firstLine
      self.firstColumn = firstColumn
    }

    package static let wholeFile = Piece(range: nil, firstLine: 1)
  }

  /// In the order of the file: an article is known by its place here.
  package var pieces: [Piece]
  /// What else the reader needs of the file to read one of them: authors, pictures.
  package var shared: any Sendable
  /// What is wrong with the file as a whole: it ends in the middle, say.
  var problems: [SurveyProblem]
  /// The encoding that the file says; `nil` where it is UTF-8.
  var encoding: TextEncoding?

  init(
    pieces: [Piece], shared: any Sendable = (), problems: [SurveyProblem] = [],
    encoding: TextEncoding? = nil
  ) {
    self.pieces = pieces
    self.shared = shared
    self.problems = problems
    self.encoding = encoding
  }
}

/// The bytes of a file, a chunk at a time.
package struct FileChunks {
  /// How many bytes a chunk has.
  package static let size = 1 << 20

  private let path: String
  private let workspace: any Workspace
  /// Where the next chunk begins.
  package private(set) var offset = 0
  /// The last bytes of what was given, to show where a file ends.
  private(set) var tail: [UInt8] = []
  private static let tailSize = 200

  package init(_ path: String, in workspace: any Workspace) {
    self.path = path
    self.workspace = workspace
  }

  /// The next chunk; `nil` at the file's end.
  package mutating func next() throws(FileProblem) -> [UInt8]? {
    let chunk = try workspace.read(path, part: offset..<offset + Self.size)
    offset += chunk.count
    if chunk.isEmpty { return nil }
    tail = Array((tail + chunk.suffix(Self.tailSize)).suffix(Self.tailSize))
    return chunk
  }
}

/// Markdown with front matter, one article a file.
struct MarkdownArticleReader: ArticleReader {
  func article(
    in piece: SourceFile, of survey: ArticleSurvey, _ extent: ArticleExtent
  ) -> Diagnosed<Article?> {
    switch extent {
    case .head: Article.parseFrontMatter(piece)
    case .whole: Article.parse(piece)
    }
  }
}

/// What is wrong with a file of many articles as a whole.
package struct SurveyProblem: Sendable {
  let rule: RuleID
  let message: String
  /// Stands at the place.
  let label: String
  /// The text at the place, to be shown with it.
  let text: [UInt8]
  let line: Int
  let column: Int
  /// Whether it is the end of the text that is meant.
  private var isAtEnd = false
  private let severity: Severity

  /// A file that ends although something is open.
  ///
  /// - Parameters:
  ///   - end: where the file ends.
  ///   - tail: its last bytes.
  init(_ rule: RuleID, _ message: String, endingAt end: FilePlace, tail: [UInt8]) {
    let start = tail.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = tail[start...].drop { $0 & 0xC0 == 0x80 }
    let characters = line.count { $0 & 0xC0 != 0x80 }
    self.init(
      rule, .error, message, label: "here the file ends", text: Array(line), line: end.line,
      column: max(1, end.column - characters))
    isAtEnd = true
  }

  init(
    _ rule: RuleID, _ severity: Severity, _ message: String, label: String,
    text: [UInt8], line: Int, column: Int
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.label = label
    self.text = text
    self.line = line
    self.column = column
  }

  func diagnostic(path: String) -> Diagnostic {
    let file = SourceFile(path: path, bytes: text, firstLine: line, firstColumn: column)
    let place = isAtEnd ? max(0, text.count - 1)..<text.count : 0..<text.count
    return Diagnostic(
      rule, severity, message, at: Diagnostic.Label(Span(file, place), label))
  }
}

/// Where the reading of a file has come to, counted byte by byte.
struct FilePlace {
  /// From the file's start, in bytes.
  private(set) var offset = 0
  /// From 1.
  private(set) var line = 1
  /// From 1, in characters of Unicode: bytes that go on with one count for nothing, nor does a byte order mark.
  private(set) var column = 1

  /// Goes on behind a byte.
  mutating func step(over byte: UInt8) {
    if byte == UInt8(ascii: "\n") {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80, offset > 0 || byte != 0xEF {
      column += 1
    }
    offset += 1
  }
}
