import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPlacement

/// What the rules by which ads are placed cost: the ads and their value as they are, with each number relaxed by a
/// step, and under each of many caps on density. Costs of parts of an archive add up to those of the whole.
package struct RuleCosts: Hashable, Sendable {
  /// The pages whose bodies or rails have placed ads, as they are.
  package private(set) var now: [AuditScreen: CostSum] = [:]
  package private(set) var numbers: [RuleNumber: [AuditScreen: CostChange]] = [:]
  /// The same pages by each of `caps`.
  package private(set) var capped: [AuditScreen: [CostSum]] = [:]

  /// The caps on density that are tried, in percent of the main content.
  package static let caps = Array(stride(from: 0, through: 50, by: 2))

  package init() {}

  package mutating func add(_ other: RuleCosts) {
    for (screen, sum) in other.now { now[screen, default: CostSum()].add(sum) }
    for (number, screens) in other.numbers {
      for (screen, change) in screens {
        numbers[number, default: [:]][screen, default: CostChange()].add(change)
      }
    }
    for (screen, sums) in other.capped { add(sums, on: screen) }
  }

  /// The costs with other names for files.
  func renaming(_ rename: (String) -> String) -> RuleCosts {
    guard !numbers.isEmpty else { return self }
    var named = self
    named.numbers = [:]
    for (number, screens) in numbers {
      var number = number
      number.file = rename(number.file)
      named.numbers[number] = screens
    }
    return named
  }

  private mutating func add(_ sums: [CostSum], on screen: AuditScreen) {
    let known = capped[screen] ?? Array(repeating: CostSum(), count: Self.caps.count)
    capped[screen] = zip(known, sums).map { known, more in
      var sum = known
      sum.add(more)
      return sum
    }
  }
}

