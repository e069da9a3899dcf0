import GalleyBasics
import GalleyModel
import GalleyPages
import GalleyTestSupport
import Testing

@testable import GalleyRendering

@Suite struct AdExportTests {
  private static let goldens = Goldens()

  private func expect(_ bytes: [UInt8], _ name: String) {
    let difference = Self.goldens.difference(String(decoding: bytes, as: UTF8.self), from: name)
    #expect(difference == nil)
  }

  @Test func plan() throws {
    let page = try AdPage.composition()
    expect(PlanLines.render(page.plan, page.page.article?.body), "plan.ndjson")
  }

  /// Only of a layout that has any.
  @Test func planTellsWhatElseStandsInTheBody() throws {
    let layout = AdPage.layout.replacing(
      "body: { spot_img: text }",
      with: "body: { spot_img: text, insert: { block: newsletter, after: 2 paragraphs } }")
    let page = try AdPage.composition(layout: layout)
    let lines = String(
      decoding: PlanLines.render(page.plan, page.page.article?.body), as: UTF8.self
    ).split(separator: "\n")
    #expect(lines.count == 3)
    for line in lines {
      let json = try JSONValue(Array(line.utf8))
      let insert = try #require(json["inserts"]?.items?.first)
      #expect(insert["block"]?.string == "newsletter")
      #expect(insert["after_block"]?.integer == 2)
      #expect(insert["after"]?.string == "Paragraph 3 tells of the rain. It fell")
    }
  }

  @Test func publisherTag() throws {
    expect(GPTScript.render(try AdPage.composition().plan), "gpt.js")
  }

  @Test func prebid() throws {
    expect(PrebidUnits.render(try AdPage.composition().plan), "prebid.json")
  }

  @Test func openRTB() throws {
    expect(OpenRTBRequests.render(try AdPage.composition().plan), "openrtb.ndjson")
  }

  @Test func trustedServer() throws {
    var slots = TrustedServerSlots(network: "1234567")
    slots.add(try AdPage.composition().plan)
    slots.add(try AdPage.composition("sun", section: "Weather").plan)
    expect(slots.render(), "trusted-server.toml")
  }

