/// What a placement's future depends on besides its last gap, see `Course`.
struct Layer: Hashable {
  /// Up to `Course.counts`; the last one also stands for any greater number.
  var count = 0
  /// How many of them, the last ones, have sizes that are chosen later.
  var pending = 0
  /// Of those whose sizes are chosen, in 64ths of a CSS px; 0 where weights do not matter.
  var weight = 0
  /// Of all, in 64ths of a CSS px; 0 where heights do not matter.
  var height = 0
  /// Whether it is of a zone beside an obstacle, at whose end heights are forgotten.
  var isWatched = false
}

/// The best placement whose last advertisement stands in a certain gap, in a certain layer; the greater
/// is the better. Sizes that are chosen later are not counted yet.
struct Prefix: Comparable {
  var worth: Worth
  /// The sum of the squared spacings above the gap, in 64ths of a CSS px: below 2⁷².
  var squares: Int128
  /// The sum of the positions, in 64ths of a CSS px.
  var positions: Int

  static let start = Prefix(worth: Worth(), squares: 0, positions: 0)
  /// That no placement is known; any is better.
  static let none = Prefix(worth: Worth(pinned: -1), squares: 0, positions: 0)

  var isNone: Bool { worth.pinned < 0 }

  static func < (a: Prefix, b: Prefix) -> Bool {
    if a.worth != b.worth { return a.worth < b.worth }
    if a.squares != b.squares { return a.squares > b.squares }
    return a.positions > b.positions
  }
}

/// Where a prefix comes from.
struct Origin {
  /// The row that it goes on from, and the gap there; -1 for none.
  var row: Int32 = -1
  var gap: Int32 = -1
  /// The offer of the advertisement; in a settled row, the sizes that were chosen. -1 for none yet.
  var choice: Int32 = -1
}

/// The prefixes of one layer in a row of gaps.
struct Row {
  let gaps: Range<Int>
  /// Whether sizes were chosen here, or heights forgotten: each prefix stands in the gap that it comes from.
  let isSettled: Bool
  /// Whether no placement was found that ends here.
  private(set) var isEmpty = true
  private var prefixes: [Prefix]
  private var origins: [Origin]

  init(_ gaps: Range<Int>, isSettled: Bool = false) {
    self.gaps = gaps
    self.isSettled = isSettled
    prefixes = Array(repeating: .none, count: gaps.count)
    origins = Array(repeating: Origin(), count: gaps.count)
  }

  subscript(gap: Int) -> Prefix { prefixes[gap - gaps.lowerBound] }

  func origin(of gap: Int) -> Origin { origins[gap - gaps.lowerBound] }

  mutating func set(_ gap: Int, _ prefix: Prefix, _ origin: Origin) {
    prefixes[gap - gaps.lowerBound] = prefix
    origins[gap - gaps.lowerBound] = origin
    isEmpty = false
  }

  mutating func remove(_ gap: Int) { prefixes[gap - gaps.lowerBound] = .none }

  /// Forgets all but the way back.
  mutating func close() { prefixes = [] }
}
