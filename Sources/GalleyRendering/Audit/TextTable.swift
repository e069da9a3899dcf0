import GalleyBasics

/// A table for people, drawn in cells of equal width or as HTML.
struct TextTable {
  /// The names of the columns; the first is flush left, as are those in `leftColumns`, all others right.
  let header: [String]
  var leftColumns: Set<Int> = [0]
  private(set) var rows: [[String]] = []

  init(_ header: [String], leftColumns: Set<Int> = [0]) {
    self.header = header
    self.leftColumns = leftColumns
  }

  mutating func add(_ row: [String]) { rows.append(row.map(printableLine)) }

  /// What screen a column is of, by the column's index, where it is of one.
  var screens: [Int: String] = [:]

  private static func cut(_ text: String) -> String {
    guard DisplayWidth.of(text) > widest else { return text }
    var width = 1
    let start = text.prefix { character in
      width += DisplayWidth.of(character)
      return width <= widest
    }
    return start + "…"
  }

  /// The most cells of a column that others stand behind.
  private static let widest = 40

  /// The lines, indented by two spaces; none where there is no row.
  var lines: [String] {
    guard !rows.isEmpty else { return [] }
    let all = ([header] + rows).map { row in
      row.dropLast().map(Self.cut) + row.suffix(1)
    }
    let widths = header.indices.map { column in
      all.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    return all.map { row in
      let cells = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(text))
        return leftColumns.contains(column) ? text + space : space + text
      }
      let line = "  " + cells.joined(separator: "  ")
      return String(line[...(line.lastIndex { $0 != " " } ?? line.startIndex)])
    }
  }
}
