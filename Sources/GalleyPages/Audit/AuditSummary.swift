package import GalleyBasics
import GalleyGeometry
package import GalleyModel

/// What an audit tells of many articles. Summaries of parts of an archive add up to that of the whole, in any
/// order: all of it is counts, sums of whole numbers and the first few of a total order.
///
/// Its size grows with the names in it (breakpoints, slots, sections, tags, authors, months, rules), not with the
/// number of articles.
package struct AuditSummary: Hashable, Sendable {
  package private(set) var articles = 0
  /// Those whose page has errors or cannot be made.
  package private(set) var withoutPage = 0
  /// Lines of a stream that were no article.
  package private(set) var unreadable = 0
  /// Those that are not for readers and are not counted.
  package var withheld = WithheldArticles()
  package private(set) var screens: [AuditScreen: ScreenSummary] = [:]
  package private(set) var groups: [AuditGroup: GroupSummary] = [:]
  package private(set) var findings: [FindingPlace: FindingSummary] = [:]
  /// Empty unless they were asked for.
  package private(set) var costs = RuleCosts()
  /// What was found in all that pages are made of but the articles; the same in each part.
  package var common: Set<CommonFinding> = []
  /// The parts of the archive that are not in it, in a cut into so many; none for a whole.
  package var missingParts = MissingParts()

  package init() {}

  package mutating func add(_ article: ArticleFigures) {
    articles += 1
    for (place, summary) in FindingSummary.all(of: article) {
      findings[place, default: FindingSummary()].add(summary)
    }
    guard article.hasPage else {
      withoutPage += 1
      return
    }
    for screen in article.screens {
      screens[screen.screen, default: ScreenSummary()].add(screen, of: article)
    }
    let part = GroupSummary(article)
    for group in AuditGroup.all(of: article) { groups[group, default: GroupSummary()].add(part) }
    costs.add(article.costs)
  }

  /// Counts a line of a stream that was no article.
  package mutating func addUnreadable() { unreadable += 1 }

  package mutating func add(_ other: AuditSummary) {
    articles += other.articles
    withoutPage += other.withoutPage
    unreadable += other.unreadable
    withheld.add(other.withheld)
    for (screen, summary) in other.screens {
      screens[screen, default: ScreenSummary()].add(summary)
    }
    for (group, part) in other.groups { groups[group, default: GroupSummary()].add(part) }
    for (place, summary) in other.findings {
      findings[place, default: FindingSummary()].add(summary)
    }
    costs.add(other.costs)
    common.formUnion(other.common)
  }
}

/// A finding in a layout, the site or `galley.yaml`.
package struct CommonFinding: Hashable, Sendable, Comparable {
  package var rule: RuleID
  package var severity: Severity
  package var file: String
  package var line, column: Int
  package var message: String

  package init(
    rule: RuleID, severity: Severity, file: String, line: Int, column: Int, message: String
  ) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package static func < (a: CommonFinding, b: CommonFinding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    if a.file != b.file { return a.file < b.file }
    return (a.line, a.column, a.rule.rawValue, a.message)
      < (b.line, b.column, b.rule.rawValue, b.message)
  }

  /// `layouts/article.yaml:3:5: error: … [unknown-slot]`
  package var sentence: String {
    "\(file):\(line):\(column): \(severity.rawValue): \(message) [\(rule.rawValue)]"
  }
}

/// The parts that a summary of an archive lacks.
package struct MissingParts: Hashable, Sendable {
  /// From 1, in order.
  package var numbers: [Int] = []
  /// How many parts there are.
  package var of = 1

  package init() {}

  package init(_ numbers: [Int], of count: Int) {
    self.numbers = numbers
    of = count
  }

  /// `3/4`
  package var names: [String] { numbers.map { "\($0)/\(of)" } }
}

extension AuditSummary {
  /// A summary as it was written.
  package init(
    articles: Int, withoutPage: Int, unreadable: Int,
    withheld: WithheldArticles = WithheldArticles(), screens: [AuditScreen: ScreenSummary],
    groups: [AuditGroup: GroupSummary], findings: [FindingPlace: FindingSummary],
    costs: RuleCosts = RuleCosts(), common: Set<CommonFinding> = []
  ) {
    self.articles = articles
    self.withoutPage = withoutPage
    self.unreadable = unreadable
    self.withheld = withheld
    self.screens = screens
    self.groups = groups
    self.findings = findings
    self.costs = costs
    self.common = common
  }

