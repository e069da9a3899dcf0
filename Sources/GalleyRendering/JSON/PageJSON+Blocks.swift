import GalleyModel
import GalleyBasics

extension JSONWriter {
  /// The members that say what a block shows.
  mutating func members(of content: BlockContent, in page: Page) {
    switch content {
    case .weather(let weather):
      field("temperature", weather.temperature)
      text("condition", weather.condition)
    case .place(let text), .sectionLabel(let text), .headline(let text), .standfirst(let text),
      .copyright(let text):
      field("text", text)
    case .date(let date): field("date", date.iso)
    case .appLinks(let title, let links):
      field("title", title)
      self.links(links)
    case .languageLinks(let title, let editions):
      text("title", title)
      links(editions.map(\.link))
    case .masthead: field("name", page.site.name)
    case .menu(let links), .breadcrumbs(let links): self.links(links)
    case .byline(let byline):
      strings("authors", byline.authors)
      text("date", byline.date?.iso)
      text("updated", byline.updated?.iso)
    case .image(let image): members(of: image)
    case .gallery(let title, let pictures):
      text("title", title)
      array("pictures") { json in
        for picture in pictures { json.object { $0.members(of: picture) } }
      }
    case .shareLinks(let title, let shares):
      field("title", title)
      links(shares.map { Link(title: $0.title, destination: $0.destination) })
    case .tags(let tags): strings("tags", tags)
    case .author(let title, let people):
      text("title", title)
      array("people") { json in
        for person in people {
          json.object { json in
            json.field("name", person.name)
            json.text("text", person.text)
            json.text("picture", person.picture)
            json.links(person.links)
          }
        }
      }
    case .body(let body): items(of: body, in: page)
    case .slot(let slot): members(of: slot, in: page)
    case .articleList(let list): members(of: list)
    case .comments(let title): field("title", title)
    case .newsletter(let newsletter):
      field("title", newsletter.title)
      field("text", newsletter.text)
      field("button", newsletter.button)
    case .text(let body): array("content") { $0.blocks(body.blocks, of: body) }
    case .menuLinks(let title, let links):
      text("title", title)
      self.links(links)
    case .divider: break
    case .custom(let custom):
      field("html", custom.file)
      object("height") { json in
        for (breakpoint, height) in zip(page.layout.breakpoints, custom.heights) where height > 0 {
          json.field(breakpoint.name.value, height)
        }
      }
    }
  }

  private mutating func links(_ links: [Link]) {
    array("links") { json in
      for link in links {
        json.object { json in
          json.field("title", link.title)
          json.text("link", link.destination)
        }
      }
    }
  }

  private mutating func members(of image: Image) {
    field("source", image.source)
    text("alt", image.alt?.value)
    text("caption", image.caption)
    text("credit", image.credit)
    text("size", image.size?.description)
  }

  mutating func members(of slot: PageSlot, in page: Page) {
    field("slot", page.layout.slots[slot.slot].name)
    field("id", page.layout.id(of: slot))
    field("number", slot.number)
    names("shown", slot.visible, in: page.layout)
  }

  private mutating func members(of list: ArticleListContent) {
    field("title", list.title)
    field("style", list.style.rawValue)
    array("articles") { json in
      for item in list.items {
        json.object { json in
          json.field("slug", item.slug)
          json.field("title", item.title)
          json.field("link", item.link)
          json.text("date", item.date?.iso)
          json.text("image", item.image)
        }
      }
    }
  }

  private mutating func items(of content: BodyContent, in page: Page) {
    guard let body = page.article?.body else { return }
    array("content") { json in
      for item in content.items {
        switch item {
        case .block(let index): json.blocks([body.blocks[index]], of: body)
        case .slot(let slot):
          json.object { json in
            json.field("type", "spot_img")
            json.members(of: slot, in: page)
          }
        case .insert(let index):
          let block = content.inserts[index].block
          json.object { json in
            json.field("type", "insert")
            json.field("block", block.name.rawValue)
            json.names("visible", block.visible, in: page.layout)
            json.members(of: block.content, in: page)
          }
        }
      }
    }
  }
}
