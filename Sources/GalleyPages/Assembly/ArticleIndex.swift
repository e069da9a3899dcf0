package import GalleyModel
import GalleyBasics

/// The articles that the lists of some layouts may show.
///
/// It keeps only as many of each kind as the longest list shows, so that its size does not depend
/// on the archive's; only where lists ask for what comes before or after an article it keeps all.
package struct ArticleIndex: Sendable {
  /// The newest articles of one kind, at most `capacity`.
  private struct Newest: Sendable {
    let capacity: Int
    private(set) var items: [ArticleSummary] = []

    init(capacity: Int) { self.capacity = capacity }

    mutating func insert(_ summary: ArticleSummary) {
      if items.count == capacity, let last = items.last, !ranks(summary, before: last) { return }
      items.insert(summary, at: items.place(of: summary))
      if items.count > capacity { items.removeLast() }
    }

    mutating func insert(contentsOf other: Newest) {
      for item in other.items { insert(item) }
    }

    mutating func replace(_ summary: ArticleSummary, by other: ArticleSummary) {
      items.replace(summary, by: other)
    }

    func adding(_ other: Newest) -> Newest {
      var sum = self
      sum.insert(contentsOf: other)
      return sum
    }
  }

  /// The newest articles of one language.
  private struct Shelf: Sendable {
    var latest: Newest
    var sections: [String: Newest] = [:]
    var tags: [String: Newest] = [:]
    /// All articles, by section and under `nil` all together, where lists ask for those before or after an
    /// article; newest first once they are arranged.
    var timelines: [String?: [ArticleSummary]] = [:]

    /// - Parameters:
    ///   - tags: those of the article that lists ask for.
    ///   - timelines: those that lists ask for.
    mutating func insert(
      _ summary: ArticleSummary, _ tags: [String], _ capacity: Int, _ timelines: Timelines
    ) {
      if timelines.contains(.whole) { self.timelines[nil, default: []].append(summary) }
      if timelines.contains(.ofSections), let section = summary.section {
        self.timelines[section, default: []].append(summary)
      }
      latest.insert(summary)
      if let section = summary.section {
        sections[section, default: Newest(capacity: capacity)].insert(summary)
      }
      for tag in tags { self.tags[tag, default: Newest(capacity: capacity)].insert(summary) }
    }

    mutating func add(_ other: Shelf) {
      latest.insert(contentsOf: other.latest)
      sections.merge(other.sections) { $0.adding($1) }
      tags.merge(other.tags) { $0.adding($1) }
      timelines.merge(other.timelines) { $0 + $1 }
    }

    mutating func replace(_ summary: ArticleSummary, by other: ArticleSummary) {
      latest.replace(summary, by: other)
      for key in sections.keys { sections[key]?.replace(summary, by: other) }
      for key in tags.keys { tags[key]?.replace(summary, by: other) }
      for key in timelines.keys { timelines[key]?.replace(summary, by: other) }
    }

    /// As a part of the index's digest.
    var timelineDigest: [String] {
      var lines: [String] = []
      for key in timelines.keys.map({ $0 ?? "" }).sorted() {
        lines.append(key)
        lines += (timelines[key.isEmpty ? nil : key] ?? []).map { "\($0)" }
      }
      return lines
    }

    mutating func arrange() {
      for key in timelines.keys { timelines[key]?.sort(by: ranks) }
    }

    /// The articles before or after another one, the closest first.
    func neighbors(
      _ wanted: ArticleList.Neighbors, of article: Article?, most: Int
    ) -> [ArticleSummary] {
      guard let article, !wanted.areOfSection || article.section != nil else { return [] }
      let key: String? = wanted.areOfSection ? article.section : nil
      guard let line = timelines[key] else { return [] }
      var place = ArticleSummary(slug: article.slug, title: "", link: "")
      place.date = article.date
      let start = line.place(of: place)
      if wanted.areLater { return line[..<start].suffix(most).reversed() }
      let isThere = start < line.count && line[start].slug == article.slug
      return Array(line[(isThere ? start + 1 : start)...].prefix(most))
    }

    /// The articles of a source that names none of them.
    ///
    /// - Parameter front: the section that a page without an article is the front of.
    func items(
      of query: ArticleList.Query, beside article: Article?, onFrontOf front: String?
    ) -> [ArticleSummary] {
      switch query {
      case .latest: latest.items
      case .sameSection:
        if let section = article?.section ?? front {
          sections[section]?.items ?? []
        } else {
          // The paper's own front is of all sections.
          article == nil ? latest.items : []
        }
      case .section(let section): sections[section.value]?.items ?? []
      case .tag(let tag): tags[tag.value]?.items ?? []
      case .neighbors(let wanted): neighbors(wanted, of: article, most: latest.capacity)
      case .articles, .ranking: []
      }
    }
  }

  /// Which timelines lists ask for.
  private struct Timelines: OptionSet, Sendable {
    let rawValue: UInt8

    static let whole = Timelines(rawValue: 1)
    static let ofSections = Timelines(rawValue: 2)
  }

  private let timelines: Timelines
  private let capacity: Int
  /// That of articles and pages that say none.
  private let usualLanguage: LanguageTag
  /// By language, without script and region.
  private var shelves: [String: Shelf] = [:]
  private var named: [String: ArticleSummary] = [:]
  /// The translations of articles that a list names, by the slug that it names.
  private var translated: [String: [ArticleSummary]] = [:]
  private let wantedTags: Set<String>

  /// All that lists may show of it: the same text for the same articles, whatever the order in which they came.
  package var digest: String {
    func list(_ newest: [String: Newest]) -> [String] {
      newest.sorted { $0.key < $1.key }.flatMap { [$0.key] + $0.value.items.map { "\($0)" } }
    }
    var shelved: [String] = []
    for (language, shelf) in shelves.sorted(by: { $0.key < $1.key }) {
      shelved.append(language)
      shelved += shelf.latest.items.map { "\($0)" }
      shelved += list(shelf.sections)
      shelved += list(shelf.tags)
      shelved += shelf.timelineDigest
    }
    let others =
      named.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      + translated.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
    return (["\(capacity) \(usualLanguage)"] + shelved + others).joined(separator: "\n")
  }
  private let wantedSlugs: Set<String>

  /// - Parameters:
  ///   - lists: all lists that will be asked for.
  ///   - usualLanguage: the site's.
  package init(for lists: [ArticleList], usualLanguage: LanguageTag = .english) {
    self.usualLanguage = usualLanguage
    // One more than shown: a list leaves out the article that it stands beside. What stands in lists
    // above may have to be replaced as well.
    let above = lists.contains(where: \.isUnique) ? lists.reduce(0) { $0 + $1.limit } : 0
    capacity = (lists.map { $0.skip + $0.limit }.max() ?? 0) + 1 + min(above, Self.mostAbove)
    var tags: Set<String> = []
    var slugs: Set<String> = []
    var timelines: Timelines = []
    for list in lists {
      switch list.query.value {
      case .tag(let tag): tags.insert(tag.value)
      case .articles(let listed): slugs.formUnion(listed.lazy.map(\.value))
      case .neighbors(let wanted):
        timelines.insert(wanted.areOfSection ? .ofSections : .whole)
      case .latest, .sameSection, .section, .ranking: break
      }
    }
    self.timelines = timelines
    wantedTags = tags
    wantedSlugs = slugs
  }

  /// The most articles that a list replaces because they stand above it.
  private static let mostAbove = 300

  package mutating func insert(_ summary: ArticleSummary, tags: [String]) {
    let language = (summary.language ?? usualLanguage).primary
    shelves[language, default: Shelf(latest: Newest(capacity: capacity))]
      .insert(summary, tags.filter(wantedTags.contains), capacity, timelines)
    guard !wantedSlugs.isEmpty else { return }
    if wantedSlugs.contains(summary.slug) { name(summary) }
    for slug in summary.translations where wantedSlugs.contains(slug) {
      let place = translated[slug, default: []].place(of: summary)
      translated[slug, default: []].insert(summary, at: place)
    }
  }

  /// Of articles that have one slug, a list that names it shows the first.
  private mutating func name(_ summary: ArticleSummary) {
    if let known = named[summary.slug], !ranks(summary, before: known) { return }
    named[summary.slug] = summary
  }

  /// Leads to another page for an article: the one that its slug has is another article's.
  package mutating func move(_ summary: ArticleSummary, to link: String) {
    var moved = summary
    moved.link = link
    for language in shelves.keys { shelves[language]?.replace(summary, by: moved) }
    if named[summary.slug] == summary { named[summary.slug] = moved }
    for slug in summary.translations { translated[slug]?.replace(summary, by: moved) }
  }

  /// Takes over what another index of the same lists has.
  package mutating func add(_ other: ArticleIndex) {
    shelves.merge(other.shelves) { own, new in
      var sum = own
      sum.add(new)
      return sum
    }
    for summary in other.named.values { name(summary) }
    translated.merge(other.translated) { ($0 + $1).sorted(by: ranks) }
  }

  /// Puts what was inserted in order, once all of it is there.
  package mutating func arrange() {
    guard !timelines.isEmpty else { return }
    for language in shelves.keys { shelves[language]?.arrange() }
  }

  /// What a list shows beside an article: never the article itself, and of the translations of a story
  /// one.
  ///
  /// The stories are in the page's language; where there is none of those, in any.
  ///
  /// - Parameters:
  ///   - front: the section that a page without an article is the front of.
  ///   - above: the slugs of what stands in lists above it, which a unique list leaves out.
  package func articles(
    for list: ArticleList, beside article: Article?, onFrontOf front: String? = nil,
    above: Set<String> = []
  ) -> ArraySlice<ArticleSummary> {
    let language = (article?.language ?? usualLanguage).primary
    let found = stories(for: list, beside: article, onFrontOf: front, in: language)
    let own = article?.slug
    guard
      found.contains(where: { $0.slug == own }) || list.isUnique && !above.isEmpty
    else { return found.dropFirst(list.skip).prefix(list.limit) }
    let skipped = found.filter { $0.slug != own }.dropFirst(list.skip)
    guard list.isUnique else { return skipped.prefix(list.limit) }
    return skipped.filter { !above.contains($0.slug) }.prefix(list.limit)
  }

  private func stories(
    for list: ArticleList, beside article: Article?, onFrontOf front: String?, in language: String
  ) -> [ArticleSummary] {
    if case .articles(let slugs) = list.query.value {
      return slugs.compactMap { story($0.value, in: language) }
    }
    if case .neighbors = list.query.value {
      return shelves[language]?.items(of: list.query.value, beside: article, onFrontOf: nil) ?? []
    }
    let own =
      shelves[language]?.items(of: list.query.value, beside: article, onFrontOf: front) ?? []
    if own.contains(where: { $0.slug != article?.slug }) || shelves.count < 2 { return own }
    let all = shelves.values.flatMap {
      $0.items(of: list.query.value, beside: article, onFrontOf: front)
    }
    return Self.withoutTranslations(all.sorted(by: ranks), of: article)
  }

  /// An article that a list names, in a language where there is a translation.
  private func story(_ slug: String, in language: String) -> ArticleSummary? {
    func isMeant(_ summary: ArticleSummary) -> Bool {
      (summary.language ?? usualLanguage).primary == language
    }
    guard let named = named[slug], !isMeant(named) else { return named[slug] }
    return translated[slug]?.first(where: isMeant) ?? named
  }

  /// Of the translations of one story the first, and none of those of an article.
  private static func withoutTranslations(
    _ stories: [ArticleSummary], of article: Article?
  ) -> [ArticleSummary] {
    var told = Set((article?.translations ?? []).map(\.target))
    if let article { told.insert(article.slug) }
    return stories.filter { story in
      guard !told.contains(story.slug), told.isDisjoint(with: story.translations) else {
        return false
      }
      told.insert(story.slug)
      told.formUnion(story.translations)
      return true
    }
  }
}

/// Articles in the order of lists.
extension [ArticleSummary] {
  /// How many rank before an article.
  fileprivate func place(of summary: ArticleSummary) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if ranks(self[middle], before: summary) { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// - Parameter other: one that ranks before it, and behind all that do.
  fileprivate mutating func replace(_ summary: ArticleSummary, by other: ArticleSummary) {
    let place = place(of: summary)
    if place < count, self[place] == summary { self[place] = other }
  }
}

/// The order of lists: newest first, then by slug; what has no date comes last. Articles that have one slug are in
/// order, too, whichever was read first.
private func ranks(_ a: ArticleSummary, before b: ArticleSummary) -> Bool {
  let (first, second) = (a.date?.instant ?? .min, b.date?.instant ?? .min)
  guard first == second else { return first > second }
  return a.slug == b.slug ? (a.link, a.title) < (b.link, b.title) : a.slug < b.slug
}
