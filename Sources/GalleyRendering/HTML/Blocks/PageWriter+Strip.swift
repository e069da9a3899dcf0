import GalleyModel

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
