package import GalleyBasics
package import GalleyModel

extension Article {
  /// The most bytes that an article may have.
  package static var byteLimit: Int { 16 << 20 }

  /// Reads an article's file of Markdown with front matter.
  ///
  /// - Parameter head: what is known of its front matter.
  /// - Returns: `nil`, with the errors that say why, where the front matter cannot be read or has
  ///   no title.
  package static func parse(
    _ file: SourceFile, knowing head: ArticleHead? = nil
  ) -> Diagnosed<Article?> {
    parse(file, knowing: head) { Body.parse(file, in: $0.body) }
  }

  /// Reads an article's file of HTML with front matter, as Hugo and Jekyll have them.
  ///
  /// - Returns: `nil` where the file has no front matter, and so is HTML alone.
  static func parse(html file: SourceFile, _ extent: ArticleExtent) -> Diagnosed<Article?>? {
    let frontMatter = FrontMatter(file)
    guard frontMatter.text != nil, frontMatter.isTerminated else { return nil }
    return parse(file, knowing: nil) {
      extent == .head ? Diagnosed(Body()) : Body.parse(file, in: $0.body, isHTML: true)
    }
  }

  /// Reads only the front matter: all that a list shows of an article. The body is left empty.
  package static func parseFrontMatter(_ file: SourceFile) -> Diagnosed<Article?> {
    parse(file, knowing: nil) { _ in Diagnosed(Body()) }
  }

  private static func parse(
    _ file: SourceFile, knowing head: ArticleHead?, body: (FrontMatter) -> Diagnosed<Body>
  ) -> Diagnosed<Article?> {
    let findings = Findings()
    guard file.bytes.count <= Self.byteLimit else {
      findings.report(
        .fileTooLarge,
        "the article has \(file.bytes.count) bytes; at most \(Self.byteLimit) are read",
        at: Span(file, 0..<0))
      return Diagnosed(nil, findings.diagnostics)
    }
    let frontMatter = FrontMatter(file)
    var article =
      head?.article(in: file, frontMatter: frontMatter)
      ?? entries(of: frontMatter, in: file, findings).flatMap { entries in
        Article(file, entries, at: Span(file, frontMatter.opening), findings)
      }
    if article != nil {
      let read = body(frontMatter)
      findings.report(contentsOf: read.diagnostics)
      article?.body = read.value
    }
    return Diagnosed(article, findings.diagnostics)
  }

  /// The keys of the front matter; `nil`, with a finding, where there is none that can be read.
  private static func entries(
    of frontMatter: FrontMatter, in file: SourceFile, _ findings: Findings
  ) -> [YAMLEntry]? {
    guard let range = frontMatter.text else {
      if file.isUTF16 {
        findings.report(contentsOf: YAMLNode.parse(file).diagnostics)
        return nil
      }
      findings.report(
        .missingKey, "the article has no front matter, which would say its title",
        at: Span(file, frontMatter.opening), "write '---', 'title: …' and '---' above it")
      return nil
    }
    guard frontMatter.isTerminated else {
      findings.report(
        .frontMatterUnterminated, "the front matter never ends",
        at: Span(file, frontMatter.opening), frontMatter.language.missingEnd)
      return nil
    }
    let parsed = frontMatter.language.parse(file, in: range)
    findings.report(contentsOf: parsed.diagnostics.map(tolerated))
    guard let root = parsed.root else {
      return parsed.diagnostics.contains { $0.severity == .error } ? nil : []
    }
    guard case .mapping(let entries) = root.content else {
      if parsed.isWhole {
        findings.reportWrongType(root, expected: "front matter: keys with values")
      }
      return nil
    }
    guard parsed.isWhole else {
      let rest = Findings()
      _ = Article(file, entries, at: Span(file, frontMatter.opening), rest)
      findings.report(contentsOf: rest.diagnostics.filter(\.holdsOfAPart))
      return nil
    }
    return entries
  }

  /// A key written twice is only worth a warning in front matter: archives have it, and their tools
  /// take one of the two.
  private static func tolerated(_ diagnostic: Diagnostic) -> Diagnostic {
    guard diagnostic.rule == .duplicateKey else { return diagnostic }
    var diagnostic = diagnostic
    diagnostic.severity = .warning
    return diagnostic
  }
}

extension FrontMatter.Language {
  /// That of a file of data, by its name.
  package init(ofFileNamed path: String) {
    switch Path.fileExtension(of: Path.name(of: path)).lowercased() {
    case "toml": self = .toml
    case "json": self = .json
    default: self = .yaml
    }
  }

  /// Reads a part of a file.
  ///
  /// - Returns: the tree, and whether it holds all that the part does.
  package func parse(
    _ file: SourceFile, in range: Range<Int>
  ) -> (root: YAMLNode?, diagnostics: [Diagnostic], isWhole: Bool) {
    let read: Diagnosed<YAMLNode?>
    switch self {
    case .yaml:
      let reading = YAMLReading(file, in: range)
      return (reading.root, reading.diagnostics, reading.isWhole)
    case .toml: read = TOMLParser.parse(file, in: range)
    case .json: read = JSONParser.parse(file, in: range)
    }
    return (read.value, read.diagnostics, true)
  }

  fileprivate var missingEnd: String {
    switch self {
    case .yaml: "no line '---' follows this one"
    case .toml: "no line '+++' follows this one"
    case .json: "no '}' closes it"
    }
  }
}

extension SourceFile {
  /// Whether it begins with the mark of UTF-16, in which no front matter is seen.
  fileprivate var isUTF16: Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }
}

/// An article without its body, kept from when its front matter was read for the lists, so that it is
/// not read again for the article's own page.
///
/// It holds no more of the file than the front matter.
package final class ArticleHead: Sendable {
  private let article: Article

  /// - Parameter article: as `Article.parseFrontMatter` read it, without a finding.
  package init(_ article: Article) {
    let file = article.file
    let front = file.bytes[..<FrontMatter(file).body.lowerBound]
    self.article = article.moved(to: SourceFile(path: file.path, bytes: Array(front)))
  }

  /// The article in a file, if its front matter is still the same.
  func article(in file: SourceFile, frontMatter: FrontMatter) -> Article? {
    let known = article.file.bytes
    let front = file.bytes[..<frontMatter.body.lowerBound]
    return front.count == known.count && front.elementsEqual(known) ? article.moved(to: file) : nil
  }
}

extension Article {
  /// The same article with all its places in another file.
  fileprivate func moved(to file: SourceFile) -> Article {
    var moved = self
    moved.file = file
    moved.title.span = Span(file, title.span.range)
    if let layout { moved.layout = Spanned(layout.value, Span(file, layout.span.range)) }
    moved.writtenAuthors = []
    moved.image = image?.moved(to: file)
    moved.pictures = pictures.map { $0.moved(to: file) }
    return moved
  }
}

extension Image {
  fileprivate func moved(to file: SourceFile) -> Image {
    var moved = self
    moved.span = Span(file, span.range)
    moved.alt = alt.map { Spanned($0.value, Span(file, $0.span.range)) }
    return moved
  }
}

extension ArticleSummary {
  /// What a list shows of an article.
  ///
  /// - Parameter link: the page's path below the folder of all pages.
  package init(_ article: Article, link: String) {
    self.init(slug: article.slug, title: article.title.value, link: link)
    section = article.section
    date = article.date
    image = article.image?.source
    imageAlt = article.image?.alt?.value
    language = article.language
    translations = article.translations.map(\.target)
  }
}
