import GalleyBasics
import GalleyModel
import GalleyPlacement
import Testing

@testable import GalleyLanguage
@testable import GalleyPlacement

/// Changes of one number that admit one more ad.
struct RemedyTests {
  private let story = PlacedStory.paragraphs(12)

  private func count(_ placement: String) throws -> Int {
    try PlacedStory.make(story, placement: placement).gaps().count
  }

  private static let numbers = [
    "first": "500px", "last": "500px", "gap": "1 screen", "around": "1 screen", "screen": "true",
    "max": "2", "min_words": "300", "clear_of": "{ heading: 100px }", "density": "30%",
  ]

  /// Keys without a number that could be smaller or larger.
  private static let others: Set = ["between", "readers", "keep_stable"]

  /// Of all keys of a placement that say how far or how many, a remedy may be found.
  @Test func triesEveryNumberOfTheLanguage() throws {
    let keys = Set(KeyTable.named(.rules).keys.map(\.name))
    #expect(Set(Self.numbers.keys).union(Self.others) == keys)
    for (name, value) in Self.numbers {
      let text = "layout: a\nslots: { a: { sizes: [1x1], placement: { \(name): \(value) } } }"
      let root = try #require(YAMLNode.parse(SourceFile(path: "a", text: text)).value)
      let layout = try #require(Layout(root, Findings()))
      let written = layout.slots[0].placement?.writtenConstraints.map(\.name) ?? []
      #expect(written.contains { $0.hasPrefix(name) }, "\(name)")
    }
  }

  /// What a remedy says can be written as it stands, and a hundredth more would not do.
  @Test(arguments: ["1 screen", "1.5 screens", "1.234 screens"])
  func screensGoInHundredths(_ gap: String) throws {
    let placement = try PlacedStory.make(story, placement: "gap: \(gap), density: none")
    let body = try #require(placement.bodies[0])
    let remedy = try #require(body.remedies().first)
    #expect(remedy.constraint.name == "gap")
    let number = try #require(remedy.to.split(separator: " ").first.flatMap { Double($0) })
    #expect(try count("gap: \(number) screens, density: none") > body.ads.count)
    #expect(try count("gap: \(number + 0.01) screens, density: none") == body.ads.count)
  }

  /// With several sizes the cap on density may be used up by any mixture of them: what is asked is only
  /// whether there is one more. This took gigabytes when all mixtures were looked at.
  @Test func longTextsOfSeveralSizes() throws {
    let placement = try PlacedStory.make(
      PlacedStory.paragraphs(300), placement: "gap: 1 screen",
      slot: "sizes: [300x250, 320x100, 320x50]")
    let body = try #require(placement.bodies[0])
    let remedy = try #require(body.remedies().first)
    let changed = try PlacedStory.make(
      PlacedStory.paragraphs(300), placement: "\(remedy.constraint.name): \(remedy.to)",
      slot: "sizes: [300x250, 320x100, 320x50]")
    #expect((changed.bodies[0]?.ads.count ?? 0) > body.ads.count)
  }

  @Test func aFlagIsTakenBack() throws {
    let placement = try PlacedStory.make(story, placement: "screen: true, density: none")
    let body = try #require(placement.bodies[0])
    let remedy = try #require(body.remedies().first)
    #expect(remedy.constraint.name == "screen" && remedy.change == 1)
    #expect(remedy.from == "true" && remedy.to == "false")
    #expect(try count("screen: false, density: none") > body.ads.count)
    let free = try PlacedStory.make(story, placement: "screen: false, max: 1, density: none")
    #expect(free.bodies[0]?.remedies().map(\.constraint.name) == ["max"])
  }

  /// A larger change comes after a smaller one, whatever it is.
  @Test func aFlagCountsAsAChangeOfOne() throws {
    let constraints = "screen: true, gap: 100px, last: 900px, density: none"
    let body = try #require(try PlacedStory.make(story, placement: constraints).bodies[0])
    let names = body.remedies().map(\.constraint.name)
    #expect(names.last == "screen" && names.first != "screen")
  }
}

@Suite struct RelaxationTests {
  @Test func findsTheNearestValueUpwardsAndDownwards() {
    for threshold in 1...20 {
      #expect(Relaxation.nearest(to: 0, towards: 20) { $0 >= threshold } == threshold)
      #expect(Relaxation.nearest(to: 0, towards: -20) { $0 <= -threshold } == -threshold)
    }
  }

  @Test func stays() {
    #expect(Relaxation.nearest(to: 7, towards: 20) { _ in true } == 7)
    #expect(Relaxation.nearest(to: 7, towards: 7) { _ in true } == 7)
  }

  @Test func noValueIsEnough() {
    #expect(Relaxation.nearest(to: 0, towards: 20) { _ in false } == nil)
  }

  @Test func theWholeRangeOfNumbers() {
    var asked = 0
    let found = Relaxation.nearest(to: .max, towards: .min) {
      asked += 1
      return $0 <= -5
    }
    #expect(found == -5)
    #expect(asked <= 66)
  }

  /// Three ads need 3 · 200 px between the first gap, at 100 px, and the last one, at 700.
  @Test func theSpacingThatAdmitsOneMore() {
    let text = ColumnOfText(paragraphs: 8, spacing: Spacing(distance: px(350)))
    #expect(text.problem.solve().solution.ads.count == 2)
    let found = Relaxation.nearest(to: px(350), towards: 0) { distance in
      var other = text
      other.spacing?.distance = distance
      return other.problem.solve().solution.ads.count > 2
    }
    #expect(found == px(300))
  }
}
