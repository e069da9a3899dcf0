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

// The short lines above a masthead.
extension PageWriter {
  mutating func weather(_ weather: Weather, _ visibility: Visibility) {
    open("p", "weather", visibility)
    html.raw(">")
    html.text(weather.temperature)
    if let condition = weather.condition {
      html.raw(" <span>")
      html.text(condition)
      html.raw("</span>")
    }
    html.raw("</p>\n")
  }

  mutating func place(_ place: String, _ visibility: Visibility) {
    line("p", "place", place, visibility)
  }

  mutating func date(_ date: CalendarDate, _ visibility: Visibility) {
    open("p", "date", visibility)
    html.raw(">")
    time(date)
    html.raw("</p>\n")
  }

  /// A day in the page's language, with its machine-readable form.
  mutating func time(_ date: CalendarDate) {
    html.raw("<time")
    html.attribute("datetime", date.iso)
    html.raw(">")
    html.text(DateFormat.full(date, in: page.language))
    html.raw("</time>")
  }

  mutating func appLinks(_ title: String, _ links: [Link], _ visibility: Visibility) {
    open("div", "apps", visibility)
    html.raw(">\n<p>")
    html.text(title)
    html.raw("</p>\n<ul>\n")
    for link in links {
      html.raw("<li>")
      self.link(link)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</div>\n")
  }

  mutating func languageLinks(
    _ title: String?, _ editions: [Edition], _ visibility: Visibility
  ) {
    open("nav", "languages", visibility)
    html.attribute("aria-label", uniqueLabel(page.phrases[.languages]))
    html.raw(">\n")
    if let title {
      html.raw("<p>")
      html.text(title)
      html.raw("</p>\n")
    }
    html.raw("<ul>\n")
    for edition in editions {
      html.raw("<li>")
      self.edition(edition)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</nav>\n")
  }

  private mutating func edition(_ edition: Edition) {
    html.raw("<a")
    let leads =
      edition.link.destination.map { html.link("href", $0, root: page.root) } ?? false
    if leads, let language = edition.language { html.attribute("hreflang", language.tag) }
    html.raw(leads ? ">" : " class=\"plain\">")
    html.text(edition.link.title)
    html.raw("</a>")
  }
}
