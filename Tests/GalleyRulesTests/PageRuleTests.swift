import GalleyBasics
import GalleyGeometry
import GalleyTestSupport
import Testing

@testable import GalleyPlacement
@testable import GalleyRules

/// Findings of rules for pages, with the numbers that a reader can add up.
@Suite struct PageRuleTests {
  /// Text of 20px lines without margins of its own to speak of, so that heights are easily known.
  private func article(paragraphs: Int) -> String {
    "---\ntitle: A story\n---\n"
      + Array(repeating: "A line.", count: paragraphs).joined(separator: "\n\n")
  }

  private func found(
    _ rule: RuleID, story: String, slots: String, paragraphs: Int, more: String = ""
  ) -> [Diagnostic] {
    let layout = """
      layout: article
      grid: { mobile: { gap: 24px } }
      regions:
        story: \(story)
      slots:
        \(slots)
      \(more)
      """
    return Checked.page(layout, article(paragraphs: paragraphs)).filter { $0.rule == rule }
  }

  @Test(arguments: [
    ("{ mobile: [300x250], tablet: [] }", ["ad-density-mobile"]),
    ("{ tablet: [300x250] }", [RuleID]()),
    ("{ tablet: [300x1050] }", ["ad-density-desktop"]),
  ])
  func densityIsMeasuredWhereItsLimitHolds(_ sizes: String, _ rules: [RuleID]) {
    let layout =
      "layout: a\nregions: { story: [headline, spot_img: ad, body] }\nslots: { ad: { sizes: \(sizes) } }"
    let found = Checked.page(layout, article(paragraphs: 6)).map(\.rule)
    #expect(found.filter { $0.rawValue.hasPrefix("ad-density") } == rules)
  }

