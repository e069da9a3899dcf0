package import GalleyModel

/// A system that readers have, by the fonts that come with it.
package enum Device: String, Hashable, Sendable, CaseIterable {
  case android, ios, windows, mac

  /// What it shows for a built-in family.
  ///
  /// Android has neither Times New Roman nor Arial; its aliases say what stands in
  /// (https://android.googlesource.com/platform/frameworks/base/+/refs/heads/main/data/fonts/fonts.xml). Windows, macOS and
  /// iOS have all three
  /// (https://learn.microsoft.com/typography/fonts/windows_11_font_list, https://developer.apple.com/fonts/system-fonts/).
  package func font(for family: FontFamily) -> String {
    switch (self, family) {
    case (.android, .serif): "Noto Serif"
    case (.android, .sans): "Roboto"
    case (.android, .mono): "Cutive Mono"
    case (_, .serif): "Times New Roman"
    case (_, .sans): "Arial"
    case (_, .mono): "Courier New"
    }
  }

  /// Whether the widths of that font are known here. Those of Times New Roman, Arial and Courier New are Liberation's,
  /// which was made so.
  package func isKnown(_ family: FontFamily) -> Bool { self != .android || family != .mono }

  /// The face of a family that is not as wide as the built-in one; `nil` for all others.
  func face(_ family: FontFamily, isBold: Bool, isItalic: Bool) -> FontFace? {
    guard self == .android else { return nil }
    return switch (family, isBold, isItalic) {
    case (.serif, false, false): AndroidSerif.regular
    case (.serif, true, false): AndroidSerif.bold
    case (.serif, false, true): AndroidSerif.italic
    case (.serif, true, true): AndroidSerif.boldItalic
    case (.sans, false, false): AndroidSans.regular
    case (.sans, true, false): AndroidSans.bold
    case (.sans, false, true): AndroidSans.italic
    case (.sans, true, true): AndroidSans.boldItalic
    case (.mono, _, _): nil
    }
  }
}

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
