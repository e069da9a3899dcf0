import GalleyModel
import GalleySyntax

// The article for search engines (schema.org/NewsArticle).
extension PageWriter {
  mutating func newsArticle(_ article: Article) {
    html.raw(
      """
      <script type="application/ld+json">
      {"@context":"https://schema.org","@type":"NewsArticle","headline":
      """)
    html.scriptString(article.title.value)
    html.scriptMember("description", article.standfirst)
    html.scriptMember("datePublished", article.date?.iso)
    html.scriptMember("dateModified", article.updated?.iso)
    html.scriptMember("inLanguage", page.language.tag)
    html.scriptMember("articleSection", article.section)
    html.scriptMember("keywords", article.tags.joined(separator: ", "))
    html.scriptMember("image", article.image.map { absolute($0.source) })
    html.scriptMember("mainEntityOfPage", address)
    html.raw(",\"wordCount\":")
    html.number(article.body.wordCount)
    if !article.authors.isEmpty { authors(of: article) }
    html.raw(",\"publisher\":{\"@type\":\"NewsMediaOrganization\",\"name\":")
    html.scriptString(page.site.name)
    html.scriptMember("logo", page.site.logo.map(absolute))
    html.raw("}}\n</script>\n")
  }

  private mutating func authors(of article: Article) {
    html.raw(",\"author\":[")
    for (index, author) in article.authors.enumerated() {
      html.raw(index == 0 ? "{\"@type\":\"Person\",\"name\":" : ",{\"@type\":\"Person\",\"name\":")
      html.scriptString(author)
      html.raw("}")
    }
    html.raw("]")
  }
}
