import GalleyModel

/// Where the columns of a grid stand, as CSS Grid sizes tracks of a given and a shared width.
struct GridColumns: Sendable {
  private let tracks: [Column]

  /// - Parameter viewport: CSS px.
  init(_ grid: ResolvedGrid, viewport: Int) {
    let outer = min(viewport, grid.width.map { $0 + 2 * grid.margin } ?? viewport)
    let room = LayoutUnit(max(0, outer - 2 * grid.margin))
    let gap = LayoutUnit(grid.gap.column)
    let widths = Self.widths(grid.columns, room: room, gap: gap)
    var x = LayoutUnit(viewport - outer) / 2 + LayoutUnit(grid.margin)
    tracks = widths.map { width in
      defer { x += width + gap }
      return Column(x: x, width: width)
    }
  }

  /// The room of an area: its columns with the gaps between them.
  subscript(span: Range<Int>) -> Column {
    guard let first = tracks[span.clamped(to: tracks.indices)].first,
      let last = tracks[span.clamped(to: tracks.indices)].last
    else { return Column(x: .zero, width: .zero) }
    return Column(x: first.x, width: last.x + last.width - first.x)
  }

  private static func widths(
    _ tracks: [Track], room: LayoutUnit, gap: LayoutUnit
  ) -> [LayoutUnit] {
    var free = room - gap * (tracks.count - 1)
    var shares = 0.0
    for track in tracks {
      if case .fraction(let share) = track {
        shares += share
      } else {
        free = free - fixed(track, room)
      }
    }
    let unit = Double(max(.zero, free).rawValue) / max(shares, 1)
    var rest = 0.0
    return tracks.map { track in
      guard case .fraction(let share) = track else { return fixed(track, room) }
      let exact = unit * share + rest
      rest = exact - exact.rounded(.down)
      return LayoutUnit(rawValue: Int(exact))
    }
  }

  private static func fixed(_ track: Track, _ room: LayoutUnit) -> LayoutUnit {
    switch track {
    case .pixels(let width): LayoutUnit(width)
    case .percent(let share): LayoutUnit(room.pixels * share / 100)
    case .fraction: .zero
    }
  }
}
