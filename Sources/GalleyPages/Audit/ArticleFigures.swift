package import GalleyBasics
package import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyRules

/// What an audit notes of an article: its page on the screen of each breakpoint, and what was found.
package struct ArticleFigures: Hashable, Sendable {
  /// The article's file.
  package var file: String
  /// The layout's name.
  package var layout: String
  /// What its front matter says; empty where the article cannot be read.
  package var head = Head()
  /// One for each breakpoint; none where errors forbid the page.
  package var screens: [ScreenFigures] = []
  package var findings: [FindingFigures] = []
  /// Empty unless they were asked for.
  package var costs = RuleCosts()

  /// The figures of an article of which nothing is known yet.
  package init(file: String, layout: String) {
    self.file = file
    self.layout = layout
  }

  /// By what articles are told apart.
  package struct Head: Hashable, Sendable {
    package var slug = ""
    package var title = ""
    /// Empty for none.
    package var section = ""
    package var tags: [String] = []
    package var authors: [String] = []
    /// The day as `2024-04-19`; empty for none.
    package var day = ""
    /// Of the body.
    package var words = 0

    package init() {}
  }

  /// Whether the page may be published.
  package var hasPage: Bool {
    !screens.isEmpty && !findings.contains { $0.severity == .error }
  }

  /// Why there is no page: the first error, behind its place. Empty where there is a page.
  package var obstacle: String {
    if hasPage { return "" }
    guard let first = findings.first(where: { $0.severity == .error }) else {
      return "there is nothing to show"
    }
    let place = first.line > 0 ? ":\(first.line):\(first.column)" : ""
    return "\(first.file)\(place): \(first.message)"
  }
}

/// A page on the screen of one breakpoint.
package struct ScreenFigures: Hashable, Sendable {
  package var screen: AuditScreen
  package var ads: [AdFigures] = []
  /// Of the whole page.
  package var height = LayoutUnit.zero
  /// The share of the main content's height that ads take, by the Better Ads Standards, in millionths.
  package var density = 0
  /// The most that it may be, in millionths.
  package var densityLimit = 0
  /// The share of the page's height that all ads together have, in millionths: those side by side count twice.
  package var pageDensity = 0
  /// As the audit `viewport-ad-density` of Google's Publisher Ads Audits for Lighthouse counts, in millionths.
  package var pluginDensity = 0
  /// How far ads that come late, or do not come, shift the page on its worst screen, in millionths.
  package var shift = 0
  /// Views of ads in bodies to be expected of 1,000 views of the page; `nil` where no body says how far its
  /// readers come.
  package var impressions: Int?
  /// The values of those ads, each times the share of readers who come to it, for 1,000 views, in thousandths.
  package var revenue: Int?
  /// `nil` unless it was asked for.
  package var map: PageMap?

  package init(screen: AuditScreen) { self.screen = screen }

  /// Whether it shifts by more than a good page does.
  package var shifts: Bool { Double(shift) > RuleRegistry.layoutShiftLimit * 1_000_000 }
}

/// A breakpoint with the screen that stands for it.
package struct AuditScreen: Hashable, Sendable, Comparable {
  /// The breakpoint's name.
  package var name: String
  /// The smallest viewport width that it serves, in CSS px.
  package var from: Int
  /// Of the screen, in CSS px.
  package var width, height: Int

  package init(name: String, from: Int, width: Int, height: Int) {
    self.name = name
    self.from = from
    self.width = width
    self.height = height
  }

  package static func < (a: AuditScreen, b: AuditScreen) -> Bool {
    (a.from, a.width, a.height, a.name) < (b.from, b.width, b.height, b.name)
  }
}

/// An ad where it stands.
package struct AdFigures: Hashable, Sendable {
  /// The slot's name.
  package var slot: String
  /// What it may be filled with: `300x250`, `fluid`.
  package var sizes: [String]
  /// The name of its region.
  package var region: String
  /// How many blocks of the article's body stand above it; `nil` outside of a body.
  package var gap: Int?
  /// Its top edge below the page's top, label included.
  package var y: LayoutUnit
  /// With its label.
  package var height: LayoutUnit
  /// The height kept free for the ad, in CSS px; `nil` where nothing says how much.
  package var reserved: Int?
  /// How far a sticky one goes along with the reader.
  package var travel: LayoutUnit
  /// Whether at least half of it is on the first screen.
  package var isAboveFold: Bool
  /// Whether it takes room of the page, and does not lie over it.
  package var isInFlow: Bool

  package init(
    slot: String, sizes: [String], region: String, gap: Int?, y: LayoutUnit, height: LayoutUnit,
    reserved: Int?, travel: LayoutUnit, isAboveFold: Bool, isInFlow: Bool
  ) {
    self.slot = slot
    self.sizes = sizes
    self.region = region
    self.gap = gap
    self.y = y
    self.height = height
    self.reserved = reserved
    self.travel = travel
    self.isAboveFold = isAboveFold
    self.isInFlow = isInFlow
  }
}

