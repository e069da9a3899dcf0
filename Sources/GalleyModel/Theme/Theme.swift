/// How a page looks: fonts, sizes, rhythm and colours.
package struct Theme: Hashable, Sendable {
  package var headlineFont = FontFamily.serif
  package var bodyFont = FontFamily.serif
  package var interfaceFont = FontFamily.sans
  /// CSS px.
  package var bodySize = 21
  /// The headline's size on the widest breakpoint, in CSS px.
  package var headlineSize = 46
  /// The unit of vertical rhythm, in CSS px.
  package var spacing = 24
  /// The widest that a line of body text gets, in CSS px.
  package var measure = 600
  package var colors = Palette.light
  package var darkColors = Palette.dark

  package init() {}
}

/// The families whose metrics are the same on every system that has them or their equals.
package enum FontFamily: String, Hashable, Sendable, CaseIterable {
  /// Liberation Serif, Times New Roman.
  case serif
  /// Liberation Sans, Arial.
  case sans
  /// Liberation Mono, Courier New.
  case mono

  // Other modules would compare the names.
  package static func == (a: FontFamily, b: FontFamily) -> Bool {
    switch (a, b) {
    case (.serif, .serif), (.sans, .sans), (.mono, .mono): true
    default: false
    }
  }
}
