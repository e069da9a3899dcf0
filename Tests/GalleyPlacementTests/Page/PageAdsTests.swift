import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPlacement
import Testing

/// Ads on real pages: what was asked is what the page has.
struct PageAdsTests {
  private let plain = PlacedStory.paragraphs(12)

  /// The places that placement computes are those where the layout puts the slots.
  @Test(arguments: [
    "", "label: Advertisement, ", "reserve: 100px, ", "reserve: smallest, ",
  ])
  func depthsAreThoseOfTheLayout(_ slot: String) throws {
    let body = """
      \(PlacedStory.paragraphs(2))

      ## A heading

      \(PlacedStory.paragraphs(3))

      - one
      - two

      > A quote of some words that somebody said on the quay.

      \(PlacedStory.paragraphs(4))

      | a | b |
      |---|---|
      | c | d |

      ***

      ```
      code
      ```

      \(PlacedStory.paragraphs(3))
      """
    let placement = try PlacedStory.make(
      body, placement: "density: none", slot: "\(slot)sizes: [300x250, 300x50]")
    for (index, breakpoint) in placement.page.layout.breakpoints.enumerated() {
      let ads = try #require(placement.bodies[index]).ads
      let placed = PageLayout(placement.page, viewport: breakpoint.screen).place()
      let frames = placed.boxes.filter {
        if case .slot = $0.role { true } else { false }
      }.map(\.frame)
      #expect(ads.count > 8)
      #expect(ads.map(\.y) == frames.map(\.y))
      #expect(ads.map(\.height) == frames.map(\.height))
    }
  }

  @Test func asksForWhatTheRulesSay() throws {
    let placement = try PlacedStory.make(
      plain, placement: "first: 300px, last: 500px, gap: 700px, density: none")
    for body in placement.bodies.compactMap(\.self) {
      let ads = body.ads
      #expect(ads.count >= 2)
      #expect(ads[0].y - body.body.top >= LayoutUnit(300))
      for (upper, lower) in zip(ads, ads.dropFirst()) {
        #expect(lower.y - (upper.y + upper.height) >= LayoutUnit(700))
      }
      let last = try #require(ads.last)
      #expect(body.body.height - body.body.adBottom(last.gap) >= LayoutUnit(500))
    }
  }

  /// A slot in one gap at several breakpoints is one element; otherwise each has its own.
  @Test func sharesElementsBetweenBreakpoints() throws {
    let same = try PlacedStory.make(plain, placement: "first: 6 paragraphs, last: 6 paragraphs")
    #expect(same.outline == "b b b b b b ad b b b b b b")
    let different = try PlacedStory.make(
      plain,
      placement: """
        first: 3 paragraphs, last: 9 paragraphs, at: { large: { first: 6 paragraphs, \
        last: 6 paragraphs } }
        """)
    #expect(different.outline == "b b b ad b b b ad-2 b b b b b b")
    #expect(different.gaps(at: 0) == [3])
    #expect(different.gaps(at: 1) == [6])
  }

