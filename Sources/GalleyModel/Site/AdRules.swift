package import GalleyBasics

/// Whose pages a project shows without advertisements, or with fewer.
package struct AdRules: Sendable {
  /// The most advertisements in the bodies of some articles.
  package struct Limit: Sendable {
    package var most: Spanned<Int>
    package var when: Condition

    package init(most: Spanned<Int>, when: Condition) {
      self.most = most
      self.when = when
    }
  }

  /// An article for which one of these holds has none at all.
  package var none: [Condition] = []
  package var limits: [Limit] = []

  package init() {}

  /// What an article may have, its own `ads: none` included.
  package func allowance(for article: Article?) -> AdAllowance {
    if article?.hasAds == false || none.contains(where: { $0.holds(for: article) }) { return .none }
    let limits = limits.filter { $0.when.holds(for: article) }
    return limits.map(\.most.value).min().map(AdAllowance.atMost) ?? .all
  }
}

/// The advertisements that a page may have.
package enum AdAllowance: Hashable, Sendable {
  case all
  /// So many in the body.
  case atMost(Int)
  /// Not a single slot on the page.
  case none
}
