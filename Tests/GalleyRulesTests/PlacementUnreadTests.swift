import GalleyTestSupport
import GalleyBasics
import Testing

/// Placements that nothing looks at where their slot stands.
@Suite struct PlacementUnreadTests {
  private func found(
    slots: String, side: String = "[spot_img: rail]", areas: String = "[story side]"
  ) -> [String] {
    Checked.layout(
      """
      layout: article
      grid:
        mobile: { areas: [story, side] }
        desktop: { columns: [1fr, 300px], areas: \(areas) }
      regions:
        story: [headline, body: { spot_img: ad }]
        side: \(side)
      slots:
        ad: { label: Ad, sizes: [300x250], placement: { first: 1 paragraph } }
        \(slots)
      """
    ).filter { $0.rule == "placement-unread" }.map { "\($0.primary.span.text): \($0.primary.text)" }
  }

  private func rail(_ placement: String, name: String = "rail") -> String {
    "\(name): { label: Ad, sizes: { desktop: [300x250] }, placement: { \(placement) } }"
  }

  @Test(arguments: [
    ("gap: 1 screen, around: 10px, max: 3, min_words: 100, screen: true", [String]()),
    ("gap: 4 paragraphs", ["4 paragraphs: never kept: one advertisement at the most"]),
    ("around: 9 words", ["9 words: not looked at in a rail"]),
    ("first: 100px", ["100px: not looked at in a rail"]),
    ("keep_stable: true", ["true: not looked at in a rail"]),
    ("at: { desktop: { last: 5px } }", ["5px: not looked at in a rail"]),
  ])
  func rulesOfRails(_ placement: String, _ expected: [String]) {
    #expect(found(slots: rail(placement)) == expected)
  }

  @Test func onlyTheFirstIsRepeated() {
    let slots = rail("gap: 1 screen") + "\n  " + rail("gap: 2 screens", name: "second")
    #expect(
      found(slots: slots, side: "[spot_img: rail, spot_img: second]") == [
        "second: another slot is repeated in its rail"
      ])
  }

  @Test func nothingBeside() {
    let found = found(slots: rail("gap: 1 screen"), areas: "[story story, side side]")
    #expect(found == ["rail: nothing stands beside its region"])
  }
}
