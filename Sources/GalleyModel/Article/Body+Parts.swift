extension Body {
  /// A link or a picture's source by its index; `nil` for `Run.noLink`.
  package func link(at index: Int16) -> BodyLink? {
    links.indices.contains(Int(index)) ? links[Int(index)] : nil
  }

  /// Whether a block of a quote says who is quoted: a last paragraph that begins with a dash, such as
  /// "— Jean-Noël Azie".
  package func isAttribution(_ block: BodyBlock, at position: Int, of count: Int) -> Bool {
    guard position > 0, position == count - 1, case .paragraph(let text) = block.content,
      let first = self[text].first
    else { return false }
    let start = self.text[first.text.indices].prefix(3)
    return start.elementsEqual("\u{2013}".utf8) || start.elementsEqual("\u{2014}".utf8)
      || start.elementsEqual("\u{2015}".utf8)
  }
}
