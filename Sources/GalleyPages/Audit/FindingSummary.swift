package import GalleyBasics

/// What findings have in common that are counted together: their rule and the place in a layout that they speak
/// of; those in the articles themselves only their rule.
package struct FindingPlace: Hashable, Sendable, Comparable {
  package var rule: RuleID
  package var severity: Severity
  /// Empty for the articles themselves.
  package var file: String
  package var line, column: Int

  package init(rule: RuleID, severity: Severity, file: String, line: Int, column: Int) {
    self.rule = rule
    self.severity = severity
    self.file = file
    self.line = line
    self.column = column
  }

  package static func < (a: FindingPlace, b: FindingPlace) -> Bool {
    (a.file, a.line, a.column, a.rule.rawValue, a.severity)
      < (b.file, b.line, b.column, b.rule.rawValue, b.severity)
  }
}

/// The findings of a rule at one place, in many articles.
package struct FindingSummary: Hashable, Sendable {
  /// The articles that have it.
  package var articles = 0
  /// How often it was found: on each screen, and in an article each time.
  package var count = 0
  /// How often on each breakpoint's screen.
  package var breakpoints: [String: Int] = [:]
  /// The worst first, one for each article.
  package private(set) var worst: [Case] = []

  /// The worst of what was found in one article.
  package struct Case: Hashable, Sendable {
    /// By how much the limit is passed.
    package var excess: Double
    /// The article's file.
    package var article: String
    package var breakpoint: String
    package var message: String

    package init(excess: Double, article: String, breakpoint: String, message: String) {
      self.excess = excess
      self.article = article
      self.breakpoint = breakpoint
      self.message = message
    }

    fileprivate func precedes(_ other: Case) -> Bool {
      if excess != other.excess { return excess > other.excess }
      return (article, breakpoint, message) < (other.article, other.breakpoint, other.message)
    }
  }

  package init() {}

  /// How often in an article itself, and so on no screen or on all.
  var ofNoScreen: Int { max(0, count - breakpoints.values.reduce(0, +)) }

  /// A summary as it was written.
  package init(articles: Int, count: Int, breakpoints: [String: Int], worst: [Case]) {
    self.articles = articles
    self.count = count
    self.breakpoints = breakpoints
    worst.forEach { add($0) }
  }

  /// All that was found in an article, by its places.
  static func all(of article: ArticleFigures) -> [FindingPlace: FindingSummary] {
    var found: [FindingPlace: FindingSummary] = [:]
    for finding in article.findings {
      found[finding.place(in: article.file), default: FindingSummary()].note(finding, article.file)
    }
    return found
  }

  private mutating func note(_ finding: FindingFigures, _ article: String) {
    articles = 1
    count += 1
    if !finding.breakpoint.isEmpty { breakpoints[finding.breakpoint, default: 0] += 1 }
    let new = Case(
      excess: finding.excess, article: article, breakpoint: finding.breakpoint,
      message: finding.message)
    if let known = worst.first, known.precedes(new) { return }
    worst = [new]
  }

  mutating func add(_ other: FindingSummary) {
    articles += other.articles
    count += other.count
    breakpoints.merge(other.breakpoints, uniquingKeysWith: +)
    other.worst.forEach { add($0) }
  }

  private mutating func add(_ new: Case) {
    if worst.count == Ranking.size, let last = worst.last, !new.precedes(last) { return }
    worst.insert(new, at: worst.firstIndex { new.precedes($0) } ?? worst.count)
    if worst.count > Ranking.size { worst.removeLast() }
  }
}

extension FindingFigures {
  fileprivate func place(in article: String) -> FindingPlace {
    let isOwn = file == article
    return FindingPlace(
      rule: rule, severity: severity, file: isOwn ? "" : file, line: isOwn ? 0 : line,
      column: isOwn ? 0 : column)
  }
}
