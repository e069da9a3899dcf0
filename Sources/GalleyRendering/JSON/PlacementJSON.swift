import GalleyBasics
import GalleyGeometry
package import GalleyModel
import GalleyPlacement

/// Writes how ads were placed as JSON, lengths in CSS px; `docs/why.schema.json` tells the shape.
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
      json.field("reason", answer.reason ?? "")
      json.array("inserts") { json in
        for insert in answer.inserts { write(insert, to: &json) }
      }
      let body = answer.body
      json.field("body_top", body?.body.top.pixels ?? 0)
      json.field("body_height", body?.body.height.pixels ?? 0)
      json.field("density", body?.density ?? 0)
      json.field("density_limit", body?.query.densityLimit ?? 1)
      json.array("ads") { json in
        guard let body else { return }
        for ad in body.ads { write(ad, of: body, to: &json) }
      }
      json.array("gaps") { json in
        guard let body else { return }
        for gap in answer.gaps { write(gap, of: body, to: &json) }
      }
      write(answer.remedies, of: body, to: &json)
      json.array("rails") { json in
        for rail in answer.rails { write(rail, to: &json) }
      }
    }
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
      json.field("kept", body.isKept(ad))
    }
  }

  private mutating func write(
    _ gap: GapExplanation, of body: BodyAds, to json: inout JSONWriter
  ) {
    json.object { json in
      json.field("gap", gap.gap)
      json.field("line", body.body.blocks[gap.gap].line)
      json.field("y", gap.y.pixels)
      json.field("pinned", gap.isPinned)
      var (ad, shortfalls): (Int?, [Shortfall]) = (nil, [])
      switch gap.verdict {
      case .taken(let index): ad = index
      case .outdone: break
      case .refused(let found): shortfalls = found
      }
      json.field("taken", ad != nil)
      json.field("ad", ad.map { $0 + 1 } ?? 0)
      json.field("outdone", ad == nil && shortfalls.isEmpty)
      write(shortfalls, to: &json)
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
      json.field("gap", insert.gap ?? -1)
      let line = insert.gap.flatMap { page.article?.body.blocks[$0].line }
      json.field("line", Int(line ?? 0))
      json.field("y", insert.place?.y.pixels ?? 0)
      json.field("height", insert.place?.height.pixels ?? 0)
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
      let isMeasured = shortfall.unit != .none
      json.field("needed", isMeasured ? shortfall.needed : 0)
      json.field("actual", isMeasured ? shortfall.actual : 0)
      json.field("unit", isMeasured ? shortfall.unit.rawValue : "")
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
      let gap = body == nil ? nil : remedy.gap
      json.field("admits_gap", gap ?? -1)
      json.field("line", gap.flatMap { body?.body.blocks[$0].line } ?? 0)
      write(remedy.constraint.span, to: &json)
    }
  }

  /// Where a rule is written; no file for one that always holds.
  private mutating func write(_ span: Span?, to json: inout JSONWriter) {
    let location = span.map { maps[$0.file].location(of: $0.range.lowerBound) }
    json.object("at") { json in
      json.field("file", span?.file.path ?? "")
      json.field("line", location?.line ?? 0)
      json.field("column", location?.column ?? 0)
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
      json.field("outdone", answer.shortfalls.isEmpty)
      write(answer.shortfalls, to: &json)
      write(answer.remedies, to: &json)
    }
  }
}
