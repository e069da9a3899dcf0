import GalleyModel
import GalleySyntax

// What services show of a page that someone shares (ogp.me).
extension PageWriter {
  mutating func openGraph() {
    property("og:type", page.article == nil ? "website" : "article")
    property("og:title", page.article?.title.value ?? page.site.name)
    property("og:site_name", page.site.name)
    property("og:locale", page.language.tag)
    if let description { property("og:description", description) }
    if let address { property("og:url", address) }
    guard let article = page.article else { return }
    if let image = article.image {
      property("og:image", absolute(image.source))
      if let alt = image.alt { property("og:image:alt", alt.value) }
    }
    if let date = article.date { property("article:published_time", date.iso) }
    if let updated = article.updated { property("article:modified_time", updated.iso) }
    if let section = article.section { property("article:section", section) }
    for tag in article.tags { property("article:tag", tag) }
  }

  /// A project's file with the site's origin, where that is known.
  func absolute(_ source: String) -> String {
    guard LinkDestination(source) == .local else { return source }
    guard let origin = page.site.url else { return page.root + source }
    return source.utf8.first == UInt8(ascii: "/") ? origin + source : "\(origin)/\(source)"
  }

  private mutating func property(_ name: StaticString, _ content: String) {
    html.raw("<meta property=\"")
    html.raw(name)
    html.raw("\"")
    html.attribute("content", content)
    html.raw(">\n")
  }
}
