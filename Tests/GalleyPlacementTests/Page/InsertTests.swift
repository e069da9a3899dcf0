import GalleyGeometry
import GalleyModel
import Testing

@testable import GalleyPlacement

/// Blocks of the layout that stand in a body, and the ads around them.
@Suite struct InsertTests {
  private static func story(_ inserts: String) -> String {
    "[headline, body: { spot_img: ad, insert: [\(inserts)] }]"
  }

  private static let letter = "{ block: newsletter, after: 3 paragraphs }"

  @Test(arguments: [
    ("{ block: newsletter, after: 2 paragraphs }", "b b newsletter b b b b"),
    ("{ block: newsletter, after: 61 words }", "b b newsletter b b b b"),
    ("{ block: newsletter, after: 50% }", "b b b newsletter b b b"),
    ("{ block: newsletter, after: 0 paragraphs }", "b newsletter b b b b b"),
    // The body's end is no place, and neither is one beyond it.
    ("{ block: newsletter, after: 6 paragraphs }", "b b b b b b"),
    ("{ block: newsletter, after: 100% }", "b b b b b b"),
    // One below the other, however they are written.
    (
      "{ block: newsletter, after: 50% }, { block: { text: Hello }, after: 3 paragraphs }",
      "b b b newsletter b text b b"
    ),
    (
      "{ block: newsletter, after: 4 paragraphs }, { block: { text: Hello }, after: 3 paragraphs }",
      "b b b text b newsletter b b"
    ),
    ("{ block: { newsletter: { when: { section: Sport } } }, after: 50% }", "b b b b b b"),
  ])
  func standsWhereTheTextSays(_ inserts: String, _ outline: String) throws {
    let page = try PlacedStory.make(
      PlacedStory.paragraphs(6), placement: "max: 0", story: Self.story(inserts))
    #expect(page.outline == outline)
  }

  /// What leads to the block below keeps it, and so does a gap that the author wants an ad in.
  @Test func goesOnToTheNextPlace() throws {
    let text = PlacedStory.paragraphs(1)
    for (mark, after, outline) in [
      ("## A heading", "62 words", "b b b newsletter b b"),
      ("This is how:", "2 paragraphs", "b b b newsletter b b"),
      ("<!-- ad: here -->", "1 paragraph", "b b newsletter b b"),
    ] {
      let page = try PlacedStory.make(
        [text, mark, text, text, text].joined(separator: "\n\n"), placement: "max: 0",
        story: Self.story("{ block: newsletter, after: \(after) }"))
      #expect(page.outline == outline, "\(mark)")
    }
  }

  /// Ads keep clear of it, and stand on the page where they were placed.
  @Test func adsKeepTheirDistance() throws {
    var kept = 0
    for seed in 0..<30 {
      let story = RandomStory(seed: seed)
      let page = try PlacedStory.make(
        story.markdown, placement: "gap: 150px, density: none, clear_of: { insert: 120px }",
        story: Self.story(Self.letter))
      for finished in FinishedPage.all(of: page) {
        finished.expectAsPlaced("seed \(seed)")
        let body = finished.placement.body
        for insert in body.inserts {
          for ad in finished.placement.ads {
            kept += 1
            #expect(ad.gap != insert.gap)
            let distance =
              ad.gap < insert.gap
              ? insert.top - body.adBottom(ad.gap) : body.adTop(ad.gap) - insert.bottom
            #expect(distance >= LayoutUnit(120), "seed \(seed)")
          }
        }
        let taken = Set(body.inserts.map(\.gap))
        for gap in finished.placement.explain() where taken.contains(gap.gap) {
          #expect(gap.binding?.constraint.name == "insert")
        }
      }
    }
    #expect(kept > 50)
  }

  /// Where it is hidden the ads know nothing of it.
  @Test func aHiddenOneIsNotThere() throws {
    let text = PlacedStory.paragraphs(12)
    let rules = "gap: 150px, density: none, clear_of: { insert: 300px }"
    let hidden = try PlacedStory.make(
      text, placement: rules,
      story: Self.story("{ block: { newsletter: { hidden: small } }, after: 3 paragraphs }"))
    let none = try PlacedStory.make(text, placement: rules)
    #expect(hidden.gaps(at: 0) == none.gaps(at: 0))
    #expect(hidden.gaps(at: 1) != none.gaps(at: 1))
    #expect(hidden.bodies[0]?.body.inserts.isEmpty == true)
    #expect(hidden.bodies[1]?.body.inserts.count == 1)
  }

  /// It is where `why` says that it is once the ads are there.
  @Test func standsOnTheFinishedPageAsTold() throws {
    let page = try PlacedStory.make(
      PlacedStory.paragraphs(14), placement: "gap: 150px, density: none",
      story: Self.story("{ block: newsletter, after: 60% }"))
    for (index, measured) in MeasuredPage.all(of: page.page).enumerated() {
      let body = try #require(page.bodies[index])
      let insert = try #require(body.body.inserts.first)
      let box = try #require(measured.placed.body?.inserts.first).box
      #expect(measured.placed.boxes[box].frame.y == body.insertPlaces[insert.gap]?.y)
      #expect(body.ads.contains { $0.gap < insert.gap })
    }
  }
}
