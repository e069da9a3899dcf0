package import GalleyBasics

/// What a project has that its files may name.
package struct ProjectContents: Sendable {
  package let articles: ArticleNames
  /// The folder whose files a build copies, below the project's own.
  package var assets: String
  /// Whether there is a file at a path below the project's folder.
  package var hasFile: @Sendable (String) -> Bool
  /// Which page somebody may have meant.
  package let likelyPages: SuggestionList

  package init(
    articles: ArticleNames, assets: String, hasFile: @escaping @Sendable (String) -> Bool
  ) {
    self.articles = articles
    likelyPages = SuggestionList(articles.pages)
    self.assets = assets
    self.hasFile = hasFile
  }
}

/// What the articles of a project are called and sorted under.
package struct ArticleNames: Sendable {
  package private(set) var sections: Set<String> = []
  package private(set) var tags: Set<String> = []
  package private(set) var slugs: Set<String> = []
  /// The places of their pages below the output folder.
  package private(set) var pages: Set<String> = []

  package init() {}

  /// Whether there is no article that a name could be of.
  package var isEmpty: Bool { slugs.isEmpty }

  /// Takes an article over.
  package mutating func insert(_ summary: ArticleSummary, tags: [String]) {
    slugs.insert(summary.slug)
    pages.insert(summary.link)
    if let section = summary.section { sections.insert(section) }
    self.tags.formUnion(tags)
  }

  /// Takes over pages that are no article's, such as section fronts.
  package mutating func insert(page: String) { pages.insert(page) }

  package mutating func add(_ other: ArticleNames) {
    sections.formUnion(other.sections)
    tags.formUnion(other.tags)
    slugs.formUnion(other.slugs)
    pages.formUnion(other.pages)
  }
}

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
