import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRules
import GalleyTestSupport
import Testing

@Suite struct PageAssemblyTests {
  private func layout(_ blocks: String, slots: String = "") throws -> ResolvedLayout {
    let text =
      "layout: a\nregions:\n  story: [\(blocks)]\nslots:\n  ad: { sizes: [300x250] }\n\(slots)"
    let findings = Findings()
    let node = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let resolved = try #require(Layout(node, findings)).resolve()
    let found = findings.diagnostics + resolved.diagnostics
    #expect(found.isEmpty, "\(found.map(\.message))")
    return resolved.value
  }

  private func article(_ head: String = "", paragraphs: Int = 1) throws -> Article {
    let body = (1...paragraphs).map { "Paragraph \($0)." }.joined(separator: "\n\n")
    return try article(head, body: body)
  }

  private func article(_ head: String = "", body: String) throws -> Article {
    let file = SourceFile(
      path: "articles/story.md", text: "---\ntitle: A story\n\(head)\n---\n\(body)\n")
    let read = Article.parse(file)
    #expect(read.diagnostics.isEmpty)
    return try #require(read.value)
  }

  private func page(
    _ layout: ResolvedLayout, _ article: Article?, site: Site = Site(), index: ArticleIndex? = nil
  ) -> Page {
    PageAssembly(
      layout: layout, site: site, index: index ?? ArticleIndex(for: layout.articleLists)
    ).page(for: article, path: "story.html", root: "").page
  }

  /// The page's blocks and slots as words: `b` for a block of the body, the id for a slot.
  private func outline(_ page: Page) -> [String] {
    page.regions.flatMap(\.blocks).flatMap { block -> [String] in
      switch block.content {
      case .slot(let slot): [page.layout.id(of: slot)]
      case .body(let body):
        body.items.map { item in
          switch item {
          case .block: "b"
          case .insert(let index): body.inserts[index].block.name.rawValue
          case .slot(let slot): page.layout.id(of: slot)
          }
        }
      case .headline: ["headline"]
      case .comments: ["comments"]
      default: ["other"]
      }
    }
  }

  @Test func theSlotOfABodyIsStillToBePlaced() throws {
    let page = page(try layout("body: ad"), try article(paragraphs: 9))
    #expect(Set(outline(page)) == ["b"])
    let slots = page.regions.flatMap(\.blocks).compactMap { block in
      if case .body(let body) = block.content { body.slot } else { nil }
    }
    #expect(slots.map { page.layout.slots[$0].name } == ["ad"])
  }

  @Test func withoutASlotTheBodyIsBare() throws {
    let page = page(try layout("body"), try article(paragraphs: 9))
    #expect(Set(outline(page)) == ["b"])
  }

  @Test func slotsAreNumberedThroughThePage() throws {
    let layout = try layout(
      "spot_img: top, body: ad, spot_img: end",
      slots: "  top: { sizes: [300x250] }\n  end: { sizes: [300x250] }")
    let page = page(layout, try article(paragraphs: 9)).withSlotsInBodies
    #expect(outline(page).filter { $0 != "b" } == ["top", "ad", "ad-2", "end"])
    let numbers = page.regions.flatMap(\.blocks).flatMap { block -> [Int] in
      switch block.content {
      case .slot(let slot): [slot.number]
      case .body(let body):
        body.items.compactMap { if case .slot(let slot) = $0 { slot.number } else { nil } }
      default: []
      }
    }
    #expect(numbers == [1, 2, 3, 4])
  }

  /// The second place of `ad` must not take the id of the slot named `ad-2`.
  @Test func idsAreUnique() throws {
    let layout = try layout("spot_img: ad-2, body: ad", slots: "  ad-2: { sizes: [300x250] }")
    let ids = outline(page(layout, try article(paragraphs: 13)).withSlotsInBodies).filter {
      $0 != "b"
    }
    #expect(ids.count == 4)
    #expect(Set(ids).count == 4)
  }

  /// Names may go on as ids of other slots' places do.
  @Test func idsOfAllPlacesAreUnique() throws {
    let names = ["ad-2", "ad-2-2", "ad--2", "ad-top"]
    let layout = try layout(
      names.map { "spot_img: \($0)" }.joined(separator: ", ") + ", body: ad",
      slots: names.map { "  \($0): { sizes: [300x250] }" }.joined(separator: "\n"))
    let ids = layout.slots.indices.flatMap { slot in
      (1...4).map { use in
        var place = PageSlot(slot: slot, visible: [])
        place.use = use
        return layout.id(of: place)
      }
    }
    #expect(Set(ids).count == ids.count, "\(ids)")
    #expect(ids.contains("ad-top-2"))
  }

