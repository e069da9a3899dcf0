import GalleyBasics

/// What somebody expects of an audit: a figure, how it is compared, and a number.
///
///     articles with no ads < 10 %
///     articles with fewer than 2 ads on mobile <= 25 %
///     density.mobile p95 < 30 %
///     first ad on desktop median < 1200 px
///     articles without a page = 0
///     findings of ads-crowd on mobile = 0
package struct Expectation: Hashable, Sendable {
  /// As it was written.
  package let text: String
  private let figure: Figure
  private let comparison: Comparison
  private let number: Double
  /// The one screen that it is of; `nil` for each.
  package let breakpoint: String?

  private enum Figure: Hashable {
    case articlesWithAds(below: Int)
    case articlesWithoutPage
    case findings(rule: String)
    case severity(String)
    case overLimit
    case distribution(String, Statistic)

    /// `%`, `px`, or empty for a number.
    var unit: String {
      switch self {
      case .articlesWithAds: "%"
      case .distribution(let name, _):
        switch name {
        case "density", "page density", "plugin density": "%"
        case "page height", "first ad": "px"
        default: ""
        }
      case .articlesWithoutPage, .findings, .severity, .overLimit: ""
      }
    }
  }

  fileprivate enum Statistic: Hashable {
    case mean, least, largest
    case quantile(Int)
  }

  private enum Comparison: String, CaseIterable {
    // The longer first, as one begins with the other.
    case atMost = "<="
    case atLeast = ">="
    case below = "<"
    case above = ">"
    case equal = "="

    func holds(_ a: Double, _ b: Double) -> Bool {
      switch self {
      case .atMost: a <= b
      case .atLeast: a >= b
      case .below: a < b
      case .above: a > b
      case .equal: a == b
      }
    }
  }

  /// Why a text is no expectation.
  package struct Problem: Error, Hashable, Sendable {
    package let message: String

    /// The text with what is wrong with it, in a sentence.
    package func sentence(on text: String) -> String {
      "'\(excerpt(text))' is no condition: \(message)"
    }
  }

  /// What an audit has instead.
  package struct Failure: Hashable, Sendable, CustomStringConvertible {
    package let expectation: String
    /// The figure in its unit.
    package let actual: Double
    /// `%`, `px`, or empty.
    package let unit: String
    /// Where it was found; empty for a figure of the whole archive.
    package let breakpoint: String

    /// `12.3 % on mobile`.
    package var description: String {
      guard !actual.isNaN else { return "there is no such screen" }
      let place = breakpoint.isEmpty ? "" : " on \(breakpoint)"
      guard actual.isFinite else { return "it was 0 before" + place }
      let rounded = (actual * 100).rounded() / 100
      let number = Int(exactly: rounded).map(String.init) ?? "\(rounded)"
      return number + (unit.isEmpty ? "" : " \(unit)") + place
    }
  }
}

extension Expectation {
  /// - Parameter isChange: whether it is expected of how two audits differ: in percentage points or percent.
  package init(_ text: String, ofChange isChange: Bool = false) throws(Problem) {
    self.text = text
    guard
      let (sign, place) = Comparison.allCases.lazy.compactMap({ sign in
        text.firstRange(of: sign.rawValue).map { (sign, $0) }
      }).first
    else {
      throw Problem(message: "no comparison: write '<', '<=', '=', '>=' or '>' and a number")
    }
    comparison = sign
    var left = text[..<place.lowerBound].split { $0 == " " || $0 == "." }.map(String.init)
    let right = text[place.upperBound...].filter { $0 != " " && $0 != "," && $0 != "+" }
    let digits = right.prefix { $0.isNumber || $0 == "." || $0 == "-" }
    guard let number = Double(digits), ["", "%", "px"].contains(right.dropFirst(digits.count))
    else { throw Problem(message: "'\(text[place.upperBound...])' is no number, such as '10 %'") }
    self.number = number
    var breakpoint: String?
    if let on = left.lastIndex(of: "on"), on + 1 < left.count {
      breakpoint = left.remove(at: on + 1)
      left.remove(at: on)
    }
    let (figure, place2) = try Self.figure(left)
    self.figure = figure
    self.breakpoint = breakpoint ?? place2
    if self.breakpoint != nil, figure == .articlesWithoutPage {
      throw Problem(
        message: "an article has a page on all screens or on none; say it without one")
    }
    let unit = right.dropFirst(digits.count)
    let ownUnit = isChange ? "%" : figure.unit
    guard unit.isEmpty || unit == ownUnit else {
      throw Problem(
        message: ownUnit.isEmpty
          ? "the figure is a number without a unit, and not in '\(unit)'"
          : "the figure is in '\(ownUnit)', and not in '\(unit)'")
    }
  }

