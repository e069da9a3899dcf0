import GalleyBasics
import GalleyModel

// What stands above an article's text.
extension PageWriter {
  mutating func sectionLabel(_ text: String, isHeadline: Bool, _ visibility: Visibility) {
    if isHeadline {
      line("h1", "headline", text, visibility)
    } else {
      line("p", "section-label", text, visibility)
    }
  }

  mutating func headline(_ text: String, isHeadline: Bool, _ visibility: Visibility) {
    if isHeadline {
      line("h1", "headline", text, visibility)
    } else {
      line("p", "headline", text, visibility)
    }
  }

  mutating func standfirst(_ text: String, _ visibility: Visibility) {
    line("p", "standfirst", text, visibility)
  }

  mutating func byline(_ byline: Byline, _ visibility: Visibility) {
    open("div", "byline", visibility)
    html.raw(">\n")
    if !byline.authors.isEmpty { authors(byline.authors) }
    if let date = byline.date { dated(nil, date) }
    if let updated = byline.updated, updated != byline.date { dated(.updated, updated) }
    html.raw("</div>\n")
  }

  private mutating func authors(_ names: [String]) {
    html.raw("<p class=\"authors\">")
    html.text(page.phrases[.by])
    for (index, name) in names.enumerated() {
      html.raw(index == 0 ? " <b>" : ", <b>")
      html.text(name)
      html.raw("</b>")
    }
    html.raw("</p>\n")
  }

  private mutating func dated(_ label: Phrase?, _ date: CalendarDate) {
    html.raw("<p>")
    if let label {
      html.text(page.phrases[label])
      html.raw(" ")
    }
    time(date)
    html.raw("</p>\n")
  }

  mutating func leadImage(_ image: Image, _ visibility: Visibility) {
    open("figure", "lead", visibility)
    html.raw(">\n")
    figure(of: image)
  }

  mutating func gallery(_ title: String?, _ pictures: [Image], _ visibility: Visibility) {
    open("div", "panel gallery", visibility)
    html.raw(">\n")
    if let title { listTitle(title) }
    html.raw("<ul class=\"items\">\n")
    for picture in pictures {
      html.raw("<li>\n<figure>\n")
      figure(of: picture)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</div>\n")
  }

  /// What stands in a figure, and its end.
  private mutating func figure(of image: Image) {
    picture(of: image)
    if image.caption != nil || image.credit != nil {
      html.raw("<figcaption>")
      if let caption = image.caption { html.text(caption) }
      if let credit = image.credit {
        html.raw(image.caption == nil ? "<span class=\"credit\">" : " <span class=\"credit\">")
        html.text(credit)
        html.raw("</span>")
      }
      html.raw("</figcaption>\n")
    }
    html.raw("</figure>\n")
  }

  /// A picture of the project, or the words for one that stands on another host; one whose size
  /// nobody said stands in a frame of the usual shape.
  private mutating func picture(of image: Image) {
    let alt = image.alt?.value ?? ""
    guard html.canShow(image.source) else {
      html.openPicture(image.size)
      html.raw("<span class=\"elsewhere\">")
      html.text(alt)
      return html.raw("</span></span>\n")
    }
    html.raw(image.size == nil ? "<span class=\"picture\"><img" : "<img")
    html.link("src", image.source, root: page.root)
    html.attribute("alt", alt)
    if let size = image.size {
      html.attribute("width", size.width)
      html.attribute("height", size.height)
    }
    html.raw(image.size == nil ? "></span>\n" : ">\n")
  }

  mutating func shareLinks(_ title: String, _ links: [ShareLink], _ visibility: Visibility) {
    open("div", "share", visibility)
    html.raw(">\n<p>")
    html.text(title)
    html.raw("</p>\n<ul>\n")
    for link in links {
      html.raw("<li>")
      self.link(Link(title: link.title, destination: link.destination))
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</div>\n")
  }

  /// The authors with their pictures, which are not described: the names stand beside them.
  mutating func author(_ title: String?, _ people: [Person], _ visibility: Visibility) {
    open("div", "panel people", visibility)
    html.raw(">\n")
    if let title { listTitle(title) }
    for person in people {
      html.raw(
        person.picture == nil ? "<div class=\"person\">\n" : "<div class=\"person pictured\">\n")
      if let picture = person.picture {
        html.raw("<img class=\"portrait\"")
        html.link("src", picture, root: page.root)
        html.raw(" alt=\"\" loading=\"lazy\">\n<div>\n")
      }
      html.raw("<p class=\"person-name\">")
      html.text(person.name)
      html.raw("</p>\n")
      if let text = person.text {
        html.raw("<p class=\"person-text\">")
        html.text(text)
        html.raw("</p>\n")
      }
      if !person.links.isEmpty { links(of: person) }
      html.raw(person.picture == nil ? "</div>\n" : "</div>\n</div>\n")
    }
    html.raw("</div>\n")
  }

  private mutating func links(of person: Person) {
    html.raw("<ul class=\"person-links\">\n")
    for link in person.links {
      html.raw("<li>")
      self.link(link)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n")
  }

  mutating func tags(_ tags: [String], _ visibility: Visibility) {
    open("div", "tags", visibility)
    html.raw(">\n<p>")
    html.text(page.phrases[.tags])
    html.raw("</p>\n<ul>\n")
    for tag in tags {
      html.raw("<li>")
      html.text(tag)
      html.raw("</li>\n")
    }
    html.raw("</ul>\n</div>\n")
  }
}

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
