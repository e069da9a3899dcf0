import GalleyGeometry

/// Articles that have something in common.
package struct AuditGroup: Hashable, Sendable, Comparable {
  /// What they have in common.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    case layout, section, month, length, author, tag
  }

  package var kind: Kind
  /// Empty for what has none, such as articles without a section.
  package var name: String

  package init(_ kind: Kind, _ name: String) {
    self.kind = kind
    self.name = name
  }

  package static func < (a: AuditGroup, b: AuditGroup) -> Bool {
    if a.kind != b.kind { return a.kind.rawValue < b.kind.rawValue }
    if a.kind == .length { return a.leastWords < b.leastWords }
    return a.name < b.name
  }

  /// All groups that an article belongs to, each once.
  static func all(of article: ArticleFigures) -> Set<AuditGroup> {
    let head = article.head
    let tags = head.tags.isEmpty ? [""] : head.tags
    let authors = head.authors.isEmpty ? [""] : head.authors
    return Set(
      [
        AuditGroup(.layout, article.layout), AuditGroup(.section, head.section),
        AuditGroup(.month, String(head.day.prefix(7))),
        AuditGroup(.length, lengthName(words: head.words)),
      ] + tags.map { AuditGroup(.tag, $0) } + authors.map { AuditGroup(.author, $0) })
  }

  /// The words from which an article belongs to the next longer group.
  private static let lengths = [0, 150, 300, 600, 1000, 1500, 2500]

  private static func lengthName(words: Int) -> String {
    guard let index = lengths.lastIndex(where: { $0 <= words }) else { return "" }
    let next = index + 1
    return next < lengths.count
      ? "\(lengths[index])–\(lengths[next] - 1) words" : "\(lengths[index]) words and more"
  }

  /// Where a group of articles of a length begins.
  private var leastWords: Int { Int(name.prefix { $0.isWholeNumber }) ?? 0 }
}

/// The articles of a group.
package struct GroupSummary: Hashable, Sendable {
  package var articles = 0
  package var screens: [AuditScreen: GroupScreen] = [:]

  package init() {}

  init(_ article: ArticleFigures) {
    articles = 1
    for screen in article.screens {
      let found = article.findings.count { $0.breakpoint == screen.screen.name }
      screens[screen.screen] = GroupScreen(screen, findings: found)
    }
  }

  mutating func add(_ other: GroupSummary) {
    articles += other.articles
    for (screen, part) in other.screens { screens[screen, default: GroupScreen()].add(part) }
  }
}

/// The pages of a group of articles on one screen: what is compared from group to group.
package struct GroupScreen: Hashable, Sendable {
  package var articles = 0
  package var ads = 0
  /// Articles with 0, 1, 2, and 3 or more ads.
  package var articlesByAds = [0, 0, 0, 0]
  package var aboveFold = 0
  /// The sum of the densities of the main contents, in millionths.
  package var densities = 0
  /// Pages above the limit of the Better Ads Standards.
  package var overLimit = 0
  /// The sum of the heights of the pages, in 64ths of a CSS px.
  package var heights = 0
  /// Pages with an ad, and the sum of the depths of their first ads, in 64ths of a CSS px.
  package var pagesWithAds = 0
  package var firstAds = 0
  /// How far the worst page shifts, in millionths.
  package var worstShift = 0
  /// What was found on the pages.
  package var findings = 0
  /// The sums of the expected views and values, in thousandths, of 1,000 views of each page.
  package var impressions = 0
  package var revenue = 0

  package init() {}

  init(_ page: ScreenFigures, findings: Int) {
    articles = 1
    ads = page.ads.count
    articlesByAds[min(3, ads)] = 1
    aboveFold = page.ads.count { $0.isAboveFold }
    densities = page.density
    overLimit = page.density > page.densityLimit ? 1 : 0
    heights = page.height.rawValue
    if let first = page.ads.map(\.y).min() {
      pagesWithAds = 1
      firstAds = first.rawValue
    }
    worstShift = page.shift
    self.findings = findings
    impressions = page.impressions ?? 0
    revenue = page.revenue ?? 0
  }

  mutating func add(_ other: GroupScreen) {
    articles += other.articles
    ads += other.ads
    for index in articlesByAds.indices { articlesByAds[index] += other.articlesByAds[index] }
    aboveFold += other.aboveFold
    densities += other.densities
    overLimit += other.overLimit
    heights += other.heights
    pagesWithAds += other.pagesWithAds
    firstAds += other.firstAds
    worstShift = max(worstShift, other.worstShift)
    findings += other.findings
    impressions += other.impressions
    revenue += other.revenue
  }

  package var adsPerArticle: Double { articles > 0 ? Double(ads) / Double(articles) : 0 }
  /// From 0 to 1.
  package var meanDensity: Double {
    articles > 0 ? Double(densities) / Double(articles * 1_000_000) : 0
  }
  /// The share of articles without an ad, from 0 to 1.
  package var adlessShare: Double {
    articles > 0 ? Double(articlesByAds[0]) / Double(articles) : 0
  }
  /// In CSS px.
  package var meanHeight: Double { mean(of: heights) / 64 }

  /// Of the pages that have an ad, in CSS px; 0 where none has.
  package var meanFirstAd: Double {
    pagesWithAds > 0 ? Double(firstAds) / Double(pagesWithAds * 64) : 0
  }

  /// What a sum comes to for each article.
  package func mean(of sum: Int) -> Double { articles > 0 ? Double(sum) / Double(articles) : 0 }
}
