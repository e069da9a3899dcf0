extension ResolvedGrid {
  /// The width of some columns at a viewport's width, both in CSS px.
  ///
  /// Tracks in px and per cent are given first; shares divide what they leave. Where they add up to
  /// less than one, they take that part of it (https://www.w3.org/TR/css-grid-1/#fr-unit).
  package func width(of span: Range<Int>, viewport: Int) -> Int {
    let room = Double(min(width ?? .max, max(0, viewport - 2 * margin)))
    let gaps = Double(gap.column) * Double(max(0, columns.count - 1))
    var fixed = gaps
    var shares = 0.0
    for track in columns {
      switch track {
      case .pixels(let width): fixed += Double(width)
      case .percent(let share): fixed += room * share / 100
      case .fraction(let share): shares += share
      }
    }
    let unit = shares > 0 ? max(0, room - fixed) / max(shares, 1) : 0
    let inner = Double(gap.column) * Double(max(0, span.count - 1))
    let total = columns[span.clamped(to: columns.indices)].reduce(inner) { sum, track in
      switch track {
      case .pixels(let width): sum + Double(width)
      case .percent(let share): sum + room * share / 100
      case .fraction(let share): sum + unit * share
      }
    }
    // A sum of shares may end a hair below the whole px that it stands for.
    return Int(min(max(total + 0.001, 0), 100_000))
  }
}
