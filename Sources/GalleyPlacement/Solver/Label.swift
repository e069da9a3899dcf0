/// The best placement whose last advertisement stands in a certain gap, in a certain layer; the greater
/// is the better.
struct Label: Comparable {
  var worth: Worth
  /// The sum of the squared spacings above the gap, in 64ths of a CSS px: below 2⁷².
  var squares: Int128
  /// The sum of the positions, in 64ths of a CSS px.
  var positions: Int

  static let start = Label(worth: Worth(), squares: 0, positions: 0)
  /// That no placement is known; any is better.
  static let none = Label(worth: Worth(pinned: -1), squares: 0, positions: 0)

  var isNone: Bool { worth.pinned < 0 }

  static func < (a: Label, b: Label) -> Bool {
    if a.worth != b.worth { return a.worth < b.worth }
    if a.squares != b.squares { return a.squares > b.squares }
    return a.positions > b.positions
  }
}

/// Where a label comes from.
struct Origin {
  /// Index of the gap above, -1 for none.
  var above: Int32 = -1
  /// Index of the move in the graph.
  var move: Int32 = -1
}
