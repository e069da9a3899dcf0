import GalleyBasics
package import GalleyModel
package import GalleyPages

/// Writes two audits beside each other as JSON.
package enum ComparisonJSON {
  package static func render(
    _ comparison: AuditComparison, _ layouts: [LayoutDifference]
  ) -> [UInt8] {
    var json = JSONWriter(pretty: true)
    json.object { json in
      json.field("version", 1)
      json.field("is_empty", comparison.isEmpty)
      json.field("gone", comparison.gone)
      json.field("added", comparison.added)
      json.array("layouts") { json in
        for difference in layouts {
          json.object { json in
            json.field("layout", difference.layout)
            json.field("path", difference.path)
            json.field("old", difference.old)
            json.field("new", difference.new)
          }
        }
      }
      json.array("changes") { json in
        for (name, _, _) in comparison.screens {
          json.write(name, comparison.changes[name] ?? AuditComparison.Changes())
        }
      }
      json.object("old") { json in json.fields(comparison.old) }
      json.object("new") { json in json.fields(comparison.new) }
    }
    return json.bytes + [UInt8(ascii: "\n")]
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ breakpoint: String, _ part: AuditComparison.Changes) {
    object { json in
      json.field("breakpoint", breakpoint)
      json.field("more", part.winning)
      json.field("fewer", part.losing)
      json.field("same", part.same)
      json.field("moved", part.moved)
      json.articles("winners", part.sortedWinners, sign: 1)
      json.articles("losers", part.sortedLosers, sign: -1)
    }
  }

  private mutating func articles(_ key: String, _ entries: [Ranking.Entry], sign: Int) {
    array(key) { json in
      for entry in entries {
        json.object { json in
          json.field("file", entry.file)
          json.field("title", entry.title)
          json.field("ads", sign * entry.value)
        }
      }
    }
  }
}
