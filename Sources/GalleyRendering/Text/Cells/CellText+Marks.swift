extension CellText {
  /// Text whose spaces count.
  init(preformatted text: String) {
    var safe = SafeText(preformatted: true)
    safe.append(text)
    self.init(safe)
  }

  /// A number that ends where the longest of its list does.
  init(number: Int, width: Int, end: String) {
    let digits = String(number)
    let padding = String(repeating: " ", count: max(0, width - digits.count))
    self.init(preformatted: padding + digits + end)
  }
}
