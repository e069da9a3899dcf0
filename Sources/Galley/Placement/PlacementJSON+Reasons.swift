import GalleyModel
import GalleyPlacement
import GalleyBasics

extension PlacementJSON {
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
