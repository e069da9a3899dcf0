package import GalleyModel

/// Two audits of the same articles beside each other, and which articles have more or fewer ads than before.
package struct AuditComparison: Hashable, Sendable {
  package private(set) var old = AuditSummary()
  package private(set) var new = AuditSummary()
  /// Articles that are only in one of the two archives.
  package private(set) var gone = 0
  package private(set) var added = 0
  /// By the breakpoint's name.
  package private(set) var changes: [String: Changes] = [:]

  /// The pages of articles that both have, on one screen.
  package struct Changes: Hashable, Sendable {
    /// Articles with more ads than before, and with fewer.
    package fileprivate(set) var winners = Ranking()
    package fileprivate(set) var losers = Ranking()
    fileprivate var allWinners: [Ranking.Entry] = []
    fileprivate var allLosers: [Ranking.Entry] = []
    /// Articles with as many ads as before.
    package fileprivate(set) var same = 0
    /// Of them, those whose ads stand elsewhere or take other sizes.
    package fileprivate(set) var moved = 0

    package init() {}

    package var winning: Int { allWinners.count }
    package var losing: Int { allLosers.count }
    /// All of them, without their pages, in the order of the first few.
    package var sortedWinners: [Ranking.Entry] { allWinners.sorted { $0.precedes($1) } }
    package var sortedLosers: [Ranking.Entry] { allLosers.sorted { $0.precedes($1) } }
  }

  package init() {}

  /// Adds an article as it is in each of the two; `nil` where it is not.
  package mutating func add(_ before: ArticleFigures?, _ after: ArticleFigures?) {
    if let before { old.add(before) }
    if let after { new.add(after) }
    guard let before, let after else {
      if before != nil { gone += 1 }
      if after != nil { added += 1 }
      return
    }
    for screen in after.screens {
      guard let known = before.screens.first(where: { $0.screen.name == screen.screen.name })
      else { continue }
      changes[screen.screen.name, default: Changes()].add(known, screen, of: after)
    }
  }

  /// Adds the articles that are not for readers in each of the two.
  package mutating func add(_ before: WithheldArticles, _ after: WithheldArticles) {
    old.withheld.add(before)
    new.withheld.add(after)
  }

  package mutating func add(_ other: AuditComparison) {
    old.add(other.old)
    new.add(other.new)
    gone += other.gone
    added += other.added
    for (name, part) in other.changes { changes[name, default: Changes()].add(part) }
  }

  /// Whether nothing at all is told differently.
  package var isEmpty: Bool {
    old == new && gone == 0 && added == 0
      && changes.values.allSatisfy { $0.winning + $0.losing + $0.moved == 0 }
  }

  /// The breakpoints of either, from the smallest up.
  package var screens: [(name: String, old: ScreenSummary?, new: ScreenSummary?)] {
    var names: [String] = []
    for (screen, _) in old.sortedScreens + new.sortedScreens where !names.contains(screen.name) {
      names.append(screen.name)
    }
    return names.map { name in
      (
        name, old.sortedScreens.first { $0.screen.name == name }?.summary,
        new.sortedScreens.first { $0.screen.name == name }?.summary
      )
    }
  }
}

extension AuditComparison.Changes {
  fileprivate mutating func add(
    _ before: ScreenFigures, _ after: ScreenFigures, of article: ArticleFigures
  ) {
    let change = after.ads.count - before.ads.count
    let entry = Ranking.Entry(
      value: abs(change), file: article.file, title: article.head.title, map: after.map,
      earlier: before.map)
    switch change {
    case 1...:
      allWinners.append(entry.withoutMaps)
      winners.add(entry)
    case ..<0:
      allLosers.append(entry.withoutMaps)
      losers.add(entry)
    default:
      same += 1
      if before.ads != after.ads { moved += 1 }
    }
  }

  fileprivate mutating func add(_ other: Self) {
    winners.add(other.winners)
    losers.add(other.losers)
    allWinners += other.allWinners
    allLosers += other.allLosers
    same += other.same
    moved += other.moved
  }
}
