package import GalleyModel

/// The type that a text is set in.
package struct TextStyle: Hashable, Sendable {
  package var family: FontFamily
  /// Whose font of the theme it is set in; `nil` for the family itself.
  package var role: FontRole?
  /// CSS px.
  package var size: Int
  package var isBold = false
  package var isItalic = false
  package var isUppercase = false
  /// Space added after each character, in CSS px.
  package var tracking = 0.0
  /// Whether all figures are as wide as each other, in fonts that have such figures (CSS `tabular-nums`).
  package var isTabular = false
  /// Whether its size is in cells of a terminal, whose characters are as wide in every family.
  var isOnCells = false

  package init(_ family: FontFamily, size: Int, isBold: Bool = false, isItalic: Bool = false) {
    self.family = family
    self.size = size
    self.isBold = isBold
    self.isItalic = isItalic
  }

  package init(_ box: BoxStyle) {
    self.init(box.family, size: box.size, isBold: box.isBold, isItalic: box.isItalic)
    role = box.role
    isUppercase = box.isUppercase
    tracking = box.tracking
    isOnCells = box.isOnCells
  }

  /// The style of a run in a text of this style, as the stylesheet has it.
  package func applying(_ style: Run.Style) -> TextStyle {
    guard !style.isEmpty else { return self }
    var changed = self
    if style.contains(.strong) { changed.isBold = true }
    if style.contains(.emphasis) { changed.isItalic = true }
    if style.contains(.code) { (changed.family, changed.role) = (.mono, nil) }
    changed.size = BoxStyle.size(of: style, in: size)
    return changed
  }
}
