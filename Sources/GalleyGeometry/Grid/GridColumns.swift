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

  init(_ tracks: [Column]) { self.tracks = tracks }

  /// The same columns on so many cells; edges are rounded, not widths.
  func fitted(to cells: Int, gap: Int) -> GridColumns {
    let room = Double(max(tracks.count, cells - gap * (tracks.count - 1)))
    let scale = room / max(1, tracks.reduce(0) { $0 + $1.width.pixels })
    var sum = 0.0
    return GridColumns(
      tracks.enumerated().map { index, track in
        let start = Int((sum * scale).rounded())
        sum += track.width.pixels
        let width = max(1, Int((sum * scale).rounded()) - start)
        return Column(x: LayoutUnit(start + gap * index), width: LayoutUnit(width))
      })
  }

  /// From the first column's start to the last one's end.
  var total: LayoutUnit { self[tracks.indices].width }

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
