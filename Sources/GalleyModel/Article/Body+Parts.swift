extension Body {
  /// Indices of the links that are the sources of pictures.
  package var pictures: Set<Int16> {
    var pictures = Set(runs.lazy.filter { $0.kind == .image }.map(\.link))
    var waiting = blocks
    while let block = waiting.popLast() {
      if case .image(let figure) = block.content { pictures.insert(figure.source) }
      waiting += block.children
    }
    return pictures.filter { links.indices.contains(Int($0)) }
  }

  /// A link or a picture's source by its index; `nil` for `Run.noLink`.
  package func link(at index: Int16) -> BodyLink? {
    links.indices.contains(Int(index)) ? links[Int(index)] : nil
  }

  /// Who shows something: the provider, or else the host of its address.
  package func sourceName(of embed: Embed) -> String {
    if embed.provider != .other { return embed.provider.rawValue }
    guard let link = link(at: embed.link) else { return "" }
    let address = string(link.destination)
    guard let start = address.firstRange(of: "//")?.upperBound else { return address }
    let host = address[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : String(host)
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
