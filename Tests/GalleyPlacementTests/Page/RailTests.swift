import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyTestSupport
import Testing

@testable import GalleyPlacement

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

/// What a rail holds is the best of all that it could.
@Suite struct RailProperties {
  @Test func noOtherMixtureIsBetter() {
    var found = 0
    for seed in 0..<3000 {
      let query = RailQuery.random(seed)
      let best = query.best()
      let other = query.bestOfAll()
      #expect(best?.value == other?.value, "seed \(seed)")
      #expect(best?.area == other?.area, "seed \(seed)")
      #expect(best?.height == other?.height, "seed \(seed)")
      if best != nil { found += 1 }
    }
    #expect(found > 1000)
  }
}

extension RailQuery {
  fileprivate static func random(_ seed: Int) -> RailQuery {
    var random = SeededGenerator(seed)
    var constraints = Constraints()
    if Bool.random(using: &random) {
      let distance = Distance(Double(Int.random(in: 0...400, using: &random)), .pixels)
      constraints.gap = [GapStep(from: 2, distance: Spanned(distance, .test))]
      if Bool.random(using: &random) {
        let more = Distance(Double(Int.random(in: 0...400, using: &random)), .pixels)
        constraints.gap?.append(GapStep(from: 3, distance: Spanned(more, .test)))
      }
    }
    if Int.random(in: 0..<3, using: &random) == 0 {
      constraints.max = Spanned(Int.random(in: 0...4, using: &random), .test)
    }
    let offers = (0..<Int.random(in: 1...3, using: &random)).map { index in
      SlotOffer(
        slot: 0, limit: index, height: LayoutUnit(Int.random(in: 50...400, using: &random)),
        adHeight: .zero, margins: OuterMargins(above: .zero, below: .zero),
        value: Int.random(in: 1...3, using: &random) * 500,
        area: Int.random(in: 1...9, using: &random) * 100)
    }
    return RailQuery(
      slot: 0, position: .init(region: 0, block: 0), breakpoint: 0, constraints: constraints,
      offers: offers,
      isSticky: true, x: .zero, top: LayoutUnit(100),
      room: LayoutUnit(Int.random(in: 0...2000, using: &random)),
      gap: LayoutUnit(32), turnsAbove: Int.random(in: 0...1, using: &random),
      turnsBelow: Int.random(in: 0...1, using: &random), scale: Scale(screen: 800, body: .zero),
      wordCount: 100, neighbors: [])
  }

  /// Every sequence of sizes is tried.
  fileprivate func bestOfAll() -> (value: Int, area: Int, height: LayoutUnit)? {
    var best: (value: Int, area: Int, height: LayoutUnit)?
    func extend(_ sizes: [Int]) {
      let height = sizes.reduce(LayoutUnit.zero) { $0 + offers[$1].height }
      let rest = room - height - gap * max(0, sizes.count - 1)
      guard rest >= .zero, sizes.count <= constraints.max?.value ?? .max else { return }
      let share = rest / (sizes.count + turnsAbove + turnsBelow)
      let needs = (constraints.gap ?? []).filter { $0.from <= sizes.count }
        .map { LayoutUnit($0.distance.value.amount) }
      if !sizes.isEmpty, needs.allSatisfy({ share + gap >= $0 }) {
        let value = sizes.reduce(0) { $0 + offers[$1].value }
        let area = sizes.reduce(0) { $0 + offers[$1].area }
        let least = best?.height ?? .zero
        if (value, area, least) > (best?.value ?? -1, best?.area ?? -1, height) {
          best = (value, area, height)
        }
      }
      for size in offers.indices where size >= sizes.last ?? 0 { extend(sizes + [size]) }
    }
    extend([])
    return best
  }
}

extension Span {
  fileprivate static let test = SourceFile(path: "a.yaml", bytes: []).span
}

/// A story with a rail beside it on the large screen, in which a slot is repeated.
enum RailStory {
  /// - Parameters:
  ///   - placement: what stands below `placement:` of the rail's slot.
  ///   - rail: the rail's blocks.
  static func make(
    _ body: String, placement: String, slot: String = "sizes: [300x250], sticky: true",
    rail: String = "[spot_img: side]",
    slots: [String] = [], inBody: String = "gap: 300px, density: none"
  ) throws -> PageAds {
    let layout = """
      layout: a
      breakpoints:
        small: { from: 0, screen: 390x800 }
        large: { from: 900, screen: 1200x900 }
      theme: { spacing: 24px, measure: 600px, sizes: { body: 20px } }
      grid:
        small: { areas: [story, rail] }
        large: { columns: [1fr, 300px], gap: 40px, areas: [story rail] }
      regions:
        story: [headline, body: { spot_img: ad }]
        rail: \(rail)
      slots:
        ad: { sizes: [300x250], placement: { \(inBody) } }
        side: { \(slot), placement: { \(placement) } }
        \(slots.joined(separator: "\n  "))
      """
    return try PlacedStory.make(layout: layout, article: PlacedStory.article(body))
  }
}

/// The boxes of a finished page's rail on the large screen.
struct FinishedRail {
  /// The slots in it.
  let slots: [PageBox]
  let ids: [String]
  let bottom: LayoutUnit

  init(_ placement: PageAds) {
    let screen = placement.page.layout.breakpoints[1].screen
    let placed = PageLayout(placement.page, viewport: screen).place()
    let rail = placed.rails.first.map { placed.boxes[$0.box] }
    let boxes = placed.rails.flatMap { placed.boxes[$0.box..<placed.boxes[$0.box].end] }
    slots = boxes.filter { $0.role.slot != nil }
    ids = slots.compactMap(\.role.slot).map(placement.page.layout.id(of:))
    bottom = rail?.frame.maxY ?? .zero
  }
}

extension PageAds {
  /// The first rail on the large screen.
  var rail: RailAds? { rails[1].first }
}