  /// The server finds an element by the beginning of its id.
  @Test func trustedServerSaysWhichElementsItMayConfuse() throws {
    let layout = AdPage.layout.replacing("spot_img: end", with: "spot_img: side_end")
      .replacing("  end: { sizes: [fluid]", with: "  side_end: { sizes: [fluid, 300x50]")
    var slots = TrustedServerSlots(network: "1234567")
    slots.add(try AdPage.composition(layout: layout).plan)
    let lines = String(decoding: slots.render(), as: UTF8.self).split(separator: "\n")
    let remarks = lines.indices.filter { lines[$0].hasPrefix("# Where") }
    #expect(
      remarks.map { lines[$0] } == [
        "# Where a page has no element of this id, the server takes one that begins so: galley-side_end."
      ])
    #expect(remarks.map { lines[$0 + 3] } == ["id = \"side\""])
  }

  /// Slots of one name may differ between layouts; where they do not they are one.
  @Test func trustedServerKeepsLayoutsApart() throws {
    var slots = TrustedServerSlots(network: "1234567")
    slots.add(try AdPage.composition().plan)
    let other = AdPage.layout.replacing("layout: story", with: "layout: other")
    slots.add(try AdPage.composition("sun", layout: other).plan)
    let wide = AdPage.layout.replacing("layout: story", with: "layout: wide")
      .replacing("[300x250]", with: "[336x280]")
    slots.add(try AdPage.composition("wind", layout: wide).plan)
    let lines = String(decoding: slots.render(), as: UTF8.self).split(separator: "\n")
    func table(_ id: String) -> [Substring] {
      lines.firstIndex(of: "id = \"\(id)\"").map { Array(lines[$0..<$0 + 5]) } ?? []
    }
    #expect(table("text").last == "formats = [{ width = 300, height = 250 }]")
    #expect(table("text").dropLast().last == "page_patterns = [\"/rain.html\", \"/sun.html\"]")
    #expect(table("text--2").last == "formats = [{ width = 336, height = 280 }]")
    #expect(table("text--2").dropLast().last == "page_patterns = [\"/wind.html\"]")
    #expect(table("side").dropLast().last == "page_patterns = [\"/*\"]")
    #expect(table("side--2") == [])
  }

  /// What is out of the flow of the page, as far as each format has it.
  @Test func overlays() throws {
    let plan = try AdPage.composition(layout: AdPage.withOverlays).plan
    var slots = TrustedServerSlots(network: "1234567")
    slots.add(plan)
    let parts = [
      GPTScript.render(plan).split(separator: Array("\n})({\n".utf8)).last.map(Array.init) ?? [],
      PrebidUnits.render(plan), OpenRTBRequests.render(plan), slots.render(),
    ]
    expect(Array(parts.joined(separator: Array("\n".utf8))), "overlays.txt")
  }

  @Test func anchorsStandOnTheFirstScreen() throws {
    let screens = try AdPage.composition(layout: AdPage.withOverlays).plan.screens
    let phone = try #require(screens[0].ads.first { $0.slot == "bar" })
    #expect((phone.x, phone.y, phone.width, phone.height) == (0, 794, 390, 50))
    #expect(screens.map { $0.ads.contains { $0.slot == "bar" } } == [true, false, false])
    let rail = try #require(screens[2].ads.first { $0.slot == "wing" })
    #expect((rail.x, rail.y, rail.width, rail.height) == (1280, 24, 160, 600))
    #expect(screens[1].ads.first { $0.slot == "welcome" }?.height == 1180)
    #expect(screens.allSatisfy { $0.ads.first { $0.slot == "skin" }?.height == 0 })
    // Numbered behind those in the flow.
    let numbers = screens[0].ads.map(\.number)
    #expect(numbers == Array(1...numbers.count))
  }

  /// Only of a slot that says it.
  @Test func buyersAreToldOfNewAds() throws {
    let layout = AdPage.layout.replacing("sticky: true }", with: "sticky: true, refresh: 45s }")
    let plan = try AdPage.composition(layout: layout).plan
    let line = String(decoding: OpenRTBRequests.render(plan), as: UTF8.self).split(separator: "\n")
      .last
    let json = try JSONValue(Array(try #require(line).utf8))
    let told = json["imp"]?.items?.filter { $0["refresh"] != nil } ?? []
    #expect(told.map { $0["id"]?.string } == ["galley-side"])
    let settings = told.first?["refresh"]?["refsettings"]?.items?.first
    #expect(settings?["reftype"]?.integer == 3)
    #expect(settings?["minint"]?.integer == 45)
    let script = String(decoding: GPTScript.render(plan), as: UTF8.self)
    #expect(script.contains("\"refresh\":45,\"config\""))
  }

  @Test func noGoldenIsLeftOver() {
    let names = [
      "plan.ndjson", "gpt.js", "prebid.json", "openrtb.ndjson", "trusted-server.toml",
      "overlays.txt",
    ]
    #expect(Self.goldens.orphans(besides: names) == [])
  }

  /// Parts of an archive, in whatever order they are done, add up to the same file.
  @Test func trustedServerDoesNotDependOnTheOrderOfPages() throws {
    let plans = try [
      AdPage.composition().plan, AdPage.composition("sun", section: "Weather").plan,
      AdPage.composition("snow").plan,
    ]
    func file(_ parts: [[AdPlan]]) -> [UInt8] {
      var slots = TrustedServerSlots(network: "1")
      for part in parts {
        var other = TrustedServerSlots(network: "1")
        for plan in part { other.add(plan) }
        slots.add(other)
      }
      return slots.render()
    }
    #expect(file([plans]) == file([[plans[2]], [plans[1], plans[0]]]))
  }

  /// What the mapping says for a width is what the layout says for the breakpoint that serves it.
  @Test func mappingsSayWhatTheLayoutSays() throws {
    let composition = try AdPage.composition()
    let layout = composition.page.layout
    for unit in composition.plan.units {
      #expect(unit.sizeMapping.first?.from == 0)
      #expect(unit.sizeMapping.map(\.from) == unit.sizeMapping.map(\.from).sorted())
      for width in [1, 390, 739, 740, 1099, 1100, 4000] {
        let breakpoint = layout.breakpoint(forWidth: width)
        let expected = composition.plan.screens[breakpoint].ads.first { $0.id == unit.ad.id }?.sizes
        let mapped = unit.sizeMapping.last { $0.from <= width }?.sizes
        #expect(mapped == expected ?? [])
      }
    }
  }

  @Test func positionsByGeometry() throws {
    let screens = try AdPage.composition().plan.screens
    func position(_ slot: String, _ screen: Int) -> AdPosition? {
      screens[screen].ads.first { $0.slot == slot }?.position
    }
    #expect(position("top", 0) == .header)
    #expect(position("first", 0) == .aboveTheFold)
    #expect(screens[0].ads.last { $0.slot == "text" }?.position == .belowTheFold)
    #expect(position("side", 2) == .sidebar)
    #expect(position("end", 2) == .footer)
  }

  /// The words are those on both sides of the gap, whatever the blocks are.
  @Test func wordsAroundAPlace() throws {
    let page = try AdPage.composition()
    let body = try #require(page.page.article?.body)
    let place = BodyPlace(2, in: body)
    #expect(place.paragraphs == 2)
    #expect(place.before == "the harbour and on the hills above it.")
    #expect(place.after == "Paragraph 3 tells of the rain. It fell")
    #expect(BodyPlace(body.blocks.count, in: body).after == "")
  }
}
