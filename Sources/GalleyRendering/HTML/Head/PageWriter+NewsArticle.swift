import GalleyModel
import GalleyBasics

// The article for search engines (schema.org/NewsArticle).
extension PageWriter {
  mutating func newsArticle(_ article: Article) {
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
