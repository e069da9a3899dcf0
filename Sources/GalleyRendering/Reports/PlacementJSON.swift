import GalleyBasics
import GalleyGeometry
package import GalleyModel
import GalleyPlacement

/// Writes how ads were placed as JSON, lengths in CSS px.
package struct PlacementJSON {
  let page: Page
  var maps = LineMaps()

  package init(_ page: Page) { self.page = page }

  /// An array with an object for each breakpoint.
  package consuming func render(_ answers: [PlacementAnswer]) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.array { json in
      for answer in answers { write(answer, to: &json) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }

  private mutating func write(_ answer: PlacementAnswer, to json: inout JSONWriter) {
    let breakpoint = page.layout.breakpoints[answer.breakpoint]
    json.object { json in
      json.field("breakpoint", breakpoint.name.value)
      json.field("screen", breakpoint.screen.description)
      if let reason = answer.reason { json.field("reason", reason) }
      if !answer.inserts.isEmpty {
        json.array("inserts") { json in
          for insert in answer.inserts { write(insert, to: &json) }
        }
      }
      if let body = answer.body { write(answer, body, to: &json) }
      if !answer.rails.isEmpty {
        json.array("rails") { json in
          for rail in answer.rails { write(rail, to: &json) }
        }
      }
    }
  }

  private mutating func write(
    _ answer: PlacementAnswer, _ body: BodyAds, to json: inout JSONWriter
  ) {
    json.field("body_top", body.body.top.pixels)
    json.field("body_height", body.body.height.pixels)
    json.field("density", body.density)
    if let limit = body.query.densityLimit { json.field("density_limit", limit) }
    json.array("ads") { json in
      for ad in body.ads { write(ad, of: body, to: &json) }
    }
    json.array("gaps") { json in
      for gap in answer.gaps { write(gap, of: body, to: &json) }
    }
    write(answer.remedies, of: body, to: &json)
  }

  private func write(_ ad: BodyAds.Ad, of body: BodyAds, to json: inout JSONWriter) {
    json.object { json in
      let anchor = EarlierAds.Anchor(gap: ad.gap, in: page.article?.body ?? Body())
      json.field("slot", page.layout.slots[ad.slot].name)
      json.array("sizes") { json in
        for size in page.sizes(of: ad, at: body.body.breakpoint) { json.string(size) }
      }
      json.field("gap", ad.gap)
      json.field("y", ad.y.pixels)
      json.field("height", ad.height.pixels)
      json.field("anchor", anchor.description)
      if body.isKept(ad) { json.field("kept", true) }
    }
  }

  private mutating func write(
    _ gap: GapExplanation, of body: BodyAds, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("gap", gap.gap)
      json.field("line", body.body.blocks[gap.gap].line)
      json.field("y", gap.y.pixels)
      if gap.isPinned { json.field("pinned", true) }
      switch gap.verdict {
      case .taken(let ad):
        json.field("taken", true)
        json.field("ad", ad + 1)
      case .outdone:
        json.field("taken", false)
        json.field("outdone", true)
      case .refused(let shortfalls):
        json.field("taken", false)
        write(shortfalls, to: &json)
      }
    }
  }
}

extension Page {
  /// What an ad may be filled with: "300x250", "300x600".
  func sizes(of ad: BodyAds.Ad, at breakpoint: Int) -> [String] {
    sizes(of: ad.slot, limitedTo: ad.limit, at: breakpoint)
  }

  func sizes(of slot: Int, limitedTo limit: Int?, at breakpoint: Int) -> [String] {
    layout.slots[slot].fit(at: breakpoint, limitedTo: limit).sizes.map(\.value.description)
  }
}

extension PlacementJSON {
  /// A block of the layout that stands in the body.
  private mutating func write(_ insert: InsertAnswer, to json: inout JSONWriter) {
    json.object { json in
      json.field("block", insert.name.rawValue)
      json.field("after", insert.after.span.text)
      if let gap = insert.gap {
        json.field("gap", gap)
        if let line = page.article?.body.blocks[gap].line { json.field("line", Int(line)) }
      }
      if let place = insert.place {
        json.field("y", place.y.pixels)
        json.field("height", place.height.pixels)
      }
      write(insert.after.span, to: &json)
    }
  }

  mutating func write(_ shortfalls: [Shortfall], to json: inout JSONWriter) {
    json.array("shortfalls") { json in
      for shortfall in shortfalls { write(shortfall, to: &json) }
    }
  }

  /// - Parameter body: the one whose gaps are meant; `nil` for a rail.
  mutating func write(
    _ remedies: [Remedy], of body: BodyAds? = nil, to json: inout JSONWriter
  ) {
    json.array("remedies") { json in
      for remedy in remedies { write(remedy, of: body, to: &json) }
    }
  }

  private mutating func write(_ shortfall: Shortfall, to json: inout JSONWriter) {
    json.object { json in
      json.field("rule", shortfall.constraint.name)
      if shortfall.unit != .none {
        json.field("needed", shortfall.needed)
        json.field("actual", shortfall.actual)
        json.field("unit", shortfall.unit.rawValue)
      }
      json.field("to", shortfall.other)
      write(shortfall.constraint.span, to: &json)
    }
  }

  private mutating func write(
    _ remedy: Remedy, of body: BodyAds?, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("rule", remedy.constraint.name)
      json.field("from", remedy.from)
      json.field("to", remedy.to)
      if let gap = remedy.gap, let body {
        json.field("admits_gap", gap)
        json.field("line", body.body.blocks[gap].line)
      }
      write(remedy.constraint.span, to: &json)
    }
  }

  /// Where a rule is written; nothing for one that always holds.
  private mutating func write(_ span: Span?, to json: inout JSONWriter) {
    guard let span else { return }
    let location = maps[span.file].location(of: span.range.lowerBound)
    json.object("at") { json in
      json.field("file", span.file.path)
      json.field("line", location.line)
      json.field("column", location.column)
    }
  }
}

extension PlacementJSON {
  mutating func write(_ answer: RailAnswer, to json: inout JSONWriter) {
    let query = answer.rail.query
    json.object { json in
      json.field("slot", page.layout.slots[query.slot].name)
      json.field("room", max(.zero, query.room).pixels)
      json.array("ads") { json in
        for ad in answer.rail.ads {
          json.object { json in
            json.array("sizes") { json in
              let sizes = page.sizes(of: query.slot, limitedTo: ad.limit, at: query.breakpoint)
              for size in sizes { json.string(size) }
            }
            json.field("y", ad.y.pixels)
            json.field("height", ad.height.pixels)
            json.field("travel", ad.travel.pixels)
          }
        }
      }
      if answer.shortfalls.isEmpty { json.field("outdone", true) }
      write(answer.shortfalls, to: &json)
      write(answer.remedies, to: &json)
    }
  }
}
