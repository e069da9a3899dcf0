import GalleyBasics
import GalleyModel

/// Keys of Hugo, Zola, Jekyll and their themes that mean what keys of Galley's do. They are read where
/// Galley's own are absent.
struct OtherKeys {
  private static let updated = [
    "lastmod", "last_modified_at", "last_modified", "modified", "updated_at", "updated",
  ]
  private static let published = [
    "publishDate", "publishdate", "pubDate", "pubdate", "published_at", "date_published",
  ]
  private static let standfirst = ["excerpt", "subtitle", "standfirst", "summary", "description"]
  private static let image = [
    "cover", "featured_image", "featuredImage", "feature_image", "featureImage", "image", "images",
    "thumbnail",
  ]
  private static let categories = ["categories", "category"]
  private static let keptFromLists = ["unlisted", "hidden"]
  private static let expiry = ["expiryDate", "expirydate", "unpublishdate"]
  private static let canonical = ["canonical_url", "canonicalURL", "canonicalUrl"]
  /// Tables in which Zola and Hugo keep what is a theme's or a taxonomy.
  private static let innerTables = ["taxonomies", "extra", "params"]

  /// Those that Galley does not have itself: none is a slip of the pen.
  static let foreign = Set(
    [
      updated, published, standfirst, image, categories, keptFromLists, expiry, canonical,
      innerTables,
      ["header"],
    ].joined()
  ).subtracting(KeyTable.article.list.names)

  /// The front matter, then the tables in it that hold keys too.
  private let tables: [YAMLNode]

  init(_ entries: [YAMLEntry], at span: Span) {
    let root = YAMLNode(.mapping(entries), span)
    tables = [root] + Self.innerTables.compactMap { root[json: $0] }
  }

  private func first<Value>(of names: [String], _ read: (YAMLNode) -> Value?) -> Value? {
    for table in tables {
      for name in names {
        if let node = table[json: name], let value = read(node) { return value }
      }
    }
    return nil
  }

  var standfirst: String? { first(of: Self.standfirst) { $0.text } }

  var image: Image? {
    first(of: Self.image) { Image(other: $0) }
      // Where it is a text, it is one for readers.
      ?? first(of: ["header"]) { $0.text == nil ? Image(other: $0) : nil }
  }

  var authors: [Spanned<String>] { texts(["authors", "author"]) }

  var tags: [String] { texts(["tags"]).map(\.value) }

  /// - Parameter isPost: whether the file is named as Jekyll's posts are, in which spaces part the names of
  ///   `categories`.
  func categories(ofPost isPost: Bool) -> [String] {
    let written = texts(Self.categories).map(\.value)
    guard isPost, written.count == 1, first(of: ["categories"], \.text) == written[0] else {
      return written
    }
    return written[0].split(separator: " ").map(String.init)
  }

  private func texts(_ names: [String]) -> [Spanned<String>] {
    first(of: names) { node -> [Spanned<String>]? in
      let nodes = if case .sequence(let items) = node.content { items } else { [node] }
      let texts = nodes.compactMap { item in
        (item[json: "name"] ?? item).text.map { Spanned($0, item.span) }
      }
      return texts.isEmpty ? nil : texts
    } ?? []
  }

  func updated(_ findings: Findings) -> CalendarDate? { date(Self.updated, findings) }

  func published(_ findings: Findings) -> CalendarDate? { date(Self.published, findings) }

  /// A date that is none costs nothing but itself.
  private func date(_ names: [String], _ findings: Findings) -> CalendarDate? {
    first(of: names) { node in
      guard let text = node.text else { return nil }
      if let date = CalendarDate(written: text) { return date }
      findings.report(
        Diagnostic(
          .badDate, .warning, "'\(excerpt(text))' is not a date", at: .init(node.span, "not read")))
      return nil
    }
  }

  func expiry(_ findings: Findings) -> CalendarDate? { date(Self.expiry, findings) }

  var canonical: String? { first(of: Self.canonical) { $0.text } }

  /// Whether lists leave the article out.
  var isUnlisted: Bool {
    first(of: Self.keptFromLists) { $0.scalar?.asFlag == true ? true : nil } == true
  }
}

extension Article {
  /// Reads from keys of other generators what Galley's own do not say.
  mutating func readOtherKeys(_ entries: [YAMLEntry], _ keys: inout Mapping) {
    // Most articles have none of them, and are not searched for each.
    guard entries.contains(where: { OtherKeys.foreign.contains($0.key.scalar?.text ?? "") }) else {
      return
    }
    keys.strangers.formUnion(OtherKeys.foreign)
    let findings = keys.findings
    let others = OtherKeys(entries, at: title.span)
    isUnlisted = others.isUnlisted
    publicUntil = others.expiry(findings)
    if canonical == nil { canonical = others.canonical }
    if standfirst == nil { standfirst = others.standfirst }
    if image == nil { image = others.image }
    if writtenAuthors.isEmpty {
      writtenAuthors = others.authors
      authors = writtenAuthors.map(\.value)
    }
    if tags.isEmpty { tags = others.tags }
    let categories = others.categories(ofPost: Self.date(inNameOf: file.path) != nil)
    if section == nil, let first = categories.first {
      section = first
      tags += categories.dropFirst().filter { !tags.contains($0) }
    }
    if updated == nil, !entries.contains(where: { $0.key.isScalar("updated") }) {
      updated = others.updated(findings)
    }
    let published = others.published(findings)
    if !entries.contains(where: { $0.key.isScalar("date") && !$0.value.isNull }) {
      date = published ?? date
    } else if let published, let date, published.instant > date.instant {
      publicFrom = published
    }
  }
}

extension Image {
  /// An address, a list that begins with one, or what a theme keeps with it: `{ image, alt, caption }`.
  init?(other node: YAMLNode) {
    if let source = node.text {
      // `cover: true` is none.
      guard source.contains("/") || source.contains(".") else { return nil }
      self.init(source: source, span: node.span)
      return
    }
    if let first = node.items.first {
      self.init(other: first)
      return
    }
    let names = ["src", "image", "path", "url", "feature", "teaser"]
    guard let source = names.lazy.compactMap({ node[json: $0] }).first, let address = source.text
    else { return nil }
    let alt = node[json: "alt"].flatMap { alt in alt.text.map { Spanned($0, alt.span) } }
    self.init(source: address, alt: alt, span: source.span)
    caption = node[json: "caption"]?.text
    credit = node[json: "credit"]?.text
    size = node.pixelSize
  }
}
