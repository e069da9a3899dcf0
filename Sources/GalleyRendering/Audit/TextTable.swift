import GalleyBasics
import GalleyPages

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

  /// The columns whose numbers are drawn as bars too, in HTML.
  var bars: Set<Int> = []

  /// For each row how long a column's bar is, in percent of the longest.
  func barLengths(ofColumn column: Int) -> [Int] {
    let numbers = rows.map { row in
      let digits = row[column].filter { $0.isASCII && ($0.isNumber || $0 == ".") }
      return row[column].hasPrefix("-") ? 0 : Double(digits) ?? 0
    }
    let longest = numbers.max() ?? 0
    return numbers.map { longest > 0 ? Int(($0 * 100 / longest).rounded()) : 0 }
  }

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

/// A number of CSS px, screens or the like with one decimal.
func tenths(_ value: Double) -> String { decimals(value, 1) }

/// A number with so many decimals, rounded half away from zero, its thousands apart.
func decimals(_ value: Double, _ places: Int) -> String {
  let scale = (0..<places).reduce(1) { scale, _ in scale * 10 }
  let scaled = (value * Double(scale)).rounded()
  guard scaled.isFinite, abs(scaled) < 1e18 else { return "–" }
  let whole = Int(scaled)
  let rest = String(whole.magnitude % UInt(scale))
  let sign = whole < 0 ? "-" : ""
  let zeros = String(repeating: "0", count: max(0, places - rest.utf8.count))
  return sign + decimal(Int(whole.magnitude / UInt(scale))) + (places > 0 ? ".\(zeros)\(rest)" : "")
}

/// A share from 0 to 1 as percent: `12.3 %`.
func percent(_ share: Double) -> String { "\(tenths(share * 100)) %" }

/// What one number is of another as percent.
func percent(_ part: Int, of whole: Int) -> String {
  percent(whole > 0 ? Double(part) / Double(whole) : 0)
}

/// `1 article`, `2 articles`.
func counted(_ number: Int, _ noun: String) -> String {
  "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
}

extension Distribution {
  /// A quantile of millionths as a share from 0 to 1.
  func share(percent: Int) -> Double { Double(quantile(percent: percent)) / 1_000_000 }
}

extension AuditGroup {
  /// What the group is called among others of its kind.
  var title: String { name.isEmpty ? "(none)" : name }
}
