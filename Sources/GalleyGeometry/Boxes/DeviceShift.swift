/// How far the boxes of a page stand from where they are usually, on a device with other fonts.
package struct DeviceShift: Sendable {
  package let device: Device
  /// How much higher the page is.
  package let height: LayoutUnit
  /// How many boxes with text have another height there, and how many there are.
  package let changedTexts: Int
  package let texts: Int
  /// The farthest that the top of a slot is from its usual place.
  package let slots: LayoutUnit

  /// - Parameters:
  ///   - usual: the page in the built-in families.
  ///   - other: the same page on the device.
  package init(_ device: Device, from usual: PageBoxes, to other: PageBoxes) {
    self.device = device
    height = other.height - usual.height
    var (changed, texts, slots) = (0, 0, LayoutUnit.zero)
    for (before, after) in zip(usual.boxes, other.boxes) {
      if before.text != nil {
        texts += 1
        if before.frame.height != after.frame.height { changed += 1 }
      }
      if case .slot = before.role {
        slots = max(slots, after.frame.y - before.frame.y, before.frame.y - after.frame.y)
      }
    }
    (changedTexts, self.texts, self.slots) = (changed, texts, slots)
  }
}
