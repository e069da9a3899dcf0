import GalleyModel
import GalleyBasics

// What services show of a page that someone shares (ogp.me).
extension PageWriter {
  mutating func openGraph() {
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
