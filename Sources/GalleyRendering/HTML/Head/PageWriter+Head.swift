import GalleyModel
import GalleyBasics

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