  private static func figure(_ words: [String]) throws(Problem) -> (Figure, String?) {
    let text = words.joined(separator: " ")
    for (name, figure) in [
      ("articles with no ads", Figure.articlesWithAds(below: 1)),
      ("articles without a page", .articlesWithoutPage),
      ("pages over the limit", .overLimit), ("errors", .severity("error")),
      ("warnings", .severity("warning")),
    ] where text == name || text.hasPrefix(name + " ") {
      let rest = words.dropFirst(name.split(separator: " ").count)
      guard rest.count <= 1 else { continue }
      return (figure, rest.first)
    }
    if text.hasPrefix("articles with fewer than "), words.count >= 6, words[5].hasPrefix("ad"),
      let number = Int(words[4])
    {
      guard number > 0 else {
        throw Problem(message: "no article has fewer than \(number) ads; N is 1 or more")
      }
      return (.articlesWithAds(below: number), words.count > 6 ? words[6] : nil)
    }
    if (3...4).contains(words.count), words[0] == "findings", words[1] == "of" {
      guard RuleID(rawValue: words[2]) != nil else {
        let likely = Suggestion.nearest(to: words[2], among: RuleID.allCases.map(\.rawValue))
        throw Problem(
          message: "no rule is called '\(words[2])'"
            + (likely.map { "; did you mean '\($0)'?" } ?? ""))
      }
      return (.findings(rule: words[2]), words.count > 3 ? words[3] : nil)
    }
    for name in Self.distributions where text == name || text.hasPrefix(name + " ") {
      var rest = Array(words.dropFirst(name.split(separator: " ").count))
      let isCounted = ["ads", "impressions", "revenue"].contains(name)
      var statistic =
        isCounted ? Statistic.mean : name == "layout shift" ? .largest : .quantile(50)
      if let index = rest.firstIndex(where: { Self.statistic($0) != nil }) {
        statistic = Self.statistic(rest.remove(at: index)) ?? statistic
      }
      let isPercentile =
        rest.first?.first == "p" && rest.first?.dropFirst().allSatisfy(\.isNumber) == true
      guard rest.count <= 1, !isPercentile else { break }
      return (.distribution(name, statistic), rest.first)
    }
    throw Problem(
      message: "'\(text)' is no figure of an audit; there are 'articles with no ads', "
        + "'articles with fewer than N ads', 'articles without a page', 'pages over the limit', "
        + "'findings of RULE', 'errors', 'warnings', "
        + distributions.map { "'\($0)'" }.joined(separator: ", "))
  }

  private static let distributions = [
    "page density", "plugin density", "density", "page height", "first ad", "layout shift", "ads",
    "impressions", "revenue",
  ]

  private static func statistic(_ word: String) -> Statistic? {
    switch word {
    case "mean": .mean
    case "median": .quantile(50)
    case "min": .least
    case "max": .largest
    default:
      word.hasPrefix("p")
        ? Int(word.dropFirst()).flatMap { (1...100).contains($0) ? .quantile($0) : nil } : nil
    }
  }
}

/// The screens that layouts have, by the names of their breakpoints.
package struct KnownScreens: Hashable, Sendable {
  package var all: Set<String>
  /// Those on which a placement says how far readers come.
  package var withReaders: Set<String>

  package init(_ all: Set<String> = [], withReaders: Set<String> = []) {
    self.all = all
    self.withReaders = withReaders
  }

  package func union(_ other: KnownScreens) -> KnownScreens {
    KnownScreens(all.union(other.all), withReaders: withReaders.union(other.withReaders))
  }
}

extension Expectation {
  /// What is wrong with the screen that it is of, or with a figure that no layout has.
  package func problem(among screens: KnownScreens) -> Problem? {
    guard !screens.all.isEmpty else { return nil }
    guard let breakpoint, !screens.all.contains(breakpoint) else {
      return problemOfReaders(screens)
    }
    let names = screens.all.sorted()
    let likely = Suggestion.nearest(to: breakpoint, among: names)
    return Problem(
      message: "no layout has a breakpoint '\(excerpt(breakpoint))'; "
        + (likely.map { "did you mean '\($0)'?" }
          ?? "there are \(names.prefix(16).joined(separator: ", "))"))
  }

  /// Impressions and revenue are counted only where a placement says how far readers come.
  private func problemOfReaders(_ screens: KnownScreens) -> Problem? {
    guard case .distribution(let name, _) = figure, ["impressions", "revenue"].contains(name),
      !(breakpoint.map(screens.withReaders.contains) ?? !screens.withReaders.isEmpty)
    else { return nil }
    let place = breakpoint.map { " at '\(excerpt($0))'" } ?? ""
    return Problem(
      message: "no placement has 'readers'\(place), without which there is no '\(name)'")
  }

