import GalleyBasics
import GalleyModel

extension PageWriter {
  mutating func head(isAnnotated: Bool) {
    html.raw("<head>\n<meta charset=\"utf-8\">\n<title>")
    title()
    html.raw(
      """
      </title>
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">

      """)
    if page.article?.withheld != nil { meta("robots", "noindex") }
    if let description { meta("description", description) }
    relations()
    openGraph()
    if let article = page.article { newsArticle(article) }
    if fontFaces != nil { fontPreloads() }
    html.raw("<style>\n")
    if let fontFaces { html.raw(fontFaces) }
    html.raw(stylesheet)
    if isAnnotated { html.raw(Stylesheet.annotation) }
    if page.article?.withheld != nil { html.raw(Stylesheet.stateMark) }
    html.raw("</style>\n</head>\n")
  }

  private mutating func title() {
    html.text(page.title)
    guard page.article != nil, !page.site.name.isEmpty else { return }
    html.raw(" – ")
    html.text(page.site.name)
  }

  var description: String? { page.article?.standfirst ?? page.site.tagline }

  private mutating func relations() {
    if let address = page.address { relation("canonical", to: address) }
    guard let article = page.article, !article.translations.isEmpty else { return }
    if let address = page.address { alternate(page.language, at: address) }
    for translation in article.translations {
      if let target = target(of: translation) { alternate(translation.language, at: target) }
    }
  }

  /// A translation's slug is a page of the project; all else is an address.
  private func target(of translation: Translation) -> String? {
    let target = translation.target
    let isAddress = target.utf8.contains { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }
    return page.absolute(isAddress ? target : "\(target).html")
  }

  private mutating func relation(_ name: StaticString, to address: String) {
    html.raw("<link rel=\"")
    html.raw(name)
    html.raw("\"")
    html.link("href", address)
    html.raw(">\n")
  }

  private mutating func alternate(_ language: LanguageTag, at address: String) {
    html.raw("<link rel=\"alternate\"")
    html.attribute("hreflang", language.tag)
    html.link("href", address)
    html.raw(">\n")
  }

  private mutating func meta(_ name: StaticString, _ content: String) {
    html.raw("<meta name=\"")
    html.raw(name)
    html.raw("\"")
    html.attribute("content", content)
    html.raw(">\n")
  }
}

// What services show of a page that someone shares (ogp.me).
extension PageWriter {
  private mutating func openGraph() {
    property("og:type", page.article == nil ? "website" : "article")
    property("og:title", page.title)
    if !page.site.name.isEmpty { property("og:site_name", page.site.name) }
    property("og:locale", page.language.tag)
    if let description { property("og:description", description) }
    if let address = page.address { property("og:url", address) }
    guard let article = page.article else { return }
    if let image = article.image {
      if let address = page.absolute(image.source) { property("og:image", address) }
      if let alt = image.alt { property("og:image:alt", alt.value) }
    }
    if let date = article.date { property("article:published_time", date.iso) }
    if let updated = article.updated { property("article:modified_time", updated.iso) }
    if let section = article.section { property("article:section", section) }
    for tag in article.tags { property("article:tag", tag) }
  }

  private mutating func property(_ name: StaticString, _ content: String) {
    html.raw("<meta property=\"")
    html.raw(name)
    html.raw("\"")
    html.attribute("content", content)
    html.raw(">\n")
  }
}

// The article for search engines (schema.org/NewsArticle).
extension PageWriter {
  private mutating func newsArticle(_ article: Article) {
    html.raw("<script type=\"application/ld+json\">\n")
    let page = page
    html.script { $0.object { page.describe(article, &$0) } }
    html.raw("\n</script>\n")
  }
}

extension Page {
  fileprivate func describe(_ article: Article, _ json: inout JSONWriter) {
    json.field("@context", "https://schema.org")
    json.field("@type", "NewsArticle")
    json.field("headline", article.title.value)
    json.optional("description", article.standfirst)
    json.optional("datePublished", article.date?.iso)
    json.optional("dateModified", article.updated?.iso)
    json.field("inLanguage", language.tag)
    json.optional("articleSection", article.section)
    if !article.tags.isEmpty {
      json.array("keywords") { list in article.tags.forEach { list.string($0) } }
    }
    json.optional("image", article.image.flatMap { absolute($0.source) })
    json.optional("mainEntityOfPage", address)
    json.field("wordCount", article.body.wordCount)
    if !article.authors.isEmpty {
      json.array("author") { list in
        for author in article.authors { list.object { $0.entity("Person", named: author) } }
      }
    }
    guard !site.name.isEmpty else { return }
    json.object("publisher") {
      $0.entity("NewsMediaOrganization", named: site.name)
      $0.optional("logo", site.logo.flatMap(absolute))
    }
  }
}

extension JSONWriter {
  fileprivate mutating func entity(_ type: String, named name: String) {
    field("@type", type)
    field("name", name)
  }
}

extension Page {
  /// The page's own address, where the article or the site says a safe one.
  var address: String? {
    let address = article?.canonical ?? site.url.map { "\($0)/\(path)" }
    return address.flatMap { LinkDestination($0) == .unsafe ? nil : $0 }
  }

  /// The address of a project's file, with the site's origin where that is known; `nil` for an
  /// unsafe one.
  func absolute(_ source: String) -> String? {
    switch LinkDestination(source) {
    case .unsafe: return nil
    case .remote, .contact: return source
    case .local: break
    }
    guard let origin = site.url, LinkDestination(origin) != .unsafe else { return root + source }
    return source.utf8.first == UInt8(ascii: "/") ? origin + source : "\(origin)/\(source)"
  }
}
