import GalleyModel

extension Body {
  /// The words of a rich text.
  func safe(_ text: RichText) -> SafeText {
    var safe = SafeText()
    append(text, to: &safe)
    return safe
  }

  /// The cells of a table's row on one line.
  func safe(cells: [RichText]) -> SafeText {
    var safe = SafeText()
    for (index, cell) in cells.enumerated() {
      if index > 0 { safe.append(" | ") }
      append(cell, to: &safe)
    }
    return safe
  }

  /// Text whose spaces and line breaks count, without those at its end.
  func preformatted(_ range: TextRange) -> SafeText {
    var bytes = text[range.indices]
    while bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    var safe = SafeText(preformatted: true)
    safe.append(bytes)
    return safe
  }

  /// Where a link leads; empty for none.
  func destination(of link: Int16) -> SafeText {
    var safe = SafeText()
    if links.indices.contains(Int(link)) {
      safe.append(text[links[Int(link)].destination.indices])
    }
    return safe
  }

  private func append(_ text: RichText, to safe: inout SafeText) {
    for run in self[text] {
      let words = self.text[run.text.indices]
      switch run.kind {
      case .text: safe.append(words)
      case .lineBreak: safe.appendLineBreak()
      case .image:
        safe.append(" ")
        safe.append(words)
        safe.append(" ")
      }
    }
  }
}
