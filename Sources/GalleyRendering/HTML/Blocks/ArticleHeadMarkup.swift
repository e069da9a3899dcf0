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
