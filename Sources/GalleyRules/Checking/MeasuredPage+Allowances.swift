import GalleyGeometry
import GalleyModel

extension MeasuredPage {
  /// What accepts findings about a slot, innermost first: the slot, its block and its region.
  func allowances(of slot: MeasuredSlot) -> [[Allowance]] {
    let named =
      slot.region.map { page.regions[$0].region }
      ?? page.overlays.first { $0.place == slot.place }?.region
    guard let named else { return [slot.slot.slot.allow] }
    let region = page.layout.regions[named]
    let block = region.blocks.first {
      $0.slot == slot.place.slot && $0.visible.contains(index: placed.breakpoint)
    }
    return [slot.slot.slot.allow, block?.allow ?? [], region.allow]
  }
}
