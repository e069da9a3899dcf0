import GalleyModel
import GalleySyntax

extension CSSWriter {
  /// The space that each slot keeps free at each breakpoint, so that a late advertisement moves nothing.
  mutating func slotSpaces(of layout: ResolvedLayout) {
    for index in layout.breakpoints.indices {
      media(
        from: layout.breakpoints[index].from.value, until: layout.end(ofBreakpoint: index)
      ) { css in
        for slot in layout.slots { css.space(of: slot, at: index, measure: layout.theme.measure) }
        css.bleeds(of: layout, at: index)
      }
    }
  }

  /// Lets a slot that is wider than a column with the whole page to itself reach over the margins.
  private mutating func bleeds(of layout: ResolvedLayout, at breakpoint: Int) {
    let grid = layout.grids[breakpoint]
    for area in grid.areas {
      let region = layout.regions[area.region]
      for slot in Set(region.blocks.compactMap(\.slot)).sorted()
      where layout.reachesOverMargins(slot, in: area, at: breakpoint) {
        raw(".area-")
        name(region.name.value)
        raw(" .unit-")
        name(layout.slots[slot].name)
        raw("{")
        declare("margin-left", px: -grid.margin)
        declare("margin-right", px: -grid.margin)
        raw("}\n")
      }
    }
  }

  private mutating func space(of slot: ResolvedSlot, at breakpoint: Int, measure: Int) {
    let fit = slot.fits[breakpoint]
    raw(".unit-")
    name(slot.name)
    guard !fit.sizes.isEmpty else { return raw("{display:none}\n") }
    raw(" .slot-box{")
    if let width = fit.width { declare("width", px: width) }
    if let height = fit.reservedHeight { declare("min-height", px: height) }
    raw("}\n")
    if let height = fit.reservedHeight {
      raw(".unit-")
      name(slot.name)
      raw(" .vacant,.unit-")
      name(slot.name)
      raw(" img{")
      declare("max-height", px: height)
      raw("}\n")
    }
    if let width = fit.width, width <= measure { return }
    raw(".unit-")
    name(slot.name)
    raw("{max-width:none}\n")
  }
}
