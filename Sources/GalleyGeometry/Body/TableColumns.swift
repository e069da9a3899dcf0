/// The widths of a table's columns, by CSS's automatic table layout: each gets its longest word, and
/// what is left goes to those whose longest line wants more.
struct TableColumns {
  private let padding: LayoutUnit
  private var narrowest: [LayoutUnit]
  private var longest: [LayoutUnit]

  init(count: Int, padding: LayoutUnit) {
    self.padding = padding
    narrowest = Array(repeating: .zero, count: count)
    longest = narrowest
  }

  /// Adds a cell; one beyond the last column takes no room.
  mutating func add(_ cell: TextExtent, at column: Int) {
    guard column < narrowest.count else { return }
    narrowest[column] = max(narrowest[column], cell.word + padding)
    longest[column] = max(longest[column], cell.line + padding)
  }

  var count: Int { narrowest.count }

  /// Whether no text has to be broken.
  func fit(in room: Column) -> Bool { longest.reduce(.zero, +) <= room.width }

  /// The same without more room for a column's longest word than its fair part, where there is not
  /// enough for all.
  func squeezed(into room: Column) -> TableColumns {
    guard narrowest.reduce(.zero, +) > room.width else { return self }
    var squeezed = self
    squeezed.narrowest = narrowest.map { min($0, room.width / count) }
    return squeezed
  }

  /// Where the columns stand in a room.
  func places(in room: Column) -> [Column] {
    var x = room.x
    return Self.widths(narrowest, longest, room.width).map { width in
      defer { x += width }
      return Column(x: x, width: width)
    }
  }

  private static func widths(
    _ narrowest: [LayoutUnit], _ longest: [LayoutUnit], _ room: LayoutUnit
  ) -> [LayoutUnit] {
    let least = narrowest.reduce(.zero, +)
    let most = longest.reduce(.zero, +)
    guard room > least else { return narrowest }
    guard room < most else { return shared(room - most, among: longest, onTopOf: longest) }
    return shared(room - least, among: zip(longest, narrowest).map { $0 - $1 }, onTopOf: narrowest)
  }

  /// Gives each column a part of a width in the proportion of its weight.
  private static func shared(
    _ width: LayoutUnit, among weights: [LayoutUnit], onTopOf base: [LayoutUnit]
  ) -> [LayoutUnit] {
    let total = weights.reduce(.zero, +).rawValue
    guard total > 0 else { return base }
    return zip(base, weights).map {
      $0 + LayoutUnit(rawValue: width.rawValue * $1.rawValue / total)
    }
  }
}
