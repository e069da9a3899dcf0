/// Finds, of all placements that may stand above a gap, the best one.
///
/// Let `S(i)` be the sum of squared spacings of the placement that ends in gap `i`, at position `p(i)`.
/// Going on to a gap at `x` makes it
///
///     S(i) + (x − p(i))² = [S(i) + p(i)² − 2 p(i) · x] + x²
///
/// where `x²` is the same for all. What is in brackets is a line in `x`, so the best is the lowest line
/// at `x`. Only the lower envelope of the lines is kept, as a queue: lines come with slopes that fall,
/// since positions ascend, so a new one belongs at the end, after those that it makes useless are taken
/// away; questions come with `x` ascending, so a line that is once below the first stays below it, and
/// the first is dropped for good. Each line comes and goes once: constant time for each, on average.
///
/// Worth comes first. Of placements in one layer that may stand above a gap, the one that is worth less
/// never wins, whatever follows, since what may follow is the same for both. So the hull begins anew
/// with each line of more worth, and passes over lines of less.
///
/// Where two lines meet exactly, the smaller sum of positions decides, and then the line that came
/// first. To have that everywhere, heights are pairs, the sum of positions second, compared in order: as
/// if each line were raised by its sum times something infinitely small. All numbers are whole; with
/// positions below 2³⁶ no product reaches 2¹¹⁰.
struct Hull {
  struct Line {
    let position: Int
    /// `S(i) + p(i)²`.
    let base: Int128
    let positions: Int
    /// Of the gap.
    let index: Int32

    /// Height at `x`, without `x²`.
    func height(at x: Int) -> Int128 { base &- Int128(2 * position) &* Int128(x) }
  }

  /// A placement, with the spacing from its last gap down to the one that was asked for.
  struct Best {
    let index: Int32
    let squares: Int128
    let positions: Int
  }

  /// Of every line.
  private(set) var worth = Prefix.none.worth
  private var lines: [Line] = []
  private var first = 0

  /// - Parameters:
  ///   - prefix: the placement that ends in the gap.
  ///   - position: of the gap; not less than any before it.
  ///   - index: of the gap.
  mutating func add(_ prefix: Prefix, at position: Int, index: Int) {
    if prefix.isNone || prefix.worth < worth { return }
    if worth < prefix.worth { restart(prefix.worth) }
    let line = Line(
      position: position, base: prefix.squares &+ square(position), positions: prefix.positions,
      index: Int32(truncatingIfNeeded: index))
    if first < lines.count, lines[lines.count - 1].position == position {
      guard Self.isLower(line, lines[lines.count - 1]) else { return }
      lines.removeLast()
    }
    while first < lines.count - 1,
      Self.isUseless(lines[lines.count - 1], between: lines[lines.count - 2], and: line)
    { lines.removeLast() }
    lines.append(line)
  }

  /// The best placement above a gap.
  ///
  /// - Parameter x: the gap's position; not less than in any question before, nor than any line's.
  mutating func best(at x: Int) -> Best? {
    guard first < lines.count else { return nil }
    while first < lines.count - 1, Self.isLower(lines[first + 1], lines[first], at: x) {
      first += 1
    }
    let line = lines[first]
    return Best(
      index: line.index, squares: line.height(at: x) &+ square(x), positions: line.positions)
  }

  private mutating func restart(_ worth: Worth) {
    self.worth = worth
    lines.removeAll(keepingCapacity: true)
    first = 0
  }

  /// Of two parallel lines.
  private static func isLower(_ a: Line, _ b: Line) -> Bool {
    (a.base, a.positions) < (b.base, b.positions)
  }

  private static func isLower(_ a: Line, _ b: Line, at x: Int) -> Bool {
    let (low, high) = (a.height(at: x), b.height(at: x))
    return low == high ? a.positions < b.positions : low < high
  }

  /// Whether a line is nowhere below both its neighbours: the right one goes below the left one no later
  /// than it does itself. A line falls below `left` at `(base − left.base) / 2 (position −
  /// left.position)`; both sides are multiplied with the denominators.
  private static func isUseless(_ line: Line, between left: Line, and right: Line) -> Bool {
    let near = Int128(line.position - left.position)
    let far = Int128(right.position - left.position)
    let rightBase = (right.base &- left.base) &* near
    let lineBase = (line.base &- left.base) &* far
    if rightBase != lineBase { return rightBase < lineBase }
    return Int128(right.positions - left.positions) &* near
      <= Int128(line.positions - left.positions) &* far
  }
}
