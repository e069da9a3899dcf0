import GalleyBasics
package import GalleyModel
package import GalleyPages

/// The ad plan as a line of JSON for each screen of a page, for content systems that place the ads
/// themselves; `docs/ad-plan.schema.json` tells the shape.
///
/// Each line has every member, and each always one type: readers may type columns by the first line.
package enum PlanLines {
  /// Grows with every incompatible change of the shape.
  static let version = 2

  /// - Parameter body: the article's, whose words tell the places.
  package static func render(_ plan: AdPlan, _ body: Body?) -> [UInt8] {
    var bytes: [UInt8] = []
    for index in plan.screens.indices {
      var json = JSONWriter()
      json.object { $0.members(of: index, in: plan, body) }
      bytes += json.bytes
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

extension JSONWriter {
  fileprivate mutating func members(of index: Int, in plan: AdPlan, _ body: Body?) {
    let screen = plan.screens[index]
    field("version", PlanLines.version)
    field("page", plan.subject.path)
    text("article", plan.subject.article)
    field("layout", plan.subject.layout)
    field("breakpoint", screen.breakpoint)
    field("from", index == 0 ? 0 : screen.from)
    field("until", index + 1 < plan.screens.count ? plan.screens[index + 1].from - 1 : -1)
    field("screen_width", screen.size.width)
    field("screen_height", screen.size.height)
    field("page_height", screen.height)
    field("ad_share", screen.adShare)
    field("ad_share_limit", screen.adShareLimit)
    array("ads") { json in
      for ad in screen.ads { json.object { $0.members(of: ad, body) } }
    }
    array("inserts") { json in
      for insert in screen.inserts { json.object { $0.members(of: insert, body) } }
    }
  }

  private mutating func members(of insert: AdPlan.Insert, _ body: Body?) {
    field("block", insert.block)
    field("x", insert.x)
    field("y", insert.y)
    field("width", insert.width)
    field("height", insert.height)
    members(ofPlace: insert.gap, body)
  }

  /// Where in the text something stands; `nil` for outside of it.
  private mutating func members(ofPlace gap: Int?, _ body: Body?) {
    let place = gap.flatMap { gap in body.map { BodyPlace(gap, in: $0) } }
    field("after_block", gap ?? -1)
    field("after_paragraph", place?.paragraphs ?? -1)
    text("before", place?.before)
    text("after", place?.after)
  }

  private mutating func members(of ad: AdPlan.Ad, _ body: Body?) {
    field("element", ad.element)
    field("slot", ad.slot)
    field("number", ad.number)
    text("unit", ad.unit)
    array("sizes") { json in
      for size in ad.sizes.compactMap(\.pixels) { json.numbers([size.width, size.height]) }
    }
    field("fluid", ad.sizes.contains(.fluid))
    text("region", ad.region)
    text("position", ad.outOfFlow?.rawValue)
    field("pos", ad.position.rawValue)
    field("x", ad.x)
    field("y", ad.y)
    field("width", ad.width)
    field("height", ad.height)
    field("reserved", ad.reserved ?? 0)
    field("travel", ad.travel)
    field("sticky", ad.isSticky)
    field("interscroller", ad.isInterscroller)
    field("lazy", ad.isLazy)
    field("unfilled", ad.unfilled.rawValue)
    object("targeting") { json in
      for targeting in ad.targeting { json.strings(targeting.key, targeting.values) }
    }
    members(ofPlace: ad.gap, body)
  }

  mutating func numbers(_ numbers: [Int]) {
    array { json in for number in numbers { json.number(number) } }
  }
}

/// A place between two blocks of a body, told so that who has another copy of the text finds it.
struct BodyPlace {
  /// How many paragraphs stand above it, those in lists and quotes left out.
  let paragraphs: Int
  /// The last words above it; empty above a block without words.
  let before: String
  /// The first words below it.
  let after: String

  /// How many words are told of each side.
  private static let words = 8

  init(_ gap: Int, in body: Body) {
    paragraphs = body.blocks.prefix(gap).count { block in
      if case .paragraph = block.content { true } else { false }
    }
    before =
      gap > 0 && gap <= body.blocks.count
      ? body.blocks[gap - 1].words(in: body).suffix(Self.words).joined(separator: " ") : ""
    after =
      gap < body.blocks.count
      ? body.blocks[gap].words(in: body).prefix(Self.words).joined(separator: " ") : ""
  }
}
