import GalleyBasics
import GalleyGeometry
import GalleyModel

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

extension ResolvedRegion {
  fileprivate var hasBody: Bool {
    blocks.contains { if case .body = $0.kind { true } else { false } }
  }
}
