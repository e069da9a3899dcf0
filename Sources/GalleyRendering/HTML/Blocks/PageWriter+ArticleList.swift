import GalleyModel

extension PageWriter {
  mutating func articleList(_ list: ArticleListContent, _ visibility: Visibility) {
    open("div", "panel articles", visibility)
    html.raw(">\n")
    listTitle(list.title)
    if list.items.isEmpty {
      html.raw("<div class=\"nothing\">")
      html.text(page.phrases[.nothingHere])
      html.raw("</div>\n")
    } else {
      share(.list(list)) { $0.items(of: list) }
    }
    html.raw("</div>\n")
  }

  private mutating func items(of list: ArticleListContent) {
    let isTitled = !list.title.isEmpty
    switch list.style {
    case .headlines: html.raw("<ul class=\"items headlines\">\n")
    case .thumbnails: html.raw("<ul class=\"items thumbnails\">\n")
    case .numbered: html.raw("<ol class=\"items numbered\">\n")
    }
    for item in list.items {
      html.raw("<li>\n")
      if list.style == .thumbnails { thumbnail(of: item) }
      html.raw(isTitled ? "<h3><a" : "<h2><a")
      html.link("href", item.link, root: page.pagesRoot)
      foreignLanguage(item.language)
      html.raw(">")
      html.text(item.title)
      html.raw(isTitled ? "</a></h3>\n" : "</a></h2>\n")
      if let date = item.date { itemDate(date) }
      html.raw("</li>\n")
    }
    html.raw(list.style == .numbered ? "</ol>\n" : "</ul>\n")
  }

  /// The picture is not described: the headline beside it says what it is about.
  private mutating func thumbnail(of item: ArticleSummary) {
    guard let image = item.image, html.canShow(image) else {
      html.raw("<span class=\"thumbnail\"></span>\n")
      return
    }
    html.raw("<img class=\"thumbnail\"")
    html.link("src", image, root: page.root)
    html.raw(" alt=\"\" loading=\"lazy\">\n")
  }

  private mutating func itemDate(_ date: CalendarDate) {
    html.raw("<p>")
    time(date)
    html.raw("</p>\n")
  }
}