  /// How much better a placement could be than the one that was found, rounded up.
  @Test func aBoundIsToldInWords() {
    func worth(_ pinned: Int32, _ value: Int, _ area: Int) -> Worth {
      var worth = Worth()
      (worth.pinned, worth.value, worth.area) = (pinned, value, area)
      return worth
    }
    let found = worth(1, 1_000_000, 75_000)
    let texts = [
      found, worth(1, 1_012_001, 0), worth(1, 1_000_000, 90_000), worth(3, 0, 0),
      worth(1, 900_000, 99_000),
    ].map { PlacementUnproven.more($0, than: found) }
    #expect(
      texts == [
        nil, "1.3 % more", "20.0 % more in area",
        "2 more advertisements that the author asks for", nil,
      ])
    #expect(PlacementUnproven.more(worth(0, 1, 0), than: worth(0, 0, 0)) == "more than nothing")
  }

  @Test(arguments: [
    // Below the article, or in a region of its own, it is not in the main content.
    ("[headline, body, spot_img: ad]", 0),
    ("[headline, body, comments, spot_img: ad, article_list: More]", 0),
    ("[headline, spot_img: ad, body]", 1),
    ("[spot_img: ad, headline, body]", 1),
    // A list of other articles does not thin it out.
    ("[headline, spot_img: ad, comments, body]", 1),
  ])
  func mainContentIsTheArticle(_ story: String, _ count: Int) {
    let slots = "ad: { sizes: { mobile: [300x250], tablet: [] } }"
    #expect(found("ad-density-mobile", story: story, slots: slots, paragraphs: 6).count == count)
  }

  /// It covers the text, and takes none of its height.
  @Test(arguments: [("anchor_top", 1), ("anchor_bottom", 1), ("side_rail", 0), ("interstitial", 0)])
  func anchorsCountInDensity(_ position: String, _ count: Int) throws {
    let slots = "ad: { position: \(position), sizes: { mobile: [300x100], tablet: [] } }"
    let found = found(
      "ad-density-mobile", story: "[headline, body, spot_img: ad]", slots: slots, paragraphs: 3)
    #expect(found.count == count)
    guard count > 0 else { return }
    let without = self.found(
      "ad-density-mobile", story: "[headline, body, spot_img: ad]", slots: slots, paragraphs: 9)
    #expect(without.isEmpty)
  }

  @Test(arguments: [("anchor_top", 0), ("anchor_bottom", 1)])
  func oneEdgeHasRoomForOneAnchor(_ position: String, _ count: Int) {
    let found = found(
      "ads-crowd", story: "[headline, body, spot_img: a, spot_img: b]",
      slots:
        "{ a: { position: anchor_bottom, sizes: [320x50] }, b: { position: \(position), sizes: [320x50] } }",
      paragraphs: 60)
    #expect(found.count == count)
  }

  @Test(arguments: [("320x250", 0), ("320x260", 1)])
  func anchorsCoverTheScreenFromEdgeToEdge(_ size: String, _ count: Int) {
    // 30 % of 844 px are 253 px.
    let slots = "ad: { position: anchor_bottom, sizes: { mobile: [\(size)], tablet: [] } }"
    let found = found(
      "large-sticky-ad", story: "[headline, body, spot_img: ad]", slots: slots, paragraphs: 90)
    #expect(found.count == count)
  }

  @Test func densityIsTheShareOfHeights() throws {
    let found = found(
      "ad-density-mobile", story: "[headline, spot_img: ad, body]",
      slots: "ad: { label: Ad, sizes: { mobile: [300x600], tablet: [] } }", paragraphs: 4)
    let note = try #require(found.first?.notes.first)
    let numbers = note.matches(of: /(\d+)px/).compactMap { Double($0.output.1) }
    // The label is not counted among the advertisements.
    #expect(numbers.first == 600)
    let share = (1000 * 600 / numbers[1]).rounded() / 10
    #expect(found.first?.message.hasPrefix("advertisements take \(share)%") == true)
  }

  @Test(arguments: [(0, 1), (3, 1), (30, 0)])
  func twoAdvertisementsShareAScreen(_ between: Int, _ count: Int) {
    let found = found(
      "two-ads-one-screen", story: "[spot_img: a, body, spot_img: b]",
      slots: "{ a: { sizes: [300x50] }, b: { sizes: [300x50] } }", paragraphs: max(between, 1))
    #expect(found.count == count)
  }

  @Test(arguments: [
    ("largest", 0), ("250px", 0), ("smallest", 1), ("50px", 1), ("200px", 0),
  ])
  func nothingShiftsWhereSpaceIsKeptFree(_ reserve: String, _ count: Int) {
    let found = found(
      "layout-shift", story: "[headline, spot_img: ad, body]",
      slots: "ad: { sizes: [300x250, 300x50], reserve: \(reserve) }", paragraphs: 40)
    #expect(found.count == count, "\(found)")
  }

  private static let grows = "sizes: [300x250, 320x50], reserve: smallest"
  private static let closes = "sizes: [300x250], unfilled: collapse"
  private static let above = "headline, spot_img: ad, body"
  private static let within = "headline, body: { spot_img: ad }"

  /// The figures are Chromium's, of the article of `Checks/ads/project`. In the text it scrolls along with what is at
  /// the top of the screen.
  @Test(arguments: [
    (above, grows, "390x844", "0.17"), (above, grows, "820x1180", "0.14"),
    (above, grows, "1440x900", "0.11"), (above, closes, "390x844", "0.29"),
    (above, closes, "820x1180", "0.23"), (above, closes, "1440x900", "0.19"),
    (within, grows, "390x844", "0.39"), (within, closes, "390x844", "0.2"),
    (within, closes, "820x1180", "0.16"),
  ])
  func shiftsAreThoseOfChromium(_ story: String, _ slot: String, _ screen: String, _ score: String)
  {
    let placement = story == Self.within ? ", placement: { first: 300px, gap: 900px }" : ""
    let layout = """
      layout: page
      breakpoints: { only: { from: 0, screen: \(screen) } }
      regions: { story: [\(story)] }
      slots: { ad: { \(slot)\(placement) } }
      """
    let text = (1...14).map {
      "Paragraph \($0) tells of the rain. It fell on the harbour and on the hills above it, and those who had roofs\n"
        + "of iron heard it first. The gauges filled, were read, and filled again before the evening."
    }
    let head = "---\ntitle: 'Rain \"on\" the </script> roofs'\n---\n"
    let found = Checked.page(layout, head + text.joined(separator: "\n\n"))
      .filter { $0.rule == "layout-shift" }
    #expect(found.count == 1)
    #expect(found.first?.message.contains("by \(score) at") == true, "\(found)")
  }

  @Test func anAdvertisementBelowAllTextShiftsNothing() {
    let found = found(
      "layout-shift", story: "[headline, body, spot_img: ad]",
      slots: "ad: { sizes: [300x600, 300x50], reserve: smallest }", paragraphs: 40)
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    ("hold", 0), ("house", 0), ("collapse", 1),
  ])
  func slotsThatCloseMoveThePage(_ unfilled: String, _ count: Int) {
    let found = found(
      "layout-shift", story: "[headline, spot_img: ad, body]",
      slots: "ad: { label: Advertisement, sizes: [300x250], unfilled: \(unfilled) }", paragraphs: 40
    )
    #expect(found.count == count, "\(found)")
    #expect(found.allSatisfy { $0.notes.contains { $0.contains("'unfilled: hold'") } })
  }

  @Test func aSlotThatClosesBelowAllTextMovesNothing() {
    let found = found(
      "layout-shift", story: "[headline, body, spot_img: ad]",
      slots: "ad: { sizes: [300x250], unfilled: collapse }", paragraphs: 40)
    #expect(found.isEmpty)
  }

  /// In a region of its own too, and in a body.
  @Test(arguments: ["spot_img: ad", "divider, spot_img: ad, divider"])
  func slotsThatCloseInTheirOwnRegion(_ blocks: String) {
    let layout = """
      layout: a
      regions: { top: [masthead, headline], banner: [\(blocks)], story: [body] }
      slots: { ad: { sizes: [300x250], unfilled: collapse } }
      """
    let found = Checked.page(layout, article(paragraphs: 30))
    #expect(found.map(\.rule) == ["layout-shift"])
  }

  /// A window keeps its height, whatever the ad's is.
  @Test func aWindowMayHaveAFluidAd() {
    let found = found(
      "fluid-above-fold", story: "[headline, spot_img: ad, body]",
      slots: "ad: { sizes: [fluid], interscroller: 250px }", paragraphs: 30)
    #expect(found.isEmpty)
  }

  @Test(arguments: [
    "slots: { ad: { sizes: [fluid], reserve: 250px, allow: { fluid-above-fold: Sold so } } }",
    "allow: { fluid-above-fold: Sold so }\nslots: { ad: { sizes: [fluid], reserve: 250px } }",
    "policy: { rules: { fluid-above-fold: off } }\nslots: { ad: { sizes: [fluid], reserve: 250px } }",
  ])
  func allowedAndTurnedOff(_ rest: String) {
    let layout = "layout: a\nregions: { story: [headline, spot_img: ad, body] }\n\(rest)"
    #expect(Checked.page(layout, article(paragraphs: 30)).isEmpty)
  }

  @Test(arguments: [
    "story: [headline, spot_img: { slot: ad, allow: { fluid-above-fold: Sold so } }, body]",
    "story: { blocks: [headline, spot_img: ad, body], allow: { fluid-above-fold: Sold so } }",
  ])
  func allowedOnBlockAndRegion(_ region: String) {
    let layout =
      "layout: a\nregions:\n  \(region)\nslots: { ad: { sizes: [fluid], reserve: 250px } }"
    #expect(Checked.page(layout, article(paragraphs: 30)).isEmpty)
  }

  @Test func policyChangesTheSeverity() {
    let found = found(
      "fluid-above-fold", story: "[headline, spot_img: ad, body]",
      slots: "ad: { sizes: [fluid], reserve: 250px }", paragraphs: 30,
      more: "policy: { rules: { fluid-above-fold: error } }")
    #expect(found.map(\.severity) == [.error])
  }

  /// What only a page can tell is not reported as unused by the layout alone.
  @Test func allowanceOfAPageRuleIsNoMistake() {
    let found = Checked.layout(
      "layout: a\nregions: { story: [headline] }\nallow: { top-heavy: On purpose }\n"
        + "policy: { rules: { layout-shift: info } }")
    #expect(found.isEmpty)
  }

  @Test func anArticleWithoutAdvertisementsHasNoFindings() {
    for rule in RuleRegistry.all where rule is any PageRule.Type {
      guard let example = rule.wrong, let article = example.files.dropFirst().first,
        rule.id != "sidebar-longer-than-article"
      else { continue }
      let text = article.text.replacing("title:", with: "ads: none\ntitle:")
      #expect(Checked.page(example.files[0].text, text).filter { $0.rule == rule.id }.isEmpty)
    }
  }
}

@Suite struct ScreenRegionTests {
  private func frame(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Frame {
    Frame(
      x: LayoutUnit(x), y: LayoutUnit(y), width: LayoutUnit(width), height: LayoutUnit(height))
  }

  private static let samples: [(frames: [[Int]], share: Double)] = [
    ([], 0),
    ([[0, 100, 100, 100]], 1),
    ([[0, 0, 1000, 1000]], 1),
    ([[0, 0, 100, 100], [0, 200, 100, 50]], 0),
    ([[0, 150, 100, 500]], 0.5),
    // Those that overlap count once.
    ([[0, 100, 50, 50], [0, 125, 50, 50]], 0.375),
    ([[0, 100, 50, 50], [25, 100, 50, 50]], 0.375),
    ([[0, 100, 100, 10], [0, 100, 10, 100]], 0.19),
    ([[0, 100, 10, 10], [50, 100, 10, 10]], 0.02),
  ]

  @Test(arguments: samples)
  func share(_ frames: [[Int]], _ share: Double) {
    var region = ScreenRegion(frame(0, 100, 100, 100))
    for corners in frames { region.insert(frame(corners[0], corners[1], corners[2], corners[3])) }
    #expect(abs(region.share - share) < 1e-9)
  }
}
