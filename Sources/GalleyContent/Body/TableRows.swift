import GalleyModel

/// The rows of a table that is being read.
struct TableRows {
  var alignments: [Table.Alignment] = []
  private(set) var rows: [[RichText]] = []

  init(alignments: [Table.Alignment] = []) { self.alignments = alignments }

  /// About the most cells that a row of HTML has: the text of more is kept, but not in cells.
  static let columnLimit = 256
  /// The most cells that a table has once its short rows are filled up.
  private static let cellLimit = 1_000_000

  var isRowFull: Bool { (rows.last?.count ?? 0) >= Self.columnLimit }

  mutating func startRow() { rows.append([]) }

  mutating func add(_ cell: RichText) {
    if rows.isEmpty { startRow() }
    rows[rows.count - 1].append(cell)
  }

  enum Outcome {
    case table(Table)
    /// Rows too many and too uneven for a table: filled up, they would swamp the memory.
    case paragraphs([RichText])
  }

  /// The table, its first row as the header and each row as wide as the widest.
  consuming func finish() -> Outcome {
    rows.removeAll { $0.isEmpty }
    let width = rows.reduce(0) { max($0, $1.count) }
    guard let header = rows.first else { return .paragraphs([]) }
    guard width * rows.count <= Self.cellLimit else {
      return .paragraphs(rows.joined().filter { !$0.isEmpty })
    }
    return .table(
      Table(
        alignments: alignments.filled(to: width, with: .natural),
        header: header.filled(to: width, with: .nothing),
        rows: rows.dropFirst().map { $0.filled(to: width, with: .nothing) }))
  }
}

extension Array {
  fileprivate func filled(to count: Int, with element: Element) -> [Element] {
    count > self.count
      ? self + repeatElement(element, count: count - self.count) : Array(prefix(count))
  }
}

extension RichText {
  fileprivate static let nothing = RichText(runs: 0..<0)
}
