import GalleyModel
import GalleySyntax

extension PageLayout {
  /// The label, and below it the space kept free.
  mutating func slot(_ place: PageSlot, _ column: Column, _ edges: Edges) {
    let slot = page.layout.slots[place.slot]
    let fit = slot.fits[breakpoint]
    group(.slot(place), column, styles[.slot].trimmed(edges)) { layout in
      if let label = slot.slot.label {
        layout.line(label.value, .slotLabel, .element(.slotLabel), column, [])
      }
      let box = column.narrowed(to: fit.width, isCentered: true)
      if let height = fit.reservedHeight {
        layout.flow.place(.element(.slotBox), box, height: LayoutUnit(height))
      } else {
        layout.unreserved(slot, fit, box)
      }
    }
  }

  /// The widest that a slot gets in a story, in CSS px: one that is wider than the text may be so.
  func measure(of slot: PageSlot) -> Int? {
    let measure = page.layout.theme.measure
    guard let width = page.layout.slots[slot.slot].fits[breakpoint].width, width <= measure
    else { return nil }
    return measure
  }

  /// A space that nothing is said of is as high as the words in it until the advertisement comes.
  private mutating func unreserved(
    _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ column: Column
  ) {
    let index = flow.open(.element(.slotBox), column, isolated: true)
    let style = styles[.slotFace]
    let face = flow.open(.element(.slotFace), column, style)
    flow.set(measured("spot_img \(slot.name)", style), in: face, column.inside(style), style)
    // Below the name, the sizes.
    flow.set(lines: 1, in: face, style)
    flow.close(face, style)
    flow.close(index, isolated: true)
    flow.change(index) { $0.isEstimated = true }
  }
}
