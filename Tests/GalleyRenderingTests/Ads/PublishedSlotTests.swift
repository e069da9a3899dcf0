import GalleyModel
import GalleyPages
import Testing

@testable import GalleyRendering

/// What published pages show where slots are.
@Suite struct PublishedSlotTests {
  private static let layout = """
    layout: story
    breakpoints: { phone: { from: 0, screen: 390x844 }, desktop: { from: 1100, screen: 1440x900 } }
    regions:
      story: [headline, spot_img: plain, spot_img: own, spot_img: closing, body]
    slots:
      plain: { label: Advertisement, sizes: [300x250] }
      own: { sizes: [300x250], unfilled: house, creative: { image: a.svg, alt: A boat } }
      closing: { label: Advertisement, sizes: { desktop: [728x90] }, unfilled: collapse }
    """

  private func page(_ slots: SlotContent, layout: String = layout) throws -> String {
    let composition = try AdPage.composition(layout: layout)
    var renderer = HTMLRenderer(composition.page.layout, slots: slots)
    return String(
      decoding: renderer.renderNext(composition.page, composition.plan), as: UTF8.self)
  }

  private func slot(_ name: String, _ page: String) -> String {
    guard let start = page.firstRange(of: " galley-\(name)") else { return "" }
    let open = page[..<start.lowerBound].lastIndex(of: "<") ?? page.startIndex
    let end =
      page[open...].firstRange(of: "</section>") ?? page[open...].firstRange(of: "</div>\n</div>")
    return String(page[open..<(end?.upperBound ?? page.endIndex)])
  }

  @Test func previewsShowWhatWillStandThere() throws {
    #expect(slot("plain", try page(.preview)).contains("spot_img"))
  }

  @Test func withoutAnAdServerThereIsTheHouseAdOrNothing() throws {
    let page = try page(.house)
    #expect(!page.contains("spot_img"))
    #expect(!page.contains("vacant{"))
    #expect(!page.contains("<script src"))
    #expect(slot("own", page).contains("alt=\"A boat\""))
    #expect(slot("plain", page).contains("class=\"slot held galley-plain\" aria-hidden=\"true\""))
    #expect(slot("closing", page) == "")
    // What hides an empty slot's label hides nothing of a region that has only slots.
    #expect(page.contains(".held,.slot>.slot-label{visibility:hidden}"))
  }

  @Test func blockedAdsLeaveWhatTheSlotSays() throws {
    let layout = Self.layout.replacing(
      "own: { sizes",
      with: "held: { creative: { image: b.svg, alt: No }, sizes: [300x250] }\n  own: { sizes"
    )
    .replacing("spot_img: own", with: "spot_img: own, spot_img: held")
    let other = try AdPage.composition(layout: layout)
    var renderer = HTMLRenderer(other.page.layout, slots: .blocked)
    let page = String(decoding: renderer.renderNext(other.page.withoutAds), as: UTF8.self)
    #expect(slot("plain", page).contains("aria-hidden=\"true\""))
    #expect(slot("own", page).contains("alt=\"A boat\""))
    #expect(!page.contains("b.svg"))
    #expect(slot("closing", page) == "")
  }

  @Test func publishedPagesHaveElementsOfOverlaysThatNeedOne() throws {
    let layout = AdPage.withOverlays
    let preview = try page(.preview, layout: layout)
    for name in ["bar", "skin", "welcome", "wing"] {
      #expect(preview.contains("id=\"galley-\(name)\""))
      #expect(!(try page(.house, layout: layout)).contains("id=\"galley-\(name)\""))
      #expect(try page(.gpt, layout: layout).contains("id=\"galley-\(name)\"") == (name == "skin"))
    }
    #expect(preview.contains("slot galley-bar overlay anchor-bottom hide-tablet hide-desktop"))
    // A region of nothing else is not there.
    #expect(!preview.contains("class=\"region area-around"))
  }

  @Test func servedSlotsAreEmptyElementsInBoxesOfTheirOwn() throws {
    let page = try page(.gpt)
    #expect(!page.contains("spot_img"))
    #expect(
      slot("plain", page).contains(
        "<div class=\"slot-box\"><div id=\"galley-plain\"></div>\n</div>"))
    #expect(slot("plain", page).contains("data-unfilled=\"hold\" aria-label=\"Advertisement 1\""))
    #expect(slot("own", page).contains("class=\"creative\""))
    #expect(slot("closing", page).contains("hide-phone"))
    #expect(page.contains("<script defer src=\"galley-slots.js\"></script>"))
  }

  /// The elements are those that the exports name, each once.
  @Test func elementsAreThoseOfThePlan() throws {
    let composition = try AdPage.composition()
    var renderer = HTMLRenderer(composition.page.layout, slots: .gpt)
    let page = String(
      decoding: renderer.renderNext(composition.page, composition.plan), as: UTF8.self)
    let elements = composition.plan.units.map(\.ad.element)
    #expect(elements.count > 5)
    for element in elements { #expect(page.ranges(of: " id=\"\(element)\"").count == 1) }
    #expect(page.ranges(of: "<div id=\"galley-").count == elements.count)
  }

  /// No text of a page can end the data or begin a script.
  @Test func dataIsOnlyData() throws {
    let layout = Self.layout.replacing(
      "plain: { label", with: "plain: { targeting: { a: \"</script><script>\" }, label")
    let page = try page(.gpt, layout: layout)
    #expect(page.ranges(of: "<script").count == page.ranges(of: "</script>").count)
    #expect(page.contains(#""a":["\u003c/script\u003e\u003cscript\u003e"]"#))
  }

  @Test func aPageWithoutAdsHasNoScript() throws {
    let layout = "layout: story\nregions:\n  story: [headline, body]\n"
    #expect(!(try page(.gpt, layout: layout)).contains("galley-slots.js"))
  }
}