  /// How an audit fails the expectation, each screen by itself; none where it holds.
  package func failures(in summary: AuditSummary) -> [Failure] {
    values(in: summary).filter { !comparison.holds($0.actual, number) }
  }

  /// The figure of the whole archive, or on each screen.
  private func values(in summary: AuditSummary) -> [Failure] {
    if breakpoint == nil, let number = whole(summary) {
      return [Failure(expectation: text, actual: Double(number), unit: "", breakpoint: "")]
    }
    let screens = summary.sortedScreens.filter { breakpoint == nil || $0.screen.name == breakpoint }
    // No number compares with none: what is asked of a screen that is not there fails.
    if screens.isEmpty {
      return [Failure(expectation: text, actual: .nan, unit: "", breakpoint: breakpoint ?? "")]
    }
    return screens.map { screen, part in
      Failure(
        expectation: text,
        actual: isFound.map { Double(findings(in: summary, $0, on: screen.name)) }
          ?? value(in: part),
        unit: figure.unit, breakpoint: screen.name)
    }
  }

  /// The figure of the whole archive, for those that are not each screen's.
  private func whole(_ summary: AuditSummary) -> Int? {
    if let isFound { return findings(in: summary, isFound, on: nil) }
    return figure == .articlesWithoutPage ? summary.withoutPage : nil
  }

  /// Which findings are counted, where the figure is their number.
  private var isFound: ((FindingPlace) -> Bool)? {
    switch figure {
    case .findings(let rule): { $0.rule.rawValue == rule }
    case .severity(let severity): { $0.severity.rawValue == severity }
    case .overLimit, .articlesWithAds, .articlesWithoutPage, .distribution: nil
    }
  }

  /// How many there are, on one screen or in all. What belongs to no screen, as it is in the article itself, is on each.
  private func findings(
    in summary: AuditSummary, _ isFound: (FindingPlace) -> Bool, on breakpoint: String?
  ) -> Int {
    summary.findings.reduce(0) { sum, found in
      guard isFound(found.key) else { return sum }
      guard let breakpoint else { return sum + found.value.count }
      return sum + found.value.ofNoScreen + (found.value.breakpoints[breakpoint] ?? 0)
    }
  }

  /// The figure on a screen, in its unit.
  private func value(in part: ScreenSummary) -> Double {
    switch figure {
    case .overLimit: return Double(part.overLimit)
    case .articlesWithAds(let limit):
      let few = part.articles - part.ads.count(from: limit)
      return part.articles > 0 ? Double(few) * 100 / Double(part.articles) : 0
    case .distribution(let name, let statistic):
      switch name {
      case "density": return statistic.of(part.densities) / 10_000
      case "page density": return statistic.of(part.pageDensities) / 10_000
      case "plugin density": return statistic.of(part.pluginDensities) / 10_000
      case "page height": return statistic.of(part.heights)
      case "first ad": return statistic.of(part.firstAds)
      case "layout shift": return statistic.of(part.shifts) / 1_000_000
      case "impressions": return statistic.of(part.impressions)
      case "revenue": return statistic.of(part.revenue)
      default: return statistic.of(part.ads)
      }
    case .articlesWithoutPage, .findings, .severity: return 0
    }
  }
}

extension Expectation {
  /// What one audit has more than another, in the unit, where the comparison holds for that: percentage points for
  /// shares, percent of the old value for all else.
  package func changes(from old: AuditSummary, to new: AuditSummary) -> [Failure] {
    let before = Dictionary(values(in: old).map { ($0.breakpoint, $0) }) { a, _ in a }
    return values(in: new).compactMap { value in
      guard !value.actual.isNaN else { return value }
      let known = before[value.breakpoint]?.actual ?? 0
      let change =
        if value.unit == "%" || known == value.actual { value.actual - known } else {
          (value.actual - known) * 100 / known
        }
      guard comparison.holds(change, number) else { return nil }
      return Failure(
        expectation: text, actual: change, unit: value.unit == "%" ? "points" : "%",
        breakpoint: value.breakpoint)
    }
  }
}

extension Expectation.Statistic {
  fileprivate func of(_ values: Distribution) -> Double {
    switch self {
    case .mean: values.mean
    case .least: Double(values.least) / Double(values.steps)
    case .largest: Double(values.largest) / Double(values.steps)
    case .quantile(let percent): Double(values.quantile(percent: percent))
    }
  }
}