/// A finding in an article or on its page.
package struct FindingFigures: Hashable, Sendable {
  package var rule: RuleID
  package var severity: Severity
  package var message: String
  /// What it speaks of, such as a line of the layout.
  package var file: String
  /// From 1; 0 for the file as a whole.
  package var line: Int
  package var column: Int
  /// The breakpoint on whose screen it was found; empty for the article itself.
  package var breakpoint: String
  /// By how much a limit is passed, in the rule's own measure.
  package var excess: Double

  package init(
    rule: RuleID, severity: Severity, message: String, file: String, line: Int, column: Int,
    breakpoint: String, excess: Double
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.breakpoint = breakpoint
    self.excess = excess
  }
}

extension ArticleFigures {
  /// The figures of an article's page.
  ///
  /// - Parameters:
  ///   - composition: `nil` where errors forbid the page.
  ///   - diagnostics: what was found in the article itself.
  ///   - withCosts: whether it is computed what the rules for its ads cost.
  ///   - withMaps: whether its page is drawn small.
  ///   - maps: where lines begin in the files that findings speak of.
  package init(
    file: String, layout: String, _ composition: Composition?, diagnostics: [Diagnostic],
    withCosts: Bool = false, withMaps: Bool = false, _ maps: inout LineMaps
  ) {
    self.file = file
    self.layout = layout
    // To keep the lines of all articles would keep the archive.
    defer { maps.forget(file) }
    findings = diagnostics.map { FindingFigures($0, excess: 0, on: "", &maps) }
    guard let composition else { return }
    if let article = composition.page.article { head = Head(article) }
    findings += PageFindings(of: composition.page).diagnostics.map {
      FindingFigures($0, excess: 0, on: "", &maps)
    }
    let bodies = composition.ads.bodies
    for (index, measured) in composition.judgedScreens.enumerated() {
      screens.append(ScreenFigures(measured, bodies[index], composition.plan.screens[index]))
      if withMaps { screens[index].map = PageMap(measured) }
      guard composition.page.article != nil else { continue }
      let found = RuleRegistry.findings(in: measured, bodies[index])
      let shift = found.layoutShift ?? RuleRegistry.layoutShift(of: measured)
      screens[index].shift = Int((shift * 1_000_000).rounded())
      findings += zip(found.diagnostics, found.excesses).map {
        FindingFigures($0, excess: $1, on: measured.breakpoint, &maps)
      }
    }
    if withCosts, hasPage { costs = RuleCosts(composition, screens, &maps) }
  }
}

extension ArticleFigures {
  /// The figures with other names for files.
  package func renaming(_ rename: (String) -> String) -> ArticleFigures {
    var named = self
    named.file = rename(file)
    for index in findings.indices { named.findings[index].file = rename(findings[index].file) }
    named.costs = costs.renaming(rename)
    return named
  }
}

extension ArticleFigures.Head {
  fileprivate init(_ article: Article) {
    slug = article.slug
    title = article.title.value
    section = article.section ?? ""
    tags = article.tags
    authors = article.authors
    day = article.date.map { String($0.iso.prefix(10)) } ?? ""
    words = article.body.wordCount
  }
}

extension FindingFigures {
  fileprivate init(
    _ diagnostic: Diagnostic, excess: Double, on breakpoint: String, _ maps: inout LineMaps
  ) {
    rule = diagnostic.rule
    severity = diagnostic.severity
    message = diagnostic.message
    let span = diagnostic.primary.span
    let location = maps[span.file].location(of: span.range.lowerBound)
    file = span.file.path
    line = location.line
    column = location.column
    self.breakpoint = breakpoint
    self.excess = excess
  }
}

extension ScreenFigures {
  fileprivate init(_ measured: MeasuredPage, _ body: BodyAds?, _ plan: AdPlan.Screen) {
    screen = AuditScreen(
      name: measured.breakpoint, from: plan.from, width: measured.screen.width,
      height: measured.screen.height)
    height = measured.placed.height
    ads = zip(measured.allSlots, plan.ads).map { AdFigures($0, $1, fold: measured.fold) }
    let main = MainContent(measured)
    density = millionths(main.ads, of: main.height)
    densityLimit = Int((plan.adShareLimit * 1_000_000).rounded())
    pageDensity = millionths(measured.slots.reduce(.zero) { $0 + $1.ad.height }, of: height)
    pluginDensity = PluginDensity(measured).millionths
    guard let body, let readers = body.query.constraints.readers?.value else { return }
    let views = body.ads.map { (ad: $0, share: body.share(of: readers, comingTo: $0)) }
    impressions = views.reduce(0) { $0 + $1.share }
    revenue = views.reduce(0) { $0 + $1.share * measured.value(of: $1.ad) }
  }
}

