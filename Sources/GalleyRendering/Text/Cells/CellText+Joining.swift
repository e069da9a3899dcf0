extension CellText {
  /// Items on lines of at most `limit` cells, with a separator between two on the same line.
  static func joined(_ items: [CellText], by separator: String, within limit: Int) -> CellText {
    var text = SafeText()
    var width = 0
    for item in items where item.width > 0 {
      if width == 0 {
        width = item.width
      } else if width + separator.count + item.width <= limit {
        text.append(separator)
        width += separator.count + item.width
      } else {
        text.appendLineBreak()
        width = item.width
      }
      text.append(item.bytes[...])
    }
    return CellText(text)
  }
}
