package import GalleyBasics

/// When something holds: all that is said must, and of a list any entry.
package struct Condition: Sendable {
  package var sections: [Spanned<String>] = []
  package var tags: [Spanned<String>] = []
  /// Comparisons with the number of words in the body.
  package var words: [Spanned<Comparison>] = []
  package var breakpoints: [Spanned<String>] = []
  /// Conditions of which none may hold.
  package var not: [Condition] = []

  package init() {}

  /// Where the first name or number that it asks for is written.
  package var firstSpan: Span? {
    sections.first?.span ?? tags.first?.span ?? words.first?.span ?? breakpoints.first?.span
      ?? not.lazy.compactMap(\.firstSpan).first
  }

  /// Whether what is said of section, tags and words holds, `not` left aside.
  fileprivate func fits(_ article: Article?) -> Bool {
    guard asksOfArticle else { return true }
    guard let article else { return false }
    return (sections.isEmpty || sections.contains { $0.value == article.section })
      && (tags.isEmpty || tags.contains { article.tags.contains($0.value) })
      && words.allSatisfy { $0.value.holds(for: article.body.wordCount) }
  }

  /// Whether it holds always.
  package var saysNothing: Bool { !asksOfArticle && breakpoints.isEmpty && not.isEmpty }

  fileprivate var asksOfArticle: Bool { !sections.isEmpty || !tags.isEmpty || !words.isEmpty }

  /// Whether it holds for an article; for a page without one what is said of articles does not.
  ///
  /// - Precondition: the condition does not ask for breakpoints.
  package func holds(for article: Article?) -> Bool {
    fits(article) && !not.contains { $0.holds(for: article) }
  }
}

/// A condition with its breakpoints bound.
package struct ResolvedCondition: Sendable {
  package let written: Condition
  /// Those that it asks for itself; all where it names none.
  private let breakpoints: BreakpointSet
  private let not: [ResolvedCondition]

  package init(_ written: Condition, breakpoints: BreakpointSet, not: [ResolvedCondition]) {
    self.written = written
    self.breakpoints = breakpoints
    self.not = not
  }

  /// Where it holds on the page of an article, or on one without.
  package func breakpoints(for article: Article?) -> BreakpointSet {
    guard written.fits(article) else { return [] }
    return not.isEmpty
      ? breakpoints : not.reduce(breakpoints) { $0.subtracting($1.breakpoints(for: article)) }
  }

  /// Where it may hold, whatever the article.
  package var possible: BreakpointSet { not.reduce(breakpoints) { $0.subtracting($1.certain) } }

  /// Where it holds whatever the article.
  private var certain: BreakpointSet {
    written.asksOfArticle ? [] : not.reduce(breakpoints) { $0.subtracting($1.possible) }
  }
}

/// A comparison with a number, such as `>= 600`.
package struct Comparison: Hashable, Sendable {
  package enum Operator: String, Hashable, Sendable, CaseIterable {
    case atLeast = ">="
    case atMost = "<="
    case moreThan = ">"
    case lessThan = "<"
    case equal = "="
  }

  package var op: Operator
  package var number: Int

  package init(_ op: Operator, _ number: Int) {
    self.op = op
    self.number = number
  }

  package func holds(for value: Int) -> Bool {
    switch op {
    case .atLeast: value >= number
    case .atMost: value <= number
    case .moreThan: value > number
    case .lessThan: value < number
    case .equal: value == number
    }
  }
}
