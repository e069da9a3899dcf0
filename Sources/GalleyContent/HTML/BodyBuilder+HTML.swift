import GalleyModel

extension BodyBuilder {
  /// Opens an item, closing the one before it; outside of a list it opens a list of bullets too.
  mutating func openItem() {
    if let depth = depth(ofOpen: { $0.tag == .li || $0.tag == .ul || $0.tag == .ol }),
      frames[depth].tag == .li
    {
      while frames.count > depth { closeFrame() }
    }
    let top = frames[frames.count - 1]
    if !top.isFlat, top.kind != .list || top.origin != .html {
      openList(start: nil, isTight: true, from: .html, tag: .ul)
    }
    open(.item, from: .html, tag: .li)
  }

  mutating func startRow() {
    guard closeCell(), table != nil else { return breakBlock() }
    table?.startRow()
  }

  mutating func startCell(_ tag: HTMLTag) {
    guard table?.isRowFull == false, closeCell() else { return breakBlock() }
    openText(.cell, .cell, from: .html, tag: tag)
  }

  /// Closes the cell that is open in the innermost table.
  ///
  /// - Returns: whether a row or a cell may begin here; not in a table within a cell, where there
  ///   can only be text.
  private mutating func closeCell() -> Bool {
    if let depth = depth(ofOpen: { $0.tag == .td || $0.tag == .th || $0.tag == .table }),
      frames[depth].kind == .cell
    {
      while frames.count > depth { closeFrame() }
    }
    return !frames[frames.count - 1].isFlat
  }

  /// Takes the language of preformatted text from the classes of the `code` that begins it:
  /// `language-swift`.
  mutating func nameLanguage(_ classes: [UInt8]) {
    guard case .preformatted = leaf?.kind, body.text.count == leaf?.firstByte else { return }
    let names = classes.split { $0 <= 0x20 }
    guard let name = names.first(where: { $0.starts(with: "language-".utf8) }) else { return }
    let language = name.dropFirst("language-".utf8.count).withUnsafeBufferPointer { store($0) }
    leaf?.kind = .preformatted(language: language)
    leaf?.firstByte = body.text.count
  }

  mutating func addLink(to destination: [UInt8], title: [UInt8]) -> Int16 {
    destination.withUnsafeBufferPointer { destination in
      title.withUnsafeBufferPointer { addLink(to: destination, title: $0) }
    }
  }
}
