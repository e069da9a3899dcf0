/// The characters that a code frame is drawn with.
struct FrameGlyphs {
  var bar: String
  var primary: String
  var secondary: String
  var arrow: String
  var ellipsis: String

  init(unicode: Bool) {
    bar = unicode ? "│" : "|"
    primary = unicode ? "━" : "^"
    secondary = unicode ? "─" : "-"
    arrow = unicode ? "──▸" : "-->"
    ellipsis = unicode ? "…" : "..."
  }
}
