import GalleyBasics
import GalleyGeometry
import GalleyModel

extension CSSWriter {
  /// The grid of each breakpoint, and what is not shown at it.
  mutating func grids(of layout: ResolvedLayout) {
    for region in layout.regions {
      area(region)
      raw("{grid-area:")
      areaName(region)
      raw("}\n")
    }
    for (index, grid) in layout.grids.enumerated() {
      let from = layout.breakpoints[index].from.value
      media(from: from) { $0.template(grid, of: layout, at: index) }
    }
    for (index, breakpoint) in layout.breakpoints.enumerated() {
      media(from: breakpoint.from.value, until: layout.end(ofBreakpoint: index)) { css in
        css.raw(".hide-")
        css.name(breakpoint.name.value)
        for region in layout.regions where !region.visible.contains(index: index) {
          css.raw(",")
          css.area(region)
        }
        css.raw("{display:none}\n")
      }
    }
  }

  private mutating func area(_ region: ResolvedRegion) {
    raw(".")
    areaName(region)
  }

  private mutating func areaName(_ region: ResolvedRegion) {
    raw("area-")
    name(region.name.value)
  }

  private mutating func template(
    _ grid: ResolvedGrid, of layout: ResolvedLayout, at breakpoint: Int
  ) {
    raw(".page{")
    if let width = grid.width {
      declare("max-width", px: width + 2 * grid.margin)
    } else {
      raw("max-width:none;")
    }
    raw("padding:0 ")
    pixels(grid.margin)
    raw(";column-gap:")
    pixels(grid.gap.column)
    raw(";grid-template-columns:")
    for (index, track) in grid.columns.enumerated() {
      if index > 0 { raw(" ") }
      self.track(track)
    }
    raw(";grid-template-areas:")
    areas(of: grid, layout)
    rows(of: grid)
    raw("}\n.region{")
    declare("margin-bottom", px: grid.gap.row)
    // The gap below a region of slots alone is theirs, and goes with them.
    raw("}\n.bare{margin-bottom:0}\n.bare>.slot{margin-top:0;")
    declare("margin-bottom", px: grid.gap.row)
    raw("}\n")
    for area in grid.areas { fill(area, of: grid, layout, at: breakpoint) }
  }

  private mutating func track(_ track: Track) {
    switch track {
    case .pixels(let width): pixels(width)
    case .fraction(let share):
      raw("minmax(0,")
      number(share)
      raw("fr)")
    case .percent(let share):
      number(share)
      raw("%")
    }
  }

  /// Rows of quoted words, as `grid-template-areas` wants them.
  private mutating func areas(of grid: ResolvedGrid, _ layout: ResolvedLayout) {
    var cells = [[Int?]](
      repeating: [Int?](repeating: nil, count: grid.columns.count), count: grid.rowCount)
    for area in grid.areas {
      for row in area.rows.clamped(to: cells.indices) {
        for column in area.columns.clamped(to: grid.columns.indices) {
          cells[row][column] = area.region
        }
      }
    }
    for row in cells {
      raw("\"")
      for (index, region) in row.enumerated() {
        if index > 0 { raw(" ") }
        if let region { areaName(layout.regions[region]) } else { raw(".") }
      }
      raw("\"")
    }
  }

  /// Gives what a tall region leaves over to the last row beside it, instead of a share to each.
  private mutating func rows(of grid: ResolvedGrid) {
    raw(";grid-template-rows:")
    guard let last = grid.flexibleRow else { return raw("none") }
    if last > 0 {
      raw("repeat(")
      number(last)
      raw(",auto) ")
    }
    raw("1fr")
  }

  /// How a region uses its width: the columns of its lists, and whether its story stands in the middle.
  private mutating func fill(
    _ area: ResolvedGrid.Area, of grid: ResolvedGrid, _ layout: ResolvedLayout,
    at breakpoint: Int
  ) {
    let region = layout.regions[area.region]
    if region.blocks.contains(where: \.kind.hasItems) {
      raw(".")
      areaName(region)
      raw(" .items{grid-template-columns:repeat(")
      number(layout.listColumns(in: area, at: breakpoint))
      raw(",minmax(0,1fr))}\n")
    }
    if region.blocks.contains(where: \.kind.isBody) {
      story(region, isWhole: area.columns == grid.columns.indices)
    }
  }