  @Test func anArticleWithoutAdsHasNone() throws {
    let layout = try layout("spot_img: ad, headline, body: ad")
    let page = page(layout, try article("ads: none", paragraphs: 5))
    #expect(outline(page) == ["headline", "b", "b", "b", "b", "b"])
  }

  @Test func aPageWithoutArticleShowsItsSlots() throws {
    let page = page(try layout("spot_img: ad, headline, body: ad, comments"), nil)
    #expect(outline(page) == ["ad", "comments"])
  }

  @Test func slotsAreVisibleWhereTheyHaveSizes() throws {
    let layout = try layout(
      "spot_img: { slot: wide, hidden: [desktop] }, spot_img: none",
      slots: "  wide: { sizes: { tablet: [728x90] } }\n  none: { sizes: [] }")
    let page = page(layout, nil)
    #expect(outline(page) == ["wide"])
    guard case .slot(let slot) = page.regions[0].blocks[0].content else {
      Issue.record("not a slot")
      return
    }
    #expect(slot.visible.indices == [1])
  }

  @Test(arguments: [
    ("section: News", true), ("section: [Sport, News]", true), ("section: Sport", false),
    ("tag: sea", true), ("tag: [sky, ship]", true), ("tag: sky", false),
    ("words: '>= 3'", true), ("words: '< 3'", false), ("words: ['> 1', '< 9']", true),
    ("words: ['> 1', '< 2']", false), ("words: 4", true), ("section: News, tag: sky", false),
    ("section: News, tag: sea, words: '<= 4'", true), ("breakpoint: mobile", true),
    ("not: { section: Sport }", true), ("not: { section: [Sport, News] }", false),
    ("not: { tag: sea, words: '> 9' }", true), ("not: { tag: sea, words: '< 9' }", false),
    ("not: [{ tag: sky }, { section: News }]", false), ("not: [{ tag: sky }, { tag: air }]", true),
    ("not: { not: { section: News } }", true), ("not: { not: { section: Sport } }", false),
    ("section: News, not: { not: { tag: sea } }", true), ("not: { breakpoint: mobile }", true),
    ("not: { section: News, breakpoint: mobile }", true),
    ("not: { section: News, breakpoint: [mobile, tablet, desktop] }", false),
    ("not: { breakpoint: [mobile, tablet, desktop] }", false),
  ])
  func conditionsHold(_ condition: String, _ isShown: Bool) throws {
    let layout = try layout("headline, comments: { when: { \(condition) } }")
    let article = try article("section: News\ntags: [sea, ship]", body: "One two three four.")
    #expect(outline(page(layout, article)).contains("comments") == isShown)
  }

  @Test(arguments: ["section: News", "tag: sea", "words: '>= 0'"])
  func conditionsOnArticlesFailWithoutOne(_ condition: String) throws {
    let layout = try layout("divider, comments: { when: { \(condition) } }")
    #expect(outline(page(layout, nil)) == ["other"])
  }

  @Test func whatIsNotOfAnArticleHoldsWithoutOne() throws {
    let layout = try layout("divider, comments: { when: { not: { section: News } } }")
    #expect(outline(page(layout, nil)) == ["other", "comments"])
  }

  @Test(arguments: [
    ("breakpoint: mobile", [0]), ("not: { breakpoint: mobile }", [1, 2]),
    ("not: { section: News, breakpoint: mobile }", [1, 2]),
    ("not: { section: Sport, breakpoint: mobile }", [0, 1, 2]),
    ("breakpoint: [mobile, tablet], not: { tag: sea, breakpoint: tablet }", [0]),
    ("not: { not: { breakpoint: desktop } }", [2]),
  ])
  func conditionsHoldAtBreakpoints(_ condition: String, _ visible: [Int]) throws {
    let layout = try layout("headline, comments: { when: { \(condition) } }")
    let page = page(layout, try article("section: News\ntags: [sea]"))
    #expect(page.regions[0].blocks[1].visible.indices == visible)
  }

  @Test(arguments: [("section: News", true), ("not: { section: News }", false)])
  func theSlotOfABodyHasItsOwnCondition(_ condition: String, _ isShown: Bool) throws {
    let layout = try layout("body: { spot_img: { slot: ad, when: { \(condition) } } }")
    let page = page(layout, try article("section: News"))
    guard case .body(let body) = page.regions[0].blocks[0].content else {
      Issue.record("no body")
      return
    }
    #expect(body.slot == (isShown ? 0 : nil))
    #expect(outline(page) == ["b"])
  }

