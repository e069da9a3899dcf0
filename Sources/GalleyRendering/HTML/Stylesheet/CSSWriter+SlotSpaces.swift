import GalleyModel
import GalleyBasics

extension CSSWriter {
  /// The space that each slot keeps free at each breakpoint, so that a late advertisement moves nothing.
  mutating func slotSpaces(of layout: ResolvedLayout) {
    for index in layout.breakpoints.indices {
      media(
        from: layout.breakpoints[index].from.value, until: layout.end(ofBreakpoint: index)
      ) { css in
        for slot in layout.slots { css.space(of: slot, at: index, measure: layout.theme.measure) }
        css.limitedSpaces(of: layout, at: index)
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
        raw(" .galley-")
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
    guard slot.visible.contains(index: breakpoint) else {
      unit(slot)
      return raw("{display:none}\n")
    }
    if let position = slot.position { overlay(slot, fit, position) }
    box(fit, isWindow: slot.slot.interscroller != nil) { $0.unit(slot) }
    if let width = fit.width, width <= measure { return }
    unit(slot)
    raw("{max-width:none}\n")
  }

  private mutating func overlay(
    _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ position: SlotPosition
  ) {
    if position.isSideRail {
      unit(slot)
      raw("{")
      declare("width", px: fit.width ?? FixedLengths.fluidSideRail)
      raw("}\n")
    }
  }

  /// The space of placed slots where there is no room for all of their sizes.
  private mutating func limitedSpaces(of layout: ResolvedLayout, at breakpoint: Int) {
    for slot in layout.placedSlots.map({ layout.slots[$0] }) {
      for limit in slot.limits(at: breakpoint) {
        box(slot.fit(at: breakpoint, limitedTo: limit)) { css in
          css.unit(slot)
          css.raw(".at-most-")
          css.number(limit)
          css.raw("-")
          css.name(layout.breakpoints[breakpoint].name.value)
        }
      }
    }
  }

  private mutating func unit(_ slot: ResolvedSlot) {
    raw(".galley-")
    name(slot.name)
  }

  /// The space that is kept free in the slots that a selector means.
  private mutating func box(
    _ fit: ResolvedSlot.Fit, isWindow: Bool = false, of selector: (inout CSSWriter) -> Void
  ) {
    selector(&self)
    raw(" .slot-box{")
    if let width = fit.width { declare("width", px: width) }
    guard let height = fit.reservedHeight else { return raw("}\n") }
    declare("min-height", px: height)
    raw("}\n")
    // What stands in until the advertisement comes takes no more; the advertisement takes what it needs.
    selector(&self)
    raw(" .slot-face")
    if !isWindow {
      raw(",")
      selector(&self)
      raw(" .creative img")
    }
    raw("{")
    declare("max-height", px: height)
    raw("}\n")
  }
}
