import GalleyModel
import GalleyPlacement
import Testing

/// What holds for any page with ads in its body.
@Suite struct PageProperties {
  private static let constraints = [
    "gap: 200px, density: 30%", "gap: { 2: 300px, 3: 100px }, around: 50px, density: 20%",
    "clear_of: { heading: 100px, list: { after: 50px } }, density: policy",
    "first: 20%, last: 2 paragraphs, gap: 0.2 screens, max: 3, density: 45%",
  ]

  private func place(_ story: RandomStory, constraints: String) throws -> PageAds {
    try PlacedStory.make(
      story.markdown, placement: constraints,
      slot:
        "label: Advertisement, sizes: { small: [300x250, 300x600], large: [300x100, 300x250] }",
      slots: ["top: { sizes: [300x50] }"],
      story: "[headline, spot_img: top, body: { spot_img: ad }]",
      theme: ", pictures: { beside: 200px }")
  }

  @Test(arguments: constraints)
  func adsAreOnThePageAsPlaced(_ constraints: String) throws {
    var count = 0
    for seed in 0..<60 {
      let placement = try place(RandomStory(seed: seed), constraints: constraints)
      for page in FinishedPage.all(of: placement) { page.expectAsPlaced("seed \(seed)") }
      count += placement.bodies.reduce(0) { $0 + ($1?.ads.count ?? 0) }
    }
    #expect(count > 100)
  }

  @Test(arguments: constraints)
  func adsStandBelowPicturesAtTheSide(_ constraints: String) throws {
    var (count, refused) = (0, 0)
    for seed in 0..<60 {
      let placement = try place(RandomStory(seed: seed, hasAsides: true), constraints: constraints)
      for page in FinishedPage.all(of: placement) { page.expectAsPlaced("seed \(seed)") }
      for body in placement.bodies.compactMap(\.self) {
        count += body.ads.count
        for case .refused(let lacks) in body.explain().map(\.verdict) {
          refused += lacks.count { $0.constraint.name == "picture" }
        }
      }
    }
    #expect(count > 80)
    #expect(refused > 20)
  }

  /// However a text grows, paragraph by paragraph, its page stays below the cap.
  @Test(arguments: constraints)
  func addedTextKeepsTheCap(_ constraints: String) throws {
    for seed in 0..<20 {
      var story = RandomStory(seed: seed)
      for step in 0..<4 {
        story.lengthen()
        for page in FinishedPage.all(of: try place(story, constraints: constraints)) {
          page.expectAsPlaced("seed \(seed), \(step) paragraphs more")
        }
      }
    }
  }

  /// What forbids anything is asked without comparing, and of some constraints alone.
  @Test(arguments: constraints)
  func forbiddingNamesWhatExplainingNames(_ constraints: String) throws {
    for seed in 0..<20 {
      let placement = try place(RandomStory(seed: seed), constraints: constraints)
      for body in placement.bodies.compactMap(\.self) {
        var named: Set<Constraint> = []
        for gap in body.explain() {
          if case .refused(let lacks) = gap.verdict { named.formUnion(lacks.map(\.constraint)) }
        }
        for constraint in named where constraint.span != nil {
          #expect(body.forbidding { $0 == constraint }.contains(constraint), "seed \(seed)")
        }
        #expect(body.forbidding { $0.span != nil }.subtracting(named).isEmpty, "seed \(seed)")
      }
    }
  }

  @Test func theSameAgain() throws {
    for seed in 0..<40 {
      let story = RandomStory(seed: seed)
      let placements = try (0..<2).map { _ in
        try place(story, constraints: Self.constraints[seed % 4])
      }
      #expect(placements[0].outline == placements[1].outline, "seed \(seed)")
      for index in 0..<2 {
        #expect(placements[0].gaps(at: index) == placements[1].gaps(at: index), "seed \(seed)")
      }
    }
  }
}