/// A number of a placement and the step by which it is relaxed.
package struct RuleNumber: Hashable, Sendable, Comparable {
  /// The rule's key, such as `clear_of.heading`.
  package var rule: String
  /// As they are written in a layout: `150px`.
  package var from, to: String
  /// The slot whose placement it is of.
  package var slot: String
  /// Where it is written.
  package var file: String
  package var line, column: Int

  package init(
    rule: String, slot: String, from: String, to: String, file: String, line: Int, column: Int
  ) {
    self.rule = rule
    self.slot = slot
    self.from = from
    self.to = to
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (a: RuleNumber, b: RuleNumber) -> Bool {
    if (a.file, a.line, a.column) != (b.file, b.line, b.column) {
      return (a.file, a.line, a.column) < (b.file, b.line, b.column)
    }
    return (a.rule, a.slot, a.from, a.to) < (b.rule, b.slot, b.from, b.to)
  }
}

/// What the placed ads of many pages on one screen come to.
package struct CostSum: Hashable, Sendable {
  package var pages = 0
  package var ads = 0
  /// In millionths.
  package var value = 0
  /// The densities of the main contents, in millionths.
  package var densities = 0

  package init() {}

  fileprivate mutating func add(_ other: CostSum) {
    pages += other.pages
    ads += other.ads
    value += other.value
    densities += other.densities
  }

  /// From 0 to 1.
  package var meanDensity: Double {
    pages > 0 ? Double(densities) / Double(pages * 1_000_000) : 0
  }
}

/// The pages on one screen for which a number holds, as they are and with it relaxed.
package struct CostChange: Hashable, Sendable {
  package var before = CostSum()
  package var after = CostSum()
  /// Pages that get more ads.
  package var gaining = 0

  package init() {}

  package mutating func add(_ other: CostChange) {
    before.add(other.before)
    after.add(other.after)
    gaining += other.gaining
  }
}

// MARK: Of one page

extension RuleCosts {
  /// - Parameter maps: where lines begin in the layouts.
  init(_ composition: Composition, _ screens: [ScreenFigures], _ maps: inout LineMaps) {
    for (index, measured) in composition.screens.enumerated() {
      let body = composition.ads.bodies[index]
      let rails = composition.ads.rails[index]
      guard body != nil || !rails.isEmpty else { continue }
      let screen = screens[index].screen
      let page = PageWorth(MainContent(measured), body?.worth, rails.map(\.worth))
      now[screen] = page.sum
      capped[screen] = Self.caps.map { cap in
        page.sum(body: body?.capped(to: Double(cap) / 100))
      }
      for relaxed in body?.relaxed() ?? [] {
        let slot = body.map { measured.page.layout.slots[$0.slot].name } ?? ""
        add(relaxed, of: slot, on: screen, page.sum, page.sum(body: relaxed.worth), &maps)
      }
      for (number, rail) in rails.enumerated() {
        for relaxed in rail.relaxed() {
          let slot = measured.page.layout.slots[rail.query.slot].name
          add(
            relaxed, of: slot, on: screen, page.sum, page.sum(rail: number, relaxed.worth), &maps)
        }
      }
    }
  }

  private mutating func add(
    _ relaxed: RelaxedPlacement, of slot: String, on screen: AuditScreen, _ before: CostSum,
    _ after: CostSum, _ maps: inout LineMaps
  ) {
    guard let span = relaxed.constraint.span else { return }
    let location = maps[span.file].location(of: span.range.lowerBound)
    let number = RuleNumber(
      rule: relaxed.constraint.name, slot: slot, from: relaxed.from, to: relaxed.to,
      file: span.file.path,
      line: location.line, column: location.column)
    var change = CostChange()
    change.before = before
    change.after = after
    change.gaining = after.ads > before.ads ? 1 : 0
    numbers[number, default: [:]][screen, default: CostChange()].add(change)
  }
}

/// The placed ads of one page, one of which is exchanged for another placement.
private struct PageWorth {
  private let main: MainContent
  private let body: PlacementWorth
  private let rails: [PlacementWorth]

  init(_ main: MainContent, _ body: PlacementWorth?, _ rails: [PlacementWorth]) {
    self.main = main
    self.body = body ?? PlacementWorth()
    self.rails = rails
  }

  var sum: CostSum { sum(body, rails) }

  func sum(body: PlacementWorth?) -> CostSum { sum(body ?? self.body, rails) }

  func sum(rail number: Int, _ worth: PlacementWorth) -> CostSum {
    var changed = rails
    changed[number] = worth
    return sum(body, changed)
  }

  /// The main content is as long as it is, less what the body's ads add to it, and what others would.
  private func sum(_ body: PlacementWorth, _ rails: [PlacementWorth]) -> CostSum {
    var sum = CostSum()
    sum.pages = 1
    sum.ads = rails.reduce(body.ads) { $0 + $1.ads }
    sum.value = rails.reduce(body.value) { $0 + $1.value }
    sum.densities = millionths(
      main.ads - self.body.adHeight + body.adHeight,
      of: main.height - self.body.growth + body.growth)
    return sum
  }
}

// MARK: What it comes to

/// A number with what it costs over all screens.
package struct RuleCost: Sendable {
  package let number: RuleNumber
  package let change: CostChange
  package let screens: [(screen: AuditScreen, change: CostChange)]
  /// All placed ads of the archive, and their value.
  fileprivate let all: CostSum

  /// How many more ads there would be.
  package var ads: Int { change.after.ads - change.before.ads }
  /// Of all placed ads.
  package var adShare: Double { Self.share(ads, of: all.ads) }
  /// In millionths.
  package var value: Int { change.after.value - change.before.value }
  /// Of the value of all placed ads.
  package var valueShare: Double { Self.share(value, of: all.value) }

  private static func share(_ part: Int, of whole: Int) -> Double {
    whole > 0 ? Double(part) / Double(whole) : 0
  }
}

extension RuleCosts {
  /// The dearest first: by the value that it costs, then by the ads, then by its place.
  package var sorted: [RuleCost] {
    let all = now.values.reduce(into: CostSum()) { $0.add($1) }
    return numbers.map { number, screens in
      RuleCost(
        number: number, change: screens.values.reduce(into: CostChange()) { $0.add($1) },
        screens: screens.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, all: all)
    }.sorted { a, b in
      (b.value, b.ads, a.number) < (a.value, a.ads, b.number)
    }
  }

  /// Value against density on each screen, from the smallest up: as it is, and by each cap.
  package var curves: [(screen: AuditScreen, now: CostSum, capped: [CostSum])] {
    now.sorted { $0.key < $1.key }.map { ($0.key, $0.value, capped[$0.key] ?? []) }
  }

  /// Costs as they were written; `nil` where they cannot be those of an archive.
  package init?(
    now: [AuditScreen: CostSum], numbers: [RuleNumber: [AuditScreen: CostChange]],
    capped: [AuditScreen: [CostSum]]
  ) {
    guard capped.allSatisfy({ now[$0.key] != nil && $0.value.count == Self.caps.count }) else {
      return nil
    }
    self.now = now
    self.numbers = numbers
    self.capped = capped
  }
}
