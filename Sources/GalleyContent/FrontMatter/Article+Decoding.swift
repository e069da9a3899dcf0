import GalleyModel
import GalleyBasics

extension Article {
  /// Reads the front matter's keys; fails, with a finding, where there is no title.
  init?(_ file: SourceFile, _ entries: [YAMLEntry], at opening: Span, _ findings: Findings) {
    var keys = Mapping(entries, of: KeyTable.article.list, at: opening, findings)
    keys.strangers = Self.keysOfOthers
    let title = keys.title()
    let slug = keys.frontMatter("slug").flatMap(findings.text)?.value
    self.init(
      file: file, slug: Slug.make(slug ?? Slug.name(of: file.path)),
      title: title ?? Spanned("", opening))
    readText(&keys)
    readPlace(&keys)
    readAds(entries, &keys)
    readStatus(&keys)
    readOtherKeys(entries, &keys)
    keys.finish()
    if title == nil { return nil }
  }

  /// Keys of site generators that look like others of Galley's, and mean something else.
  private static let keysOfOthers: Set<String> = [
    "translator", "translators", "translated", "translation_of", "translationKey",
    "translation_key", "publisher", "state", "stats", "stars", "images", "picture", "authorbox",
    "author_url",
    "og_title",
  ]

  private mutating func readText(_ keys: inout Mapping) {
    let findings = keys.findings
    kicker = keys.frontMatter("kicker").flatMap(findings.text)?.value
    standfirst =
      keys.frontMatter("standfirst", "deck", "summary", "description").flatMap(findings.text)?.value
    writtenAuthors = keys.texts("authors", "author", of: "names", findings.person)
    authors = writtenAuthors.map(\.value)
    tags = keys.texts("tags", "topics", of: "tags", findings.text).map(\.value)
    section = keys.frontMatter("section").flatMap(findings.text)?.value
    image = keys.frontMatter("image").flatMap { Image($0, findings) }
    pictures =
      keys.frontMatter("pictures").flatMap {
        findings.oneOrMore($0, of: "pictures") { Image($0, findings) }
      } ?? []
    if let written = keys.frontMatter("date") {
      date = findings.date(written, inWords: true)
    } else {
      date = Self.date(inNameOf: file.path)
    }
    updated = keys.frontMatter("updated").flatMap { findings.date($0, inWords: true) }
  }

  /// Jekyll's posts have their day in the file's name: `2016-07-26-the-ferry.md`.
  static func date(inNameOf path: String) -> CalendarDate? {
    let name = Path.name(of: path)
    guard name.utf8.dropFirst(10).first == UInt8(ascii: "-") else { return nil }
    return CalendarDate(String(name.prefix(10)))
  }

  /// `draft: true`, `published: false` and `status: draft`, as generators and systems have it.
  private mutating func readStatus(_ keys: inout Mapping) {
    let findings = keys.findings
    /// Whatever else stands there is a text that says nothing.
    func flag(_ node: YAMLNode) -> Bool? {
      findings.text(node) == nil ? nil : node.scalar?.asFlag
    }
    let isDraft = keys.frontMatter("draft").flatMap(flag) == true
    let isUnpublished = keys.frontMatter("published").flatMap(flag) == false
    let word = keys.frontMatter("status").flatMap(findings.text)?.value.lowercased()
    if let word, Self.withheldWords.contains(word) {
      withheld = .said(word)
    } else if isDraft || isUnpublished {
      withheld = .said(isDraft ? "draft" : "unpublished")
    }
  }

  private static let withheldWords: Set<String> = [
    "draft", "auto-draft", "private", "pending", "future", "scheduled", "trash", "unpublished",
    "archived",
  ]

  private mutating func readPlace(_ keys: inout Mapping) {
    let findings = keys.findings
    language = keys.frontMatter("language", "lang").flatMap(findings.language)
    layout = keys.frontMatter("layout").flatMap(findings.text)
    canonical = keys.frontMatter("canonical").flatMap(findings.text)?.value
    translations =
      keys.frontMatter("translations").flatMap { node in
        findings.named(node, of: "languages to articles") { language, target in
          findings.text(target).map {
            Translation(language: LanguageTag(written: language.value), target: $0.value)
          }
        }
      } ?? []
  }

}

extension Image {
  /// A path, or `{ src, alt, caption, credit, width, height }`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let source = findings.text(node) else { return nil }
      self.init(source: source.value, span: node.span)
      return
    }
    if node[json: "src"] == nil, let other = Image(other: node) {
      self = other
      return
    }
    var keys = Mapping(entries, of: KeyTable.image.list, at: node.start, findings)
    let source = keys.node("src").flatMap(findings.text)
    let alt = keys.text("alt")
    let caption = keys.text("caption")
    let credit = keys.text("credit")
    let width = keys.plainPixels("width")
    let height = keys.plainPixels("height")
    keys.finish()
    guard let source else { return nil }
    self.init(source: source.value, alt: alt, span: source.span)
    self.caption = caption?.value
    self.credit = credit?.value
    if let width, let height { size = PixelSize(width: width, height: height) }
  }
}

extension Findings {
  /// A name, or what a theme keeps with it: `{ name, email }`.
  fileprivate func person(_ node: YAMLNode) -> Spanned<String>? {
    if let name = node[json: "name"], let text = name.text { return Spanned(text, name.span) }
    return text(node)
  }

  /// `title: After #MeToo` is "After" to YAML.
  fileprivate func warn(ofCommentBehind text: Spanned<String>) {
    let (file, start) = (text.span.file, text.span.range.upperBound)
    let line = file.bytes[start...].prefix { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    guard let hash = line.firstIndex(where: { $0 > 0x20 }), hash > start,
      file.bytes[hash] == UInt8(ascii: "#")
    else { return }
    let whole = Span(file, text.span.range.lowerBound..<line.endIndex)
    let quoted = whole.text.split(separator: "\\", omittingEmptySubsequences: false)
      .joined(separator: "\\\\").split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\\\"")
    report(
      Diagnostic(
        .commentAsValue, .warning,
        "the text ends before '#', which starts a comment: '\(excerpt(text.value))'",
        at: Diagnostic.Label(
          Span(file, hash..<line.endIndex), "put the whole text in quotes if this is part of it"),
        fixIt: Diagnostic.FixIt(value: whole, "\"\(quoted)\"", isGuess: true)))
  }
}

extension Mapping {
  /// The value of the first of some keys that has one; as in other archives, a key that is there
  /// with nothing behind it is not.
  mutating func frontMatter(_ names: String...) -> YAMLNode? {
    var found: YAMLNode?
    for name in names {
      let node = node(name)
      if found == nil, let node, node.scalar?.isNull != true { found = node }
    }
    return found
  }

  fileprivate mutating func title() -> Spanned<String>? {
    guard let node = node("title"), let title = findings.text(node) else { return nil }
    if node.scalar?.style == .plain { findings.warn(ofCommentBehind: title) }
    if title.value.utf8.contains(where: { $0 > 0x20 }) { return title }
    findings.report(.badValue, "the title is empty", at: title.span)
    return nil
  }

  /// A list of texts, or the one that stands in its place.
  fileprivate mutating func texts(
    _ name: String, _ other: String, of what: String, _ reader: (YAMLNode) -> Spanned<String>?
  ) -> [Spanned<String>] {
    let findings = findings
    return frontMatter(name, other).flatMap {
      findings.oneOrMore($0, of: what, reader)
    } ?? []
  }

  fileprivate mutating func plainPixels(_ key: String) -> Int? {
    let findings = findings
    return read(key, findings.plainPixels)?.value
  }
}
