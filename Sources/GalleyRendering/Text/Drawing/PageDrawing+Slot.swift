import GalleyModel
import GalleySyntax

extension PageDrawing {
  /// An advertisement's box to scale, below its label; `nil` where the slot has no size.
  func slot(_ placed: PageSlot) -> TextBox? {
    guard placed.visible.contains(index: breakpoint),
      page.layout.slots.indices.contains(placed.slot)
    else { return nil }
    let slot = page.layout.slots[placed.slot]
    guard slot.fits.indices.contains(breakpoint), !slot.fits[breakpoint].sizes.isEmpty else {
      return nil
    }
    let fit = slot.fit(at: breakpoint, for: placed)
    let words = words(of: slot, fit).map { CellText($0) }
    let spot = TextBox.spot(
      SpotBox(words: words, width: fit.width, height: fit.reservedHeight))
    guard let label = slot.slot.label?.value else { return spot }
    return .stack([.text(CellText(label), .center), spot])
  }

  private func words(of slot: ResolvedSlot, _ fit: ResolvedSlot.Fit) -> [String] {
    var words = ["spot_img", slot.name]
    words.append(fit.sizes.map(\.value.description).joined(separator: ", "))
    if slot.slot.sticky { words.append("sticky") }
    if slot.slot.unfilled == .house {
      words.append("house: " + (slot.slot.creative?.alt ?? slot.name))
    }
    return words
  }
}
