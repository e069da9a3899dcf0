import GalleyBasics
package import GalleyModel
package import GalleyPages

/// Writes the page model as JSON; `docs/page-json.md` and `docs/page.schema.json` tell the shape.
package struct PageJSON {
  /// Grows with every incompatible change of the shape.
  static let version = 2

  package init() {}

  /// - Parameter plan: what is known of the page's ads on each screen.
  package func render(_ page: Page, _ plan: AdPlan) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("version", Self.version)
      json.field("layout", page.layout.name.value)
      json.field("language", page.language.tag)
      json.field("direction", page.isRightToLeft ? "rtl" : "ltr")
      json.field("path", page.path)
      json.object("article") { $0.members(of: page.article) }
      json.array("breakpoints") { json in
        for (breakpoint, grid) in zip(page.layout.breakpoints, page.layout.grids) {
          json.object { $0.members(of: breakpoint, grid, in: page.layout) }
        }
      }
      json.array("regions") { json in
        for region in page.regions { json.object { $0.members(of: region, in: page) } }
      }
      json.array("overlays") { json in
        for overlay in page.overlays { json.object { $0.members(of: overlay.place, in: page) } }
      }
      json.array("slots") { json in
        for slot in page.layout.slots { json.object { $0.members(of: slot, in: page.layout) } }
      }
      json.array("screens") { json in
        for screen in plan.screens { json.object { $0.members(of: screen) } }
      }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  /// - Parameter article: `nil` on a page that shows none, where all members are empty.
  fileprivate mutating func members(of article: Article?) {
    text("slug", article?.slug)
    text("title", article?.title.value)
    text("standfirst", article?.standfirst)
    strings("authors", article?.authors ?? [])
    text("date", article?.date?.iso)
    text("updated", article?.updated?.iso)
    text("withheld", article?.withheld?.words)
    text("section", article?.section)
    strings("tags", article?.tags ?? [])
    field("words", article?.body.wordCount ?? 0)
    field("ads", article?.hasAds ?? false)
  }

  fileprivate mutating func members(
    of breakpoint: Breakpoint, _ grid: ResolvedGrid, in layout: ResolvedLayout
  ) {
    field("name", breakpoint.name.value)
    field("from", breakpoint.from.value)
    field("screen", breakpoint.screen.description)
    field("width", grid.width ?? 0)
    field("margin", grid.margin)
    strings("columns", grid.columns.map(\.description))
    object("gap") { json in
      json.field("row", grid.gap.row)
      json.field("column", grid.gap.column)
    }
    array("areas") { json in
      for area in grid.areas {
        json.object { json in
          json.field("region", layout.regions[area.region].name.value)
          json.numbers("rows", [area.rows.lowerBound, area.rows.upperBound])
          json.numbers("columns", [area.columns.lowerBound, area.columns.upperBound])
        }
      }
    }
  }

  fileprivate mutating func members(of region: PageRegion, in page: Page) {
    let resolved = page.layout.regions[region.region]
    field("name", resolved.name.value)
    field("landmark", resolved.landmark.rawValue)
    names("visible", resolved.visible, in: page.layout)
    array("blocks") { json in
      for block in region.blocks {
        json.object { json in
          json.field("block", block.name.rawValue)
          json.names("visible", block.visible, in: page.layout)
          json.members(of: block.content, in: page)
        }
      }
    }
  }

  fileprivate mutating func members(of slot: ResolvedSlot, in layout: ResolvedLayout) {
    field("name", slot.name)
    text("position", slot.position?.rawValue)
    text("label", slot.slot.label?.value)
    text("unit", slot.slot.unit?.value.description)
    field("unfilled", slot.slot.unfilled.rawValue)
    field("sticky", slot.slot.sticky)
    field("interscroller", slot.slot.interscroller != nil)
    field("lazy", slot.slot.lazy)
    object("targeting") { json in
      for targeting in slot.slot.targeting { json.strings(targeting.key, targeting.values) }
    }
    object("sizes") { json in
      for (breakpoint, fit) in zip(layout.breakpoints, slot.fits) {
        json.strings(breakpoint.name.value, fit.sizes.map(\.value.description))
      }
    }
    object("reserved") { json in
      for (breakpoint, fit) in zip(layout.breakpoints, slot.fits) where !fit.sizes.isEmpty {
        json.field(breakpoint.name.value, fit.reservedHeight ?? 0)
      }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func members(of screen: AdPlan.Screen) {
    field("breakpoint", screen.breakpoint)
    field("width", screen.size.width)
    field("height", screen.size.height)
    field("page_height", screen.height)
    field("ad_share", screen.adShare)
    field("ad_share_limit", screen.adShareLimit)
    array("ads") { json in
      for ad in screen.ads { json.object { $0.members(of: ad) } }
    }
  }

  private mutating func members(of ad: AdPlan.Ad) {
    field("slot", ad.slot)
    field("id", ad.id)
    field("number", ad.number)
    text("unit", ad.unit)
    strings("sizes", ad.sizes.map(\.description))
    text("region", ad.region)
    text("position", ad.outOfFlow?.rawValue)
    field("gap", ad.gap ?? -1)
    field("x", ad.x)
    field("y", ad.y)
    field("width", ad.width)
    field("height", ad.height)
    field("reserved", ad.reserved ?? 0)
    field("travel", ad.travel)
  }
}

extension JSONWriter {
  /// A text, empty where there is none: a member that is missing, or `null`, has no type.
  mutating func text(_ key: String, _ value: String?) { field(key, value ?? "") }

  /// A text, left out where there is none, as formats of others want it.
  mutating func optional(_ key: String, _ value: String?) {
    if let value { field(key, value) }
  }

  mutating func strings(_ key: String, _ values: [String]) {
    array(key) { json in for value in values { json.string(value) } }
  }

  mutating func numbers(_ key: String, _ values: [Int]) {
    array(key) { json in for value in values { json.number(value) } }
  }

  /// The names of some breakpoints.
  mutating func names(_ key: String, _ set: BreakpointSet, in layout: ResolvedLayout) {
    strings(key, set.indices.map { layout.breakpoints[$0].name.value })
  }
}

extension Track {
  fileprivate var description: String {
    func text(_ number: Double) -> String {
      Int(exactly: number).map(String.init) ?? number.description
    }
    return switch self {
    case .pixels(let pixels): "\(pixels)px"
    case .fraction(let share): "\(text(share))fr"
    case .percent(let share): "\(text(share))%"
    }
  }
}

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
