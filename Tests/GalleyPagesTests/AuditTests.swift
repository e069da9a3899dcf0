import GalleyBasics
import GalleyPages
import GalleyTestSupport
import Testing

/// Quantiles against sorted lists, and parts against the whole.
@Suite struct DistributionTests {
  private static func values(_ generator: inout SeededGenerator, below limit: Int) -> [Int] {
    (0..<Int.random(in: 1...200, using: &generator)).map { _ in
      Int.random(in: 0..<limit, using: &generator)
    }
  }

  @Test(arguments: 0..<40) func quantilesAreThoseOfTheSortedValues(_ seed: Int) {
    var generator = SeededGenerator(seed)
    let values = Self.values(&generator, below: seed.isMultiple(of: 2) ? 2048 : 10_000_000)
    var distribution = Distribution()
    values.forEach { distribution.add($0) }
    let sorted = values.sorted()
    for percent in [0, 1, 10, 50, 90, 95, 100] {
      let rank = max(1, (sorted.count * percent + 99) / 100)
      let exact = sorted[rank - 1]
      let found = distribution.quantile(percent: percent)
      #expect(found <= exact && exact - found <= exact / 1024)
      if exact < 2048 { #expect(found == exact) }
    }
    #expect(distribution.sum == values.reduce(0, +))
    #expect(distribution.least == sorted.first && distribution.largest == sorted.last)
  }

  @Test(arguments: 0..<20) func partsAddUpInAnyOrder(_ seed: Int) {
    var generator = SeededGenerator(seed)
    let values = Self.values(&generator, below: 1_000_000)
    var whole = Distribution(steps: 64)
    values.forEach { whole.add($0) }
    var parts = (0..<5).map { _ in Distribution(steps: 64) }
    for value in values { parts[Int.random(in: 0..<5, using: &generator)].add(value) }
    var sum = Distribution(steps: 64)
    for part in parts.shuffled(using: &generator) { sum.add(part) }
    #expect(sum == whole)
  }

  @Test func countsInUnitsAndSumsInSteps() {
    var distribution = Distribution(steps: 64)
    distribution.add(64 * 100 + 63)
    distribution.add(64 * 200)
    #expect(distribution.quantile(percent: 50) == 100)
    #expect(distribution.mean == Double(300 * 64 + 63) / 128)
    #expect(distribution.count(of: 200) == 1)
  }

  @Test func nothingIsZero() {
    let distribution = Distribution()
    #expect(distribution.median == 0 && distribution.mean == 0 && distribution.count == 0)
  }
}

@Suite struct ExpectationTests {
  private static let summary: AuditSummary = {
    let phone = AuditScreen(name: "mobile", from: 0, width: 390, height: 844)
    var part = ScreenSummary()
    for ads in [0, 1, 2, 3] { part.ads.add(ads) }
    for density in [0, 100_000, 200_000, 350_000] { part.densities.add(density) }
    part.overLimit = 1
    let place = FindingPlace(rule: .adsCrowd, severity: .warning, file: "", line: 0, column: 0)
    let crowds = FindingSummary(articles: 1, count: 3, breakpoints: ["mobile": 2], worst: [])
    return AuditSummary(
      articles: 5, withoutPage: 1, unreadable: 0, screens: [phone: part], groups: [:],
      findings: [place: crowds])
  }()

