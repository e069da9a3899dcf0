import GalleyModel

extension PageWriter {
  mutating func masthead(_ visibility: Visibility) {
    open("div", "masthead", visibility)
    html.raw(">\n<p class=\"masthead-name\"><a href=\"")
    html.attributeValue(page.pagesRoot.isEmpty ? "./" : page.pagesRoot)
    html.raw("\">")
    if let logo = page.site.logo, html.canShow(logo) {
      self.logo(logo)
    } else {
      html.text(page.site.name)
    }
    html.raw("</a></p>\n")
    if let tagline = page.site.tagline {
      html.raw("<p class=\"tagline\">")
      html.text(tagline)
      html.raw("</p>\n")
    }
    html.raw("</div>\n")
  }

  private mutating func logo(_ source: String) {
    html.raw("<img class=\"logo\"")
    html.link("src", source, root: page.root)
    html.attribute("alt", page.site.name)
    html.raw(">")
  }

  mutating func menu(_ links: [Link], _ visibility: Visibility) {
    open("nav", "menu", visibility)
    html.attribute("aria-label", uniqueLabel(page.phrases[.menu]))
    html.raw(">\n")
    list(links)
    html.raw("</nav>\n")
  }

  mutating func breadcrumbs(_ way: [Link], _ visibility: Visibility) {
    open("nav", "breadcrumbs", visibility)
    html.attribute("aria-label", uniqueLabel(page.phrases[.breadcrumbs]))
    html.raw(">\n<ol>\n")
    for (index, step) in way.enumerated() {
      html.raw("<li>")
      if index > 0 {
        html.raw("<span aria-hidden=\"true\">")
        html.text([Link].crumbMark)
        html.raw("</span>")
      }
      link(step, root: page.pagesRoot)
      html.raw("</li>\n")
    }
    html.raw("</ol>\n</nav>\n")
  }

  mutating func menuLinks(_ title: String?, _ links: [Link], _ visibility: Visibility) {
    open("nav", "panel menu-links", visibility)
    html.attribute("aria-label", uniqueLabel(title ?? page.phrases[.links]))
    html.raw(">\n")
    if let title { listTitle(title) }
    list(links)
    html.raw("</nav>\n")
  }

  private mutating func list(_ links: [Link]) {
    html.raw("<ul>\n")
    for link in links {
      html.raw("<li>")
      self.link(link)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  mutating func listTitle(_ title: String) {
    guard !title.isEmpty else { return }
    html.raw("<h2 class=\"list-title\">")
    html.text(title)
    html.raw("</h2>\n")
  }
}
