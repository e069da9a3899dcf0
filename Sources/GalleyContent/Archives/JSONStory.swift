import GalleyBasics
import GalleyModel

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
