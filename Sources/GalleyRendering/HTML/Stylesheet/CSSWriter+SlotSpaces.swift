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
