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
    return limits.map(\.most).min { $0.value < $1.value }.map(AdAllowance.atMost) ?? .all
  }
}

/// The advertisements that a page may have.
package enum AdAllowance: Sendable {
  case all
  /// So many in the body.
  case atMost(Spanned<Int>)
  /// Not a single slot on the page.
  case none
}

extension AdAllowance {
  /// The most advertisements in the body; `nil` for any number.
  package var most: Int? {
    switch self {
    case .all: nil
    case .atMost(let count): count.value
    case .none: 0
    }
  }
}