  /// From the smallest up.
  package var sortedScreens: [(screen: AuditScreen, summary: ScreenSummary)] {
    screens.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// How many pages were laid out: one for each article and screen.
  package var pages: Int { screens.values.reduce(0) { $0 + $1.articles } }

  /// How many ads all of them have together.
  package var ads: Int { screens.values.reduce(0) { $0 + $1.ads.sum } }

  /// The groups of a kind, by name.
  package func groups(of kind: AuditGroup.Kind) -> [(group: AuditGroup, summary: GroupSummary)] {
    groups.filter { $0.key.kind == kind }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  /// The gravest first, of those the most frequent.
  package var sortedFindings: [(place: FindingPlace, summary: FindingSummary)] {
    findings.sorted { a, b in
      if a.key.severity != b.key.severity { return a.key.severity > b.key.severity }
      if a.value.articles != b.value.articles { return a.value.articles > b.value.articles }
      return a.key < b.key
    }.map { ($0.key, $0.value) }
  }
}

/// The pages of many articles on one screen.
package struct ScreenSummary: Hashable, Sendable {
  /// Ads on a page.
  package var ads = Distribution()
  /// Of them, those with at least half on the first screen.
  package var aboveFold = Distribution()
  /// Heights of pages.
  package var heights = Distribution(steps: lengthSteps)
  /// Shares of the main content, in millionths.
  package var densities = Distribution()
  package var pageDensities = Distribution()
  package var pluginDensities = Distribution()
  /// Pages whose main content has more ads than the Better Ads Standards allow.
  package var overLimit = 0
  /// Where the first ad of a page begins; pages without one are not counted.
  package var firstAds = Distribution(steps: lengthSteps)
  /// Views of ads in bodies for 1,000 views of a page; only of pages whose layout knows its readers.
  package var impressions = Distribution()
  /// Their value, in thousandths.
  package var revenue = Distribution(steps: 1000)
  /// How far pages shift on their worst screens, in millionths.
  package var shifts = Distribution()
  /// Pages that shift by more than a good page does.
  package var shifting = 0
  /// How thick ads stand from the top down.
  package var depths = DepthProfile()
  package var slots: [String: SlotSummary] = [:]
  /// The pages with the most ads for their main content.
  package var densest = Ranking()
  /// The longest articles without an ad, by their words.
  package var adless = Ranking()
  /// The pages that shift most.
  package var shiftiest = Ranking()

  package init() {}

  package var articles: Int { ads.count }

  fileprivate mutating func add(_ page: ScreenFigures, of article: ArticleFigures) {
    ads.add(page.ads.count)
    aboveFold.add(page.ads.count { $0.isAboveFold })
    heights.add(page.height.rawValue)
    densities.add(page.density)
    pageDensities.add(page.pageDensity)
    pluginDensities.add(page.pluginDensity)
    if page.density > page.densityLimit { overLimit += 1 }
    if let first = page.ads.map(\.y).min() { firstAds.add(first.rawValue) }
    if let views = page.impressions { impressions.add(views) }
    if let value = page.revenue { revenue.add(value) }
    shifts.add(page.shift)
    if page.shifts { shifting += 1 }
    depths.add(page)
    for ad in page.ads { slots[ad.slot, default: SlotSummary()].add(ad) }
    for slot in Set(page.ads.map(\.slot)) { slots[slot]?.articles += 1 }
    if page.density > 0 { densest.add(Ranking.Entry(page.density, article, page.map)) }
    if page.ads.isEmpty { adless.add(Ranking.Entry(article.head.words, article, page.map)) }
    if page.shift > 0 { shiftiest.add(Ranking.Entry(page.shift, article, nil)) }
  }

  fileprivate mutating func add(_ other: ScreenSummary) {
    ads.add(other.ads)
    aboveFold.add(other.aboveFold)
    heights.add(other.heights)
    densities.add(other.densities)
    pageDensities.add(other.pageDensities)
    pluginDensities.add(other.pluginDensities)
    overLimit += other.overLimit
    firstAds.add(other.firstAds)
    impressions.add(other.impressions)
    revenue.add(other.revenue)
    shifts.add(other.shifts)
    shifting += other.shifting
    depths.add(other.depths)
    for (slot, summary) in other.slots { slots[slot, default: SlotSummary()].add(summary) }
    densest.add(other.densest)
    adless.add(other.adless)
    shiftiest.add(other.shiftiest)
  }
}

/// The steps of a CSS px in which lengths are counted.
private let lengthSteps = 64

/// The ads of one slot on the pages of one screen.
package struct SlotSummary: Hashable, Sendable {
  /// Articles that have it at least once.
  package var articles = 0
  /// Where it begins below the page's top.
  package var depths = Distribution(steps: lengthSteps)
  /// The height kept free for it in CSS px, where something says how much.
  package var reserved = Distribution()
  /// How far it goes along with the reader, where it does.
  package var travels = Distribution(steps: lengthSteps)
  package var aboveFold = 0
  /// How often it may be filled with each size.
  package var sizes: [String: Int] = [:]

  package init() {}

  package var ads: Int { depths.count }

  fileprivate mutating func add(_ ad: AdFigures) {
    depths.add(ad.y.rawValue)
    if let height = ad.reserved { reserved.add(height) }
    if ad.travel > .zero { travels.add(ad.travel.rawValue) }
    if ad.isAboveFold { aboveFold += 1 }
    for size in ad.sizes { sizes[size, default: 0] += 1 }
  }

  fileprivate mutating func add(_ other: SlotSummary) {
    articles += other.articles
    depths.add(other.depths)
    reserved.add(other.reserved)
    travels.add(other.travels)
    aboveFold += other.aboveFold
    sizes.merge(other.sizes, uniquingKeysWith: +)
  }
}

/// How much of the height of pages ads take in each screen's height from the top down.
package struct DepthProfile: Hashable, Sendable {
  /// How many pages come down so far.
  package private(set) var pages: [Int] = []
  /// What of their heights is there, in 64ths of a CSS px.
  package private(set) var heights: [Int] = []
  /// What of their ads is there, labels included; those side by side count each.
  package private(set) var ads: [Int] = []

  /// The screens that are told apart; the last one has all below it too.
  package static let size = 24

  package init() {}

  /// A profile as it was written; `nil` where the numbers cannot be those of one.
  package init?(pages: [Int], heights: [Int], ads: [Int]) {
    guard pages.count <= Self.size, pages.count == heights.count, pages.count == ads.count,
      (pages + heights + ads).allSatisfy({ $0 >= 0 })
    else { return nil }
    self.pages = pages
    self.heights = heights
    self.ads = ads
  }

  fileprivate mutating func add(_ page: ScreenFigures) {
    let screen = max(1, page.screen.height) * lengthSteps
    let height = page.height.rawValue
    let count = min(Self.size, (height + screen - 1) / screen)
    grow(to: count)
    for index in 0..<count {
      let range = index * screen..<(index == count - 1 ? height : (index + 1) * screen)
      pages[index] += 1
      heights[index] += range.count
      for ad in page.ads where ad.isInFlow {
        let (top, bottom) = (ad.y.rawValue, ad.y.rawValue + ad.height.rawValue)
        ads[index] += max(0, min(bottom, range.upperBound) - max(top, range.lowerBound))
      }
    }
  }

  fileprivate mutating func add(_ other: DepthProfile) {
    grow(to: other.pages.count)
    for index in other.pages.indices {
      pages[index] += other.pages[index]
      heights[index] += other.heights[index]
      ads[index] += other.ads[index]
    }
  }

  private mutating func grow(to count: Int) {
    let missing = count - pages.count
    guard missing > 0 else { return }
    pages += Array(repeating: 0, count: missing)
    heights += Array(repeating: 0, count: missing)
    ads += Array(repeating: 0, count: missing)
  }

  /// What ads take of each screen's height, from 0 up.
  package var densities: [Double] {
    zip(ads, heights).map { $1 > 0 ? Double($0) / Double($1) : 0 }
  }
}

/// The first few of many articles by a number, the largest first; of equal ones, the first by their files' names.
package struct Ranking: Hashable, Sendable {
  package struct Entry: Hashable, Sendable {
    package var value: Int
    package var file: String
    package var title: String
    /// Its page, drawn small, where that was asked for.
    package var map: PageMap?
    /// In a comparison the page as it was.
    package var earlier: PageMap?

    package init(
      value: Int, file: String, title: String, map: PageMap? = nil, earlier: PageMap? = nil
    ) {
      self.map = map
      self.earlier = earlier
      self.value = value
      self.file = file
      self.title = title
    }

    init(_ value: Int, _ article: ArticleFigures, _ map: PageMap?) {
      self.init(value: value, file: article.file, title: article.head.title, map: map)
    }

    var withoutMaps: Entry { Entry(value: value, file: file, title: title) }

    func precedes(_ other: Entry) -> Bool {
      if value != other.value { return value > other.value }
      return (file, title) < (other.file, other.title)
    }
  }

  package private(set) var entries: [Entry] = []
  /// How many are kept.
  package static let size = 20

  package init(_ entries: [Entry] = []) { entries.forEach { add($0) } }

  package mutating func add(_ entry: Entry) {
    if entries.count == Self.size, let last = entries.last, !entry.precedes(last) { return }
    let place = entries.firstIndex { entry.precedes($0) } ?? entries.count
    entries.insert(entry, at: place)
    if entries.count > Self.size { entries.removeLast() }
  }

  mutating func add(_ other: Ranking) { other.entries.forEach { add($0) } }
}
