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