  /// A story with the page to itself stands in its middle; beside others it begins at its edge.
  private mutating func story(_ region: ResolvedRegion, isWhole: Bool) {
    raw(".")
    areaName(region)
    raw(">*,.")
    areaName(region)
    raw(" .prose>*{")
    raw(isWhole ? "margin-left:auto;margin-right:auto}\n" : "margin-left:0;margin-right:0}\n")
    raw(".")
    areaName(region)
    raw(">.headline{max-width:")
    if isWhole { raw("var(--measure)}\n") } else { raw("none}\n") }
  }
}

extension BlockKind {
  fileprivate var isBody: Bool { if case .body = self { true } else { false } }
  /// Whether it shows items side by side.
  fileprivate var hasItems: Bool {
    switch self {
    case .articleList, .gallery: true
    default: false
    }
  }
}

extension CSSWriter {
  /// Pictures beside the text, on the screens that have room for them.
  mutating func asides(of layout: ResolvedLayout) {
    guard let aside = PictureBeside(layout.theme) else { return }
    for (index, grid) in layout.grids.enumerated() {
      for area in grid.areas where layout.regions[area.region].hasBody {
        guard let from = layout.viewports(at: index, in: area, fromWidth: aside.from) else {
          continue
        }
        let isCentered = area.columns == grid.columns.indices
        media(from: from, until: layout.end(ofBreakpoint: index)) { css in
          css.asides(
            aside, in: layout.regions[area.region], beside: layout.theme.measure,
            isCentered: isCentered)
        }
      }
    }
  }

  /// What is narrower or wider than the text, as far as its column goes.
  mutating func extents(of theme: Theme) {
    for (extent, selector) in [
      (PictureExtent.half, ".body>.half{" as StaticString), (.wide, ".body>.wide{"),
      (.full, ".body>.full{"),
    ] {
      guard let width = theme.width(of: extent, own: nil) else { continue }
      raw(selector)
      if width != .max {
        raw("width:min(100%,")
        pixels(width)
        raw(");")
      }
      raw(extent == .half ? "}\n" : "max-width:var(--own,none)}\n")
    }
  }

  /// Only paragraphs stand beside a picture: all else begins below it.
  private mutating func asides(
    _ aside: PictureBeside, in region: ResolvedRegion, beside measure: Int, isCentered: Bool
  ) {
    selector(region, "*")
    raw("{clear:both}\n")
    selector(region, "p:not(.embed):not(.apart)")
    raw("{clear:none}\n")
    // At the side where lines begin in pages of one direction, and in those of the other.
    for side in [Direction.leftToRight, .rightToLeft] {
      selector(region, ".at-")
      raw(side.start)
      raw("{float:")
      raw(side.start)
      raw(";")
      size(aside)
      margin(side.start, beside: measure, isCentered: isCentered, isStart: direction == side)
      raw("margin-")
      raw(side.end)
      raw(":")
      pixels(aside.gap)
      raw(";}\n")
    }
  }

  private mutating func selector(_ region: ResolvedRegion, _ child: StaticString) {
    raw(".area-")
    name(region.name.value)
    raw(" .body>")
    raw(child)
  }

  private mutating func size(_ aside: PictureBeside) {
    declare("width", px: aside.width)
    raw("max-width:var(--own,")
    pixels(aside.width)
    raw(");margin-top:0;")
    declare("padding-top", px: aside.top)
    declare("margin-bottom", px: aside.bottom)
  }

  /// What the column is wider than the text, on one side of the text: in px, since the Nu HTML checker knows no
  /// variable in `max`.
  private mutating func margin(
    _ side: StaticString, beside measure: Int, isCentered: Bool, isStart: Bool
  ) {
    raw("margin-")
    raw(side)
    guard isCentered || !isStart else { return raw(":0;") }
    raw(isCentered ? ":max(0px,(100% - " : ":max(0px,100% - ")
    pixels(measure)
    raw(isCentered ? ") / 2);" : ");")
  }
}
