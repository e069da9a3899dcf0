import GalleyGeometry
import GalleyModel
import GalleyPlacement
import Testing

/// Slots that are repeated down a rail.
struct RailTests {
  private let long = PlacedStory.paragraphs(20)

  @Test func standsAsOftenAsThereIsRoom() throws {
    let placement = try RailStory.make(long, placement: "gap: 500px")
    let rail = try #require(placement.rail)
    #expect(rail.ads.count > 2)
    for (upper, lower) in zip(rail.ads, rail.ads.dropFirst()) {
      #expect(lower.y - (upper.y + upper.height) >= LayoutUnit(500))
    }
    let share = rail.query.room.pixels / Double(rail.ads.count + 1)
    #expect(share < 774, "one more would keep its distance, but for the push at the top")
    let ids = (0..<rail.ads.count).map { $0 == 0 ? "side" : "side-\($0 + 1)" }
    #expect(FinishedRail(placement).ids == ids)
  }

  @Test(arguments: [
    "sizes: [300x250]", "sizes: [300x250], sticky: true",
    "sizes: [300x600, 300x250], label: Ad, sticky: true",
  ])
  func isOnThePageAsPlaced(_ slot: String) throws {
    for seed in 0..<30 {
      let placement = try RailStory.make(
        RandomStory(seed: seed).markdown, placement: "gap: 200px", slot: slot,
        rail: "[{ spot_img: top }, { spot_img: side }, { divider: }, { spot_img: end }]",
        slots: ["top: { sizes: [300x50], sticky: true }", "end: { sizes: [300x50] }"])
      guard let rail = placement.rail else { continue }
      let finished = FinishedRail(placement)
      let own = zip(finished.ids, finished.slots).filter { $0.0.hasPrefix("side") }.map(\.1)
      #expect(own.map(\.frame.y) == rail.ads.map(\.y), "seed \(seed)")
      #expect(own.map(\.frame.height) == rail.ads.map(\.height), "seed \(seed)")
      #expect(own.map(\.travel) == rail.ads.map(\.travel), "seed \(seed)")
    }
  }

  /// However far each goes along, it comes to its end before the next begins, and the last with the rail.
  @Test func noTwoEverMeet() throws {
    for seed in 0..<30 {
      let placement = try RailStory.make(
        RandomStory(seed: seed).markdown, placement: "gap: 0px",
        slot: "sizes: [300x250], sticky: true",
        rail: "[{ spot_img: side }, { spot_img: end }]",
        slots: ["end: { sizes: [300x100], sticky: true }"])
      let finished = FinishedRail(placement)
      for (upper, lower) in zip(finished.slots, finished.slots.dropFirst()) {
        #expect(upper.frame.maxY + upper.travel <= lower.frame.y, "seed \(seed)")
      }
      for slot in finished.slots { #expect(slot.frame.maxY + slot.travel <= finished.bottom) }
    }
  }

  @Test func aShortStoryHasNone() throws {
    let placement = try RailStory.make("One line.", placement: "gap: 0px")
    #expect(placement.rail?.ads.isEmpty == true)
    #expect(FinishedRail(placement).slots.isEmpty)
    #expect(placement.rail?.shortfalls().first?.constraint.name == "room")
    // Where the rail stands below the story it takes the room that it wants.
    let slots = placement.page.regions.flatMap(\.blocks).filter { $0.name == .spotImg }
    #expect(slots.map(\.shown.indices) == [[0]])
  }

  @Test func wordsAndNumbersAreKept() throws {
    let words = try RailStory.make(long, placement: "min_words: 5000")
    #expect(words.rail?.ads.isEmpty == true)
    #expect(words.rail?.shortfalls().map(\.constraint.name) == ["min_words"])
    let most = try RailStory.make(long, placement: "gap: 0px, max: 2")
    #expect(most.rail?.ads.count == 2)
    #expect(most.rail?.shortfalls().map(\.constraint.name) == ["max"])
    #expect(most.rail?.remedies().map(\.to) == ["3"])
  }

  @Test func smallerOnesWhereThatIsMore() throws {
    let slot = "sizes: [300x600, 300x250], value: { 300x600: 3, 300x250: 1 }"
    let placement = try RailStory.make(PlacedStory.paragraphs(6), placement: "gap: 0px", slot: slot)
    let heights = try #require(placement.rail).ads.map { Int($0.height.pixels) }
    #expect(heights.first == 600, "worth more than two small ones: \(heights)")
    #expect(heights.dropFirst().allSatisfy { $0 == 250 })
  }

  @Test func saysWhatOneMoreTakes() throws {
    let placement = try RailStory.make(long, placement: "gap: 700px")
    let rail = try #require(placement.rail)
    let shortfall = try #require(rail.shortfalls().first)
    #expect(shortfall.constraint.name == "gap")
    #expect(shortfall.needed == 700 && shortfall.actual < 700)
    let remedy = try #require(rail.remedies().first)
    #expect(remedy.constraint.name == "gap" && remedy.from == "700px")
    let changed = try RailStory.make(long, placement: "gap: \(remedy.to)")
    #expect(changed.rail?.ads.count == rail.ads.count + 1)
    let number = try #require(Int(remedy.to.dropLast(2)))
    let less = try RailStory.make(long, placement: "gap: \(number + 1)px")
    #expect(less.rail?.ads.count == rail.ads.count, "the smallest change")
  }

  /// Those that stay where they are keep away from the body's, those that go along cannot.
  @Test func keepsAwayFromTheBodys() throws {
    var count = 0
    for seed in 0..<30 {
      let story = RandomStory(seed: seed).markdown
      let placement = try RailStory.make(
        story, placement: "gap: 100px", slot: "sizes: [300x250]",
        inBody: "max: 1, around: 120px, density: none")
      guard let rail = placement.rail, let body = placement.bodies[1], rail.ads.count > 1 else {
        continue
      }
      for own in rail.ads {
        for other in body.ads {
          let distance = max(other.y - (own.y + own.height), own.y - (other.y + other.height))
          #expect(distance >= LayoutUnit(120), "seed \(seed)")
          count += 1
        }
      }
    }
    #expect(count > 10)
  }

  @Test func aSlotWithoutPlacementStandsOnce() throws {
    let placement = try RailStory.make(
      long, placement: "", rail: "[spot_img: once]",
      slots: ["once: { sizes: [300x250], sticky: true }"])
    #expect(placement.rails.joined().isEmpty)
    let finished = FinishedRail(placement)
    #expect(finished.ids == ["once"])
    #expect(finished.slots.first.map { $0.frame.maxY + $0.travel } == finished.bottom)
  }
}