  @Test(arguments: [
    ("articles with no ads < 10 %", "25 % on mobile"),
    ("articles with no ads <= 25 %", nil),
    ("articles with fewer than 2 ads on mobile < 50%", "50 % on mobile"),
    ("density.mobile p95 < 30 %", "35 % on mobile"),
    ("density on mobile max <= 35 %", nil),
    ("density mean < 10 %", "16.25 % on mobile"),
    ("articles without a page = 0", "1"),
    ("pages over the limit = 0", "1 on mobile"),
    ("ads median >= 1", nil),
    ("errors = 0", nil),
    ("ads on desktop > 0", "there is no such screen"),
    ("findings of ads-crowd = 0", "3"),
    // Two on the screen, and one in an article itself, which is on each.
    ("findings of ads-crowd on mobile = 0", "3 on mobile"),
    ("findings of ads-crowd.mobile <= 3", nil),
    ("warnings on mobile = 0", "3 on mobile"),
    ("warnings on desktop = 0", "there is no such screen"),
  ])
  func holdsOrSaysWhatThereIs(_ text: String, _ failure: String?) throws {
    let failures = try Expectation(text).failures(in: Self.summary)
    #expect(failures.map(\.description) == [failure].compactMap(\.self))
  }

  @Test(arguments: [
    "", "ads", "ads < ", "ads < many", "flavour < 3", "density p101 < 3", "density p0 < 3",
    "< 3", "findings of nope = 0", "ads < 3 %", "first ad < 3 %", "density < 3 px",
    "articles without a page on mobile = 0", "articles with fewer than -1 ads = 0",
    "articles with fewer than 0 ads on mobile = 0",
  ])
  func refusesWhatIsNoExpectation(_ text: String) {
    #expect(throws: Expectation.Problem.self) { try Expectation(text) }
  }

  @Test func aScreenThatNoLayoutHasIsAProblem() throws {
    let expectation = try Expectation("density.mobil p95 < 30 %")
    let problem = try #require(expectation.problem(among: KnownScreens(["mobile", "desktop"])))
    #expect(problem.message == "no layout has a breakpoint 'mobil'; did you mean 'mobile'?")
    #expect(expectation.problem(among: KnownScreens(["mobil"])) == nil)
    #expect(try Expectation("density < 3 %").problem(among: KnownScreens(["mobile"])) == nil)
  }

  @Test(arguments: [
    ("impressions < 3", true, false), ("revenue p95 < 3", true, false), ("ads < 3", false, false),
    ("impressions on desktop < 3", true, true), ("revenue.mobile > 3", true, false),
  ])
  func readersAreKnownWhereAPlacementSaysSo(_ text: String, _ never: Bool, _ onPhone: Bool) throws {
    let expectation = try Expectation(text)
    let screens: Set = ["mobile", "desktop"]
    #expect((expectation.problem(among: KnownScreens(screens)) != nil) == never)
    let some = expectation.problem(among: KnownScreens(screens, withReaders: ["mobile"]))
    #expect((some != nil) == onPhone)
    #expect(expectation.problem(among: KnownScreens(screens, withReaders: screens)) == nil)
  }

  @Test func aChangeIsInPointsOrPercent() throws {
    var part = try #require(Self.summary.screens.values.first)
    let screen = try #require(Self.summary.screens.keys.first)
    part.ads.add(6)
    part.densities.add(900_000)
    let new = AuditSummary(
      articles: 5, withoutPage: 0, unreadable: 0, screens: [screen: part], groups: [:],
      findings: [:])
    let changes = { (text: String) in
      try Expectation(text, ofChange: true).changes(from: Self.summary, to: new).map(\.description)
    }
    #expect(try changes("ads mean > +5 %") == ["60 % on mobile"])
    #expect(try changes("ads mean < -5 %") == [])
    #expect(try changes("density mean > +1 %") == ["14.75 points on mobile"])
    #expect(try changes("density on nowhere > +1 %") == ["there is no such screen"])
    #expect(throws: Expectation.Problem.self) { try changes("first ad > -10 px") }
    part.overLimit = 0
    let none = AuditSummary(
      articles: 5, withoutPage: 0, unreadable: 0, screens: [screen: part], groups: [:],
      findings: [:])
    let appears = try Expectation("pages over the limit > +0 %", ofChange: true)
      .changes(from: none, to: Self.summary).map(\.description)
    #expect(appears == ["it was 0 before on mobile"])
  }
}
