/// How diagnostics are drawn; the caller knows the terminal.
package struct DiagnosticStyle: Hashable, Sendable {
  /// In terminal cells; code frames and notes fit into it.
  package var width: Int
  /// Whether ANSI colours are written.
  package var color: Bool
  /// Whether frames are drawn with box-drawing characters instead of ASCII.
  package var unicode: Bool

  package init(width: Int = 100, color: Bool = false, unicode: Bool = false) {
    self.width = width
    self.color = color
    self.unicode = unicode
  }
}