  @Test func blocksWithNothingToShowAreLeftOut() throws {
    let layout = try layout(
      "weather, place, date, app_links, language_links, menu, breadcrumbs, section_label, standfirst, "
        + "byline, image, gallery, tags, author, copyright")
    #expect(page(layout, try article()).regions.isEmpty)
  }

  @Test func editionsLeadToTranslations() throws {
    var site = Site()
    site.editions = [
      Edition(
        link: Link(title: "French", destination: "/fr/"), language: LanguageTag("fr")),
      Edition(
        link: Link(title: "German", destination: "/de/"), language: LanguageTag("de")),
    ]
    let article = try article("translations: { fr: le-recit }")
    let page = page(try layout("language_links"), article, site: site)
    guard case .languageLinks(_, let editions) = page.regions[0].blocks[0].content else {
      Issue.record("no language links")
      return
    }
    #expect(editions.map(\.link.destination) == ["le-recit.html", "/de/"])
  }

  @Test(arguments: [nil, "local-news/index.html"])
  func theWayToAPageLeadsToItsSection(_ section: String?) throws {
    var site = Site()
    site.name = "The Courier"
    site.hasSectionFronts = section != nil
    let article = try article("section: Local News")
    let page = page(try layout("breadcrumbs"), article, site: site)
    guard case .breadcrumbs(let way) = page.regions[0].blocks[0].content else {
      Issue.record("no way")
      return
    }
    #expect(way.map(\.title) == ["The Courier", "Local News"])
    #expect(way.map(\.destination) == ["./", section])
  }

  /// Of the authors those are shown of whom there is more to say, in the article's order; no picture of another host.
  @Test func authorsAreThoseWhomTheProjectDescribes() throws {
    var site = Site()
    let span = SourceFile(path: "people.yaml", text: "").span
    for (name, picture) in [
      ("Jo", "jo.jpg"), ("Al", "https://else.where/al.jpg"), ("Bo", "bo.jpg"),
    ] {
      site.people[name] = Person(name: name, span: span)
      site.people[name]?.picture = picture
    }
    let article = try article("authors: [Nobody, Bo, Al, Jo]")
    let page = page(try layout("author"), article, site: site)
    guard case .author(nil, let people) = page.regions[0].blocks[0].content else {
      Issue.record("no authors")
      return
    }
    #expect(people.map(\.name) == ["Bo", "Jo"])
  }

  @Test func aPageDoesNotOfferItsOwnLanguage() throws {
    var site = Site()
    site.editions = [
      Edition(link: Link(title: "French", destination: "/fr/"), language: LanguageTag("fr"))
    ]
    let layout = try layout("divider, language_links")
    #expect(outline(page(layout, try article("language: fr"), site: site)) == ["other"])
  }
}

/// How much one page may show.
@Suite struct PageRoomTests {
  private func page(_ blocks: String, count: Int, title: String) throws -> Page {
    let text =
      "layout: a\nregions:\n  story: [" + String(repeating: "\(blocks), ", count: count) + "]\n"
    let node = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let layout = try #require(Layout(node, Findings())).resolve().value
    let article = try #require(
      Article.parse(SourceFile(path: "a.md", text: "---\ntitle: \(title)\n---\nWords.\n")).value)
    return PageAssembly(layout: layout, site: Site(), index: ArticleIndex(for: []))
      .page(for: article, path: "a.html", root: "").page
  }

  @Test func aTextThatIsShownTooOftenMakesThePageTooLarge() throws {
    let title = String(repeating: "word ", count: 40_000)
    #expect(try page("headline", count: 20, title: title).overflow == nil)
    let page = try page("headline", count: 40, title: title)
    let overflow = try #require(page.overflow)
    #expect(overflow.text == "headline")
    #expect(page.regions.flatMap(\.blocks).count == 20)
    let found = PageFindings(of: page).diagnostics
    #expect(found.map(\.rule) == [.tooManyNodes])
    #expect(found.map(\.severity) == [.error])
  }

  @Test(arguments: ["divider", "headline", "byline", "body", "comments", "newsletter"])
  func whatLayoutsHaveFits(_ block: String) throws {
    #expect(try page(block, count: 1_000, title: "A title").overflow == nil)
  }
}