func millionths(_ part: LayoutUnit, of whole: LayoutUnit) -> Int {
  whole > .zero ? part.rawValue * 1_000_000 / whole.rawValue : 0
}

extension AdFigures {
  fileprivate init(_ slot: MeasuredSlot, _ plan: AdPlan.Ad, fold: LayoutUnit) {
    self.slot = slot.name
    sizes = plan.sizes.map(\.description)
    region = plan.region ?? plan.outOfFlow?.rawValue ?? ""
    gap = plan.gap
    y = slot.frame.y
    height = slot.frame.height
    reserved = plan.reserved
    travel = slot.travel
    isAboveFold = slot.middle <= fold
    isInFlow = plan.outOfFlow == nil
  }
}

extension BodyAds {
  /// The thousandths of the readers who come as far as an ad, as the solver counts them.
  fileprivate func share(of readers: [Double], comingTo ad: Ad) -> Int {
    guard !readers.isEmpty, ad.gap > 0 else { return 1000 }
    let position = body.middle(ad.gap).rawValue
    let part = position * readers.count / max(body.height.rawValue, 1)
    return Int((readers[min(part, readers.count - 1)] * 1000).rounded())
  }
}

extension MeasuredPage {
  /// What an ad of a body is worth, in thousandths: the most of its sizes.
  fileprivate func value(of ad: BodyAds.Ad) -> Int {
    let slot = page.layout.slots[ad.slot]
    let sizes = slot.fit(at: placed.breakpoint, limitedTo: ad.limit).sizes
    let most = sizes.map { slot.slot.value?.of($0.value) ?? 1 }.max() ?? 0
    return Int((most * 1000).rounded())
  }
}

/// Ads to page height as the audit `viewport-ad-density` of Google's Publisher Ads Audits for Lighthouse
/// computes it: of all vertical lines the one along which ads are longest, over the height from the page's top to
/// a screen below the middle of the lowest ad.
private struct PluginDensity {
  let millionths: Int

  init(_ measured: MeasuredPage) {
    let ads = measured.slots.map(\.ad).sorted { ($0.y, $0.maxY) < ($1.y, $1.maxY) }
    let edge = LayoutUnit(measured.screen.width - 1)
    let lines = Set(ads.flatMap { [$0.x, $0.maxX] }.map { min(max(LayoutUnit(1), $0), edge) })
    let longest = lines.map { Self.length(of: ads, along: $0) }.max() ?? 0
    let lowest = ads.map { $0.y.rawValue + $0.height.rawValue / 2 }.max() ?? 0
    let height = lowest + measured.fold.rawValue
    millionths = height > 0 ? min(1_000_000, longest * 1_000_000 / height) : 0
  }

  /// What ads cover of a line; where they overlap it counts once.
  private static func length(of ads: [Frame], along x: LayoutUnit) -> Int {
    var bottom = LayoutUnit.zero
    return ads.reduce(0) { sum, ad in
      guard ad.x <= x, x <= ad.maxX else { return sum }
      let length = ad.maxY - max(bottom, ad.y)
      bottom = max(bottom, ad.maxY)
      return sum + max(0, length.rawValue)
    }
  }
}

/// A page drawn small: what stands where on one screen, in CSS px.
package struct PageMap: Hashable, Sendable {
  package enum Kind: Int, Hashable, Sendable, CaseIterable {
    case text, picture, other, ad
  }

  package struct Box: Hashable, Sendable {
    package let kind: Kind
    package let x, y, width, height: Int

    package init(kind: Kind, x: Int, y: Int, width: Int, height: Int) {
      self.kind = kind
      self.x = x
      self.y = y
      self.width = width
      self.height = height
    }
  }

  /// Of the page.
  package let width, height: Int
  /// Of the screen.
  package let fold: Int
  package let boxes: [Box]

  package init(width: Int, height: Int, fold: Int, boxes: [Box]) {
    self.width = width
    self.height = height
    self.fold = fold
    self.boxes = boxes
  }

  init(_ measured: MeasuredPage) {
    width = measured.screen.width
    height = Int(measured.placed.height.pixels)
    fold = measured.screen.height
    boxes =
      measured.blocks.map { Box(Kind($0.name), measured.frame(of: $0)) }
      + (measured.slots + measured.anchors).map { Box(.ad, $0.frame) }
  }
}

extension PageMap.Box {
  fileprivate init(_ kind: PageMap.Kind, _ frame: Frame) {
    self.init(
      kind: kind, x: Int(frame.x.pixels), y: Int(frame.y.pixels),
      width: Int((frame.maxX - frame.x).pixels), height: Int(frame.height.pixels))
  }
}

extension PageMap.Kind {
  fileprivate init(_ block: BlockName) {
    switch block {
    case .headline, .standfirst, .byline, .body, .text: self = .text
    case .image: self = .picture
    default: self = .other
    }
  }
}
