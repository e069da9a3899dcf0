package import GalleyModel
import GalleyBasics

/// The articles that the lists of some layouts may show.
///
/// It keeps only as many of each kind as the longest list shows, so that its size does not depend
/// on the archive's.
package struct ArticleIndex: Sendable {
  /// The newest articles of one kind, at most `capacity`.
  private struct Newest: Sendable {
    let capacity: Int
    private(set) var items: [ArticleSummary] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func insert(_ summary: ArticleSummary) {
      if items.count == capacity, let last = items.last, !ranks(summary, before: last) { return }
      var low = 0
      var high = items.count
      while low < high {
        let middle = (low + high) / 2
        if ranks(items[middle], before: summary) { low = middle + 1 } else { high = middle }
      }
      items.insert(summary, at: low)
      if items.count > capacity { items.removeLast() }
    }

    mutating func insert(contentsOf other: Newest) {
      for item in other.items { insert(item) }
    }

    func adding(_ other: Newest) -> Newest {
      var sum = self
      sum.insert(contentsOf: other)
      return sum
    }
  }

  private let capacity: Int
  private var latest: Newest
  private var sections: [String: Newest] = [:]
  private var tags: [String: Newest] = [:]
  private var named: [String: ArticleSummary] = [:]
  private let wantedTags: Set<String>
  private let wantedSlugs: Set<String>

  /// - Parameter lists: all lists that will be asked for.
  package init(for lists: [ArticleList]) {
    // One more than shown: a list leaves out the article that it stands beside.
    capacity = (lists.map(\.limit).max() ?? 0) + 1
    latest = Newest(capacity: capacity)
    var tags: Set<String> = []
    var slugs: Set<String> = []
    for list in lists {
      switch list.query.value {
      case .tag(let tag): tags.insert(tag)
      case .articles(let listed): slugs.formUnion(listed)
      case .latest, .sameSection, .section: break
      }
    }
    wantedTags = tags
    wantedSlugs = slugs
  }

  package mutating func insert(_ summary: ArticleSummary, tags: [String]) {
    latest.insert(summary)
    if let section = summary.section {
      sections[section, default: Newest(capacity: capacity)].insert(summary)
    }
    for tag in tags where wantedTags.contains(tag) {
      self.tags[tag, default: Newest(capacity: capacity)].insert(summary)
    }
    if wantedSlugs.contains(summary.slug) { named[summary.slug] = summary }
  }

  /// Takes over what another index of the same lists has.
  package mutating func add(_ other: ArticleIndex) {
    latest.insert(contentsOf: other.latest)
    sections.merge(other.sections) { $0.adding($1) }
    tags.merge(other.tags) { $0.adding($1) }
    named.merge(other.named) { first, _ in first }
  }

  /// What a list shows beside an article: never the article itself.
  package func articles(for list: ArticleList, beside article: Article?)
    -> ArraySlice<ArticleSummary>
  {
    let found =
      switch list.query.value {
      case .latest: latest.items
      case .sameSection: article?.section.flatMap { sections[$0]?.items } ?? []
      case .section(let section): sections[section]?.items ?? []
      case .tag(let tag): tags[tag]?.items ?? []
      case .articles(let slugs): slugs.compactMap { named[$0] }
      }
    guard let slug = article?.slug, found.contains(where: { $0.slug == slug }) else {
      return found.prefix(list.limit)
    }
    return found.filter { $0.slug != slug }.prefix(list.limit)
  }
}

/// The order of lists: newest first, then by slug; what has no date comes last.
private func ranks(_ a: ArticleSummary, before b: ArticleSummary) -> Bool {
  let (first, second) = (a.date?.instant ?? .min, b.date?.instant ?? .min)
  return first == second ? a.slug < b.slug : first > second
}
