package import GalleyGeometry
import GalleyModel
import GalleyBasics

/// A size that a slot may take in a body at one breakpoint.
package struct SlotOffer: Sendable {
  /// Index in the layout's slots.
  package var slot: Int
  /// The size that it is limited to, an index in the slot's list; `nil` for none.
  package var limit: Int?
  /// With its label.
  package var height: LayoutUnit
  /// Without.
  package var adHeight: LayoutUnit
  /// Around its box.
  let margins: OuterMargins
  /// In thousandths.
  var value: Int
  /// px².
  var area: Int

  /// All sizes of a slot that fit into the body's column; none where the slot is not shown.
  static func all(
    of slot: Int, in layout: ResolvedLayout, at breakpoint: Int,
    measure: (PageSlot) -> SlotRoom
  ) -> [SlotOffer] {
    let resolved = layout.slots[slot]
    guard resolved.visible.contains(index: breakpoint) else { return [] }
    let offers = [nil] + resolved.limits(at: breakpoint).map(Optional.some)
    let measured = offers.map { limit -> (offer: SlotOffer, fits: Bool) in
      var place = PageSlot(slot: slot, visible: BreakpointSet(index: breakpoint))
      place.limits[breakpoint] = limit
      let fit = resolved.fit(at: breakpoint, for: place)
      let measure = measure(place)
      let areas = fit.sizes.compactMap(\.value.pixels).map { $0.width * $0.height }
      let values = fit.sizes.map { resolved.slot.value?.of($0.value) ?? 1 }
      let offer = SlotOffer(
        slot: slot, limit: limit, height: measure.height, adHeight: measure.adHeight,
        margins: measure.margins, value: Int(((values.max() ?? 0) * 1000).rounded()),
        area: areas.max() ?? 0)
      return (offer, LayoutUnit(fit.width ?? 0) <= measure.width)
    }
    let fitting = measured.filter(\.fits)
    return (fitting.isEmpty ? Array(measured.prefix(1)) : fitting).map(\.offer)
  }
}
