import GalleyGeometry
import GalleyModel

extension MeasuredPage {
  /// What accepts findings about a slot, innermost first: the slot, its block and its region.
  func allowances(of slot: MeasuredSlot) -> [[Allowance]] {
    let region = page.layout.regions[page.regions[slot.region].region]
    let block = region.blocks.first {
      $0.slot == slot.place.slot && $0.visible.contains(index: placed.breakpoint)
    }
    return [slot.slot.slot.allow, block?.allow ?? [], region.allow]
  }
}