  @Test func namedSlotsComeInOrder() throws {
    let placement = try PlacedStory.make(
      plain, placement: "sequence: [one, two, more], gap: 2 paragraphs, density: none",
      slots: [
        "one: { sizes: [300x250] }", "two: { sizes: [300x50] }", "more: { sizes: [300x100] }",
      ])
    let ads = try #require(placement.bodies[0]).ads
    let names = ads.map { placement.page.layout.slots[$0.slot].name }
    #expect(
      names == ["one", "two", "more", "more", "more", "more"].prefix(names.count).map(\.self))
    #expect(names.count >= 4)
  }

  @Test func takesTheLargestSizeThatDensityLeavesRoomFor() throws {
    let free = try PlacedStory.make(
      plain, placement: "max: 1, density: none", slot: "sizes: [300x600, 300x250]")
    #expect(free.bodies[0]?.ads.map(\.limit) == [nil])
    let capped = try PlacedStory.make(
      PlacedStory.paragraphs(3), placement: "max: 1, density: 30%",
      slot: "sizes: [300x600, 300x250]")
    #expect(capped.bodies[0]?.ads.map(\.limit) == [1])
    let density = try #require(capped.bodies[0]).density
    #expect(density <= 0.3)
  }

  /// An interview whose questions are no sentences that ask.
  @Test func nothingStandsBetweenAQuestionAndItsAnswer() throws {
    let pair = "Q: Tell us.\n\nA: \(PlacedStory.paragraphs(1))"
    let story = Array(repeating: pair, count: 3).joined(separator: "\n\n")
    #expect(try PlacedStory.make(story, placement: "density: none").gaps() == [2, 4])
  }

  /// Three entries of a heading, a paragraph, a heading below it and another paragraph.
  @Test(arguments: [
    ("between: entries", [4, 8]), ("between: headings", [2, 4, 6, 8, 10]),
    ("between: entries, clear_of: { heading: 40px }", [4, 8]), ("gap: 1 entry", [2, 4, 8]),
    ("between: entries, gap: 2 entries", [4]), ("first: 1 entry", [4, 6, 8, 10]),
  ])
  func sectionsBelongTogether(_ rule: String, _ gaps: [Int]) throws {
    let entry = "## One\n\n\(PlacedStory.paragraphs(1))\n\n### Two\n\n\(PlacedStory.paragraphs(1))"
    let story = Array(repeating: entry, count: 3).joined(separator: "\n\n")
    let placed = try PlacedStory.make(story, placement: "density: none, \(rule)").gaps()
    #expect(placed == gaps)
  }

  /// Dividers belong to what they lead to.
  @Test func dividersLeadToAHeading() throws {
    let text = PlacedStory.paragraphs(1)
    let story = [text, "***", "***", "## One", text, "***", text].joined(separator: "\n\n")
    let placed = try PlacedStory.make(story, placement: "density: none, between: headings")
    #expect(placed.gaps() == [1])
  }

  /// Nobody wants the page any more: its ads are not looked for.
  @Test func endsEarly() throws {
    let cancellation = Cancellation()
    let make = { Result { try PlacedStory.make(plain, placement: "density: none") } }
    #expect(try cancellation.running(make).get().gaps().isEmpty == false)
    cancellation.request()
    #expect(try cancellation.running(make).get().bodies.allSatisfy { $0 == nil })
  }

  @Test func shortArticlesGetNone() throws {
    let constraints = "min_words: 500, density: none"
    #expect(try PlacedStory.make(PlacedStory.paragraphs(8), placement: constraints).gaps().isEmpty)
    #expect(try !PlacedStory.make(PlacedStory.paragraphs(9), placement: constraints).gaps().isEmpty)
  }

  @Test(arguments: [
    ("He said:", true), ("**A bold line**", true), ("**Why** **_so_?**", true), ("他说：", true),
    ("**Note:** we", false), ("**A sentence.**", false), ("A line", false),
    ("[**Link**](https://a.example)", true), ("`a:`", true), ("![a:](a.jpg)", false),
    ("---", true), ("*Why so?*", true), ("*Just so.*", false), ("Is it so?", false),
    ("Q: Why?", true), ("**Q:** Tell us.", false), ("Anna Berg: And then?", true),
  ])
  func nothingStandsBelowALeadIn(_ line: String, _ isLeadIn: Bool) throws {
    let text = PlacedStory.paragraphs(1)
    let placement = try PlacedStory.make(
      "\(text)\n\n\(line)\n\n\(text)\n\n\(text)", placement: "density: none")
    #expect(placement.gaps() == (isLeadIn ? [1, 3] : [1, 2, 3]))
  }

  @Test func authorsHaveTheirSay() throws {
    let none = "<!-- ad: none -->"
    let text = PlacedStory.paragraphs(1)
    let zone = "\(text)\n\n\(none)\n\n\(text)\n\n\(text)\n\n<!-- /ad -->\n\n\(text)\n\n\(text)"
    #expect(try PlacedStory.make(zone, placement: "density: none").gaps() == [4])
    let gap = "\(text)\n\n\(none)\n\n\(text)\n\n\(text)"
    #expect(try PlacedStory.make(gap, placement: "density: none").gaps() == [2])
    let pin = "\(text)\n\n<!-- ad: here -->\n\n\(text)\n\n\(text)\n\n\(text)"
    #expect(
      try PlacedStory.make(pin, placement: "first: 2000px, density: none").gaps() == [1])
    let both =
      "\(text)\n\n\(none)\n\n\(text)\n\n<!-- ad: here -->\n\n\(text)\n\n<!-- /ad -->\n\n\(text)"
    #expect(try PlacedStory.make(both, placement: "density: none").gaps().isEmpty)
  }

  /// A slot of a sequence stands only where it has a size; the next takes its turn there.
  @Test func sequencesSkipWhatIsNotThere() throws {
    let placement = try PlacedStory.make(
      plain, placement: "sequence: [wide, ad, last], gap: 300px, density: none",
      slots: ["wide: { sizes: { large: [300x600] } }", "last: { sizes: { large: [300x50] } }"])
    let names = placement.bodies.map { body in
      body?.ads.prefix(4).map { placement.page.layout.slots[$0.slot].name }
    }
    #expect(names == [["ad", "ad", "ad", "ad"], ["wide", "ad", "last", "last"]])
  }

  @Test func staysAwayFromAdsAroundTheBody() throws {
    let story = "[headline, spot_img: top, body: { spot_img: ad }, spot_img: end]"
    let slots = ["top: { sizes: [300x50] }", "end: { sizes: [300x50] }"]
    let placement = try PlacedStory.make(
      plain, placement: "gap: 900px, density: none", slots: slots, story: story)
    let page = placement.page
    for (index, breakpoint) in page.layout.breakpoints.enumerated() {
      let placed = PageLayout(page, viewport: breakpoint.screen).place()
      let frames = placed.boxes.filter {
        if case .slot = $0.role { true } else { false }
      }.map(\.frame)
      #expect(frames.count > 2, "\(index)")
      for (upper, lower) in zip(frames, frames.dropFirst()) {
        #expect(lower.y - upper.maxY >= LayoutUnit(900))
      }
    }
  }

  /// After a paragraph is added, ads that may stay do.
  @Test func keepsWhatNeedNotMove() throws {
    let constraints = "gap: 3 paragraphs, max: 2, density: none, keep_stable: true"
    let words = (0..<14).map {
      "Paragraph \($0) has words: \(PlacedStory.paragraphs(1, words: 50))"
    }
    let before = try PlacedStory.make(words.joined(separator: "\n\n"), placement: constraints)
    let edited = words.dropLast(2).joined(separator: "\n\n")
    let body = try #require(before.page.article?.body)
    let previous = EarlierAds(
      anchors: before.bodies.map { placed in
        (placed?.ads ?? []).map { EarlierAds.Anchor(gap: $0.gap, in: body) }
      })
    let moved = try PlacedStory.make(edited, placement: constraints)
    let kept = try PlacedStory.make(edited, placement: constraints, previous: previous)
    #expect(moved.gaps() != before.gaps())
    #expect(kept.gaps() == before.gaps())
  }

  @Test(arguments: [
    "amp_auto_ads", "apple_news", "balanced", "better_ads", "every_n_paragraphs", "guardian",
  ])
  func presetsPlaceSomething(_ preset: String) throws {
    let placement = try PlacedStory.make(
      PlacedStory.paragraphs(30), placement: "preset: \(preset)")
    for body in placement.bodies.compactMap(\.self) {
      #expect(!body.ads.isEmpty)
      #expect(body.query.problem.violations(of: body.solution).isEmpty)
    }
  }
}
