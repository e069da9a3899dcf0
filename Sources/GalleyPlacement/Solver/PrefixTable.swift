/// The prefixes of the layers that are at work, gap by gap. Room that a layer leaves is used again.
struct PrefixTable {
  private let gaps: Int
  private var prefixes: [Prefix] = []
  /// Where each layer begins in `prefixes`.
  private var starts: [Int?]
  private var free: [Int] = []

  init(layers: Int, gaps: Int) {
    self.gaps = gaps
    starts = Array(repeating: nil, count: layers)
  }

  /// Makes room for a layer, with no prefix, unless it has some.
  mutating func open(_ layer: Int) {
    guard starts[layer] == nil else { return }
    if let start = free.popLast() {
      starts[layer] = start
      for index in start..<start + gaps { prefixes[index] = .none }
    } else {
      starts[layer] = prefixes.count
      prefixes.append(contentsOf: repeatElement(.none, count: gaps))
    }
  }

  mutating func close(_ layer: Int) {
    if let start = starts[layer] { free.append(start) }
    starts[layer] = nil
  }

  /// Of a layer that is open.
  subscript(layer: Int, gap: Int) -> Prefix {
    get { prefixes[(starts[layer] ?? 0) + gap] }
    set { prefixes[(starts[layer] ?? 0) + gap] = newValue }
  }
}

/// The best placement whose last advertisement stands in a certain gap, in a certain layer; the greater
/// is the better.
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
  /// Index of the gap above, -1 for none.
  var above: Int32 = -1
  /// Index of the move in the graph.
  var move: Int32 = -1
}
