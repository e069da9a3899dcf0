import GalleyBasics
import GalleyModel

/// Finds the elements of a JSON file's lists without keeping the file: it is told the bytes chunk by chunk,
/// and knows what it stands in.
///
/// It sees no mistakes; who reads an element does.
struct JSONPieces {
  /// An element of a list.
  struct Element {
    /// The key that the list stands behind; empty for a list that is the whole file.
    var key: String
    var range: Range<Int>
    var firstLine: Int
    var firstColumn: Int
    /// Its bytes, for lists that are wanted whole.
    var bytes: [UInt8]
  }

  private struct Container {
    let isList: Bool
    /// The key that it stands behind.
    let key: String
  }

  /// The keys of lists whose elements are told.
  private let keys: Set<String>
  /// Those of them whose bytes are kept.
  private let kept: Set<String>

  private var stack: [Container] = []
  private var place = FilePlace()
  private var isInString = false
  private var isEscaped = false
  private var string: [UInt8] = []
  /// The last string, until it turns out to be a key or a value.
  private var lastString = ""
  private var key = ""
  /// The element that is open: where it begins, and how many containers are around it.
  private var element: Element?
  private var elementDepth = 0

  init(of keys: Set<String>, keeping kept: Set<String> = []) {
    self.keys = keys.union(kept)
    self.kept = kept
  }

  /// - Parameter found: is told each element that ends in the chunk.
  mutating func read(_ chunk: [UInt8], _ found: (Element) -> Void) {
    for byte in chunk {
      step(byte, found)
      place.step(over: byte)
    }
  }

  /// What is wrong with a file that ends here: something is still open.
  func problem(tail: [UInt8]) -> SurveyProblem? {
    guard isInString || !stack.isEmpty else { return nil }
    let what = isInString ? "a text" : stack.last?.isList == true ? "a list" : "an object"
    let lost =
      element.map { ": what begins on line \(decimal($0.firstLine)) is not read" } ?? ""
    return SurveyProblem(
      .jsonSyntax, "the file ends in the middle of \(what)\(lost)", endingAt: place, tail: tail)
  }

  private mutating func step(_ byte: UInt8, _ found: (Element) -> Void) {
    if isInString {
      keep(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else if byte == UInt8(ascii: "\"") {
        isInString = false
        lastString = String(decoding: string, as: UTF8.self)
      } else if string.count < 64 {
        string.append(byte)
      }
      return
    }
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      string.removeAll(keepingCapacity: true)
    case UInt8(ascii: ":"): key = lastString
    case UInt8(ascii: "{"), UInt8(ascii: "["): return open(byte)
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return close(byte, found)
    default: break
    }
    keep(byte)
  }

  private mutating func open(_ byte: UInt8) {
    if element == nil, let list = stack.last, list.isList, keys.contains(list.key),
      !list.key.isEmpty || stack.count == 1
    {
      element = Element(
        key: list.key,
        range: place.offset..<place.offset, firstLine: place.line, firstColumn: place.column,
        bytes: [])
      elementDepth = stack.count
    }
    stack.append(Container(isList: byte == UInt8(ascii: "["), key: key))
    key = ""
    keep(byte)
  }

  private mutating func close(_ byte: UInt8, _ found: (Element) -> Void) {
    _ = stack.popLast()
    keep(byte)
    guard var done = element, stack.count == elementDepth else { return }
    element = nil
    done.range = done.range.lowerBound..<place.offset + 1
    found(done)
  }

  private mutating func keep(_ byte: UInt8) {
    if let key = element?.key, kept.contains(key) { element?.bytes.append(byte) }
  }
}

extension YAMLNode {
  /// The value behind a key of a mapping; `nil` where there is none, or nothing.
  subscript(json key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    guard let value = entries.first(where: { $0.key.isScalar(key) })?.value, !value.isNull else {
      return nil
    }
    return value
  }

  /// The items of a list; none for anything else.
  var items: [YAMLNode] {
    if case .sequence(let items) = content { return items }
    return []
  }

  /// The text of a scalar that is something.
  var text: String? {
    guard let scalar, !scalar.isNull, !scalar.text.isEmpty else { return nil }
    return scalar.text
  }

  var number: Double? { scalar.flatMap { $0.style == .plain ? Double($0.text) : nil } }

  /// Width and height, where both are said.
  var pixelSize: PixelSize? {
    guard let width = self[json: "width"]?.integer, let height = self[json: "height"]?.integer,
      (1...100_000).contains(width), (1...100_000).contains(height)
    else { return nil }
    return PixelSize(width: width, height: height)
  }

  /// A whole number, which may be written as text.
  var integer: Int? { scalar.flatMap { Int($0.text) } }

  /// The text of a scalar, with its place.
  var spannedText: Spanned<String>? { text.map { Spanned($0, span) } }
}

/// A story in JSON: what is the same in reading each of the formats.
struct JSONStory {
  let file: SourceFile
  let root: YAMLNode
  let findings: Findings

  /// - Returns: `nil`, with the error, where the bytes are no JSON object.
  static func read(
    _ file: SourceFile, _ work: (JSONStory) -> Article?
  ) -> Diagnosed<Article?> {
    let parsed = JSONParser.parse(file)
    guard let root = parsed.value else { return Diagnosed(nil, parsed.diagnostics) }
    let story = JSONStory(file: file, root: root, findings: Findings())
    guard case .mapping = root.content else {
      story.findings.reportWrongType(root, expected: "a story: an object")
      return Diagnosed(nil, story.findings.diagnostics)
    }
    guard let article = work(story) else { return Diagnosed(nil, story.findings.diagnostics) }
    // Who exports an archive cannot mend it there: a fault costs what is faulty, not the page.
    let found = story.findings.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      diagnostic.severity = .warning
      return diagnostic
    }
    return Diagnosed(article, found)
  }

  /// The story that stands behind a key, or this one where nothing does.
  func inside(_ key: String) -> JSONStory {
    root[json: key].map { JSONStory(file: file, root: $0, findings: findings) } ?? self
  }

  /// An article of a title, which may hold HTML; one without any is called by its file, with a warning.
  func article(slug: String?, title: Spanned<String>?) -> Article {
    let name = slug ?? Slug.name(of: file.path)
    let plain = title.map { HTMLText.plain($0.value) } ?? ""
    if plain.isEmpty {
      findings.report(
        Diagnostic(
          .missingKey, .warning, "the story has no title; its name stands in for it",
          at: Diagnostic.Label(root.start)))
    }
    return Article(
      file: file, slug: Slug.make(Slug.name(of: name)),
      title: Spanned(plain.isEmpty ? name : plain, title?.span ?? root.start))
  }

  func date(_ node: YAMLNode?) -> CalendarDate? {
    guard let node, !node.isNull else { return nil }
    return findings.date(node, inWords: true)
  }

  func language(_ node: YAMLNode?) -> LanguageTag? {
    guard let node, !node.isNull else { return nil }
    return findings.language(node)
  }

  /// Reads the body, whose findings become the story's.
  func body(_ read: (inout FragmentReader) -> Void) -> Body {
    let body = FragmentReader.body(in: file, read)
    findings.report(contentsOf: body.diagnostics)
    return body.value
  }
}

extension String {
  /// The text, unless it is empty.
  var nonEmpty: String? { isEmpty ? nil : self }
}
