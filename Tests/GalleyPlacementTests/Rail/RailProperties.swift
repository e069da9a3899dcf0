import GalleyGeometry
import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyPlacement

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
