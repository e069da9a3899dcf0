import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Two lists of one page that show the same stories.
enum RepeatedStories: LayoutRule, PageRule {
  static let id = RuleID.repeatedStories
  static let severity = Severity.warning
  static let checks: [RuleCheck] = [.layout(Self.self), .page(Self.self)]
  static let summary = "A list shows the stories of another list on the same page."
  static let explanation = """
    A reader who has seen a story at the top learns nothing from its second place, and the page looks
    shorter of news than it is. `unique: true` leaves out of a list what stands in the lists above it,
    and takes the next stories instead; `skip: 4` leaves out the first four of its source.

    It is reported where two lists have the same source and overlap, and where more than half of what a
    list shows on an article's page stands in the lists above it.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      lead:
        landmark: main
        blocks:
          - article_list: { title: Top stories, limit: 4 }
          - article_list: { title: More stories, limit: 4 }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      lead:
        landmark: main
        blocks:
          - article_list: { title: Top stories, limit: 4 }
          - article_list: { title: More stories, limit: 4, unique: true }
    """)

  /// A list of a layout at its place.
  fileprivate struct Place {
    let list: ArticleList
    let block: ResolvedBlock
    let region: ResolvedRegion
  }

  private static func places(in layout: ResolvedLayout) -> [Place] {
    layout.regions.flatMap { region in
      region.blocks.compactMap { block in
        if case .articleList(let list) = block.kind {
          Place(list: list, block: block, region: region)
        } else {
          nil
        }
      }
    }
  }

  /// With how many lists above it each is compared, so that a file of nothing but lists takes no
  /// quadratic time.
  private static let compared = 64

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    let places = places(in: layout)
    for (index, place) in places.enumerated() where !place.list.isUnique {
      guard let other = places[..<index].suffix(compared).first(where: { repeats($0, place) })
      else { continue }
      findings.report(
        "this list shows the stories of another", at: place.list.query.span, "the same source",
        also: [Diagnostic.Label(other.list.query.span, "they stand here already")],
        notes: ["'unique: true' leaves out what stands above"],
        allowedBy: [place.block.allow, place.region.allow])
    }
  }

  private static func repeats(_ above: Place, _ place: Place) -> Bool {
    !above.block.visible.isDisjoint(with: place.block.visible)
      && !above.block.when.written.excludes(place.block.when.written)
      && above.list.query.value.hasSameSource(as: place.list.query.value)
      && above.list.range.overlaps(place.list.range)
  }

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let lists = lists(on: page)
    guard lists.count > 1 else { return }
    var above = Set(lists[0].slugs)
    for (index, list) in lists.enumerated().dropFirst() {
      let slugs = list.slugs
      let known = slugs.count { above.contains($0) }
      above.formUnion(slugs)
      // What has the same source is known from the layout.
      guard known > 1, known * 2 > list.items.count,
        case let places = places(in: page.page.layout), let place = places.first(showing: list),
        !lists[..<index].contains(where: { other in
          places.first(showing: other)?.list.query.value.hasSameSource(as: place.list.query.value)
            ?? false
        })
      else { continue }
      findings.report(
        "\(known) of the \(list.items.count) stories of this list stand in lists above it at "
          + page.breakpoint,
        at: place.list.query.span, notes: ["'unique: true' leaves out what stands above"],
        allowedBy: [place.block.allow, place.region.allow],
        excess: Double(known) / Double(list.items.count))
    }
  }

  /// The lists that the screen shows, in the order of reading.
  private static func lists(on page: MeasuredPage) -> [ArticleListContent] {
    var lists: [ArticleListContent] = []
    for region in page.page.regions {
      for index in region.blocks.indices where region.blocks[index].name == .articleList {
        guard region.blocks[index].visible.contains(index: page.placed.breakpoint),
          case .articleList(let list) = region.blocks[index].content
        else { continue }
        lists.append(list)
      }
    }
    return lists
  }
}

extension ArticleListContent {
  /// The slugs of its stories, of which nothing else is copied.
  fileprivate var slugs: [String] { items.indices.map { items[$0].slug } }
}

extension [RepeatedStories.Place] {
  fileprivate func first(showing list: ArticleListContent) -> RepeatedStories.Place? {
    first { $0.list.query.span == list.source }
  }
}

extension ArticleList {
  /// The numbers, from 0, of those that it shows of its source.
  fileprivate var range: Range<Int> { skip..<skip + limit }
}

extension ArticleList.Query {
  fileprivate func hasSameSource(as other: Self) -> Bool {
    switch (self, other) {
    case (.latest, .latest), (.sameSection, .sameSection): true
    case (.neighbors(let a), .neighbors(let b)): a == b
    case (.tag(let a), .tag(let b)), (.section(let a), .section(let b)): a.value == b.value
    case (.articles(let a), .articles(let b)):
      !Set(a.map(\.value)).isDisjoint(with: b.map(\.value))
    default: false
    }
  }
}
