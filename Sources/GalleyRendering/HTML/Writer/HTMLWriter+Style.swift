extension HTMLWriter {
  /// ` style="…"` with the declarations that are written.
  mutating func style(_ declare: (inout CSSWriter) -> Void) {
    var css = CSSWriter(direction: .leftToRight)
    declare(&css)
    raw(" style=\"")
    attributeValue(css.bytes)
    raw("\"")
  }
}
