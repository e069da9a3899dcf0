/// Which characters lines and marks are drawn with; the page's own words stay as they are.
package enum LineArt: String, Sendable, CaseIterable {
  case unicode
  /// For terminals and mails without box characters.
  case ascii
}

/// A horizontal line, from the faintest to the strongest.
enum Stroke {
  case dotted, light, heavy, double
}

/// The lines around a box.
enum Border {
  /// Pictures, code, the fields of forms.
  case light
  /// Advertisements: a place that something else will fill.
  case dashed
}

/// The characters of a border, each one cell wide.
struct BorderArt {
  var topLeft: String
  var topRight: String
  var bottomLeft: String
  var bottomRight: String
  var horizontal: String
  var vertical: String
}

extension LineArt {
  func art(_ rule: Stroke) -> String {
    switch (self, rule) {
    case (.unicode, .dotted): "┈"
    case (.unicode, .light): "─"
    case (.unicode, .heavy): "━"
    case (.unicode, .double): "═"
    case (.ascii, .dotted), (.ascii, .light): "-"
    case (.ascii, .heavy), (.ascii, .double): "="
    }
  }

  func art(_ border: Border) -> BorderArt {
    switch (self, border) {
    case (.unicode, .light):
      BorderArt(
        topLeft: "┌", topRight: "┐", bottomLeft: "└", bottomRight: "┘", horizontal: "─",
        vertical: "│")
    case (.unicode, .dashed):
      BorderArt(
        topLeft: "┏", topRight: "┓", bottomLeft: "┗", bottomRight: "┛", horizontal: "╍",
        vertical: "┇")
    case (.ascii, .light):
      BorderArt(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "-",
        vertical: "|")
    case (.ascii, .dashed):
      BorderArt(
        topLeft: "+", topRight: "+", bottomLeft: "+", bottomRight: "+", horizontal: "=",
        vertical: "|")
    }
  }

  /// What fills a picture's place.
  var shade: String { self == .unicode ? "░" : "." }
  var bar: String { self == .unicode ? "│" : "|" }
  var bullet: String { self == .unicode ? "•" : "*" }
  var nestedBullet: String { self == .unicode ? "◦" : "-" }
  /// Between the items of a line.
  var dot: String { self == .unicode ? "·" : "|" }
  /// Before what plays or leads elsewhere.
  var pointer: String { self == .unicode ? "▶" : ">" }
}
