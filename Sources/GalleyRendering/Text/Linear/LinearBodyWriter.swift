import GalleyModel

/// Writes the words of a body's blocks.
struct LinearBodyWriter {
  let body: Body

  func write(_ blocks: [BodyBlock], to lines: inout LinearLines, isTight: Bool = false) {
    for block in blocks {
      if !isTight { lines.endGroup() }
      write(block, to: &lines)
      if !isTight { lines.endGroup() }
    }
  }

  private func write(_ block: BodyBlock, to lines: inout LinearLines) {
    switch block.content {
    case .paragraph(let text), .heading(_, let text): lines.append(body.safe(text))
    case .image(let figure):
      lines.append(body.string(figure.alt))
      lines.append(body.safe(figure.caption))
      if let side = body.side(of: block) { lines.append("[at the \(side.rawValue)]") }
    case .quote(let blocks): write(blocks, to: &lines)
    case .list(let list): write(list, to: &lines)
    case .table(let table):
      for row in [table.header] + table.rows { lines.append(body.safe(cells: row)) }
    case .code(_, let text): lines.append(body.preformatted(text))
    case .divider: lines.append("* * *")
    case .embed(let embed) where embed.kind == .link:
      lines.append(embed.words.isEmpty ? body.destination(of: embed.link) : body.safe(embed.words))
    case .embed(let embed):
      lines.append(body.sourceName(of: embed))
      lines.append(embed.words.isEmpty ? body.destination(of: embed.link) : body.safe(embed.words))
    case .group(let group):
      if !group.title.isEmpty { lines.append(body.safe(group.title)) }
      write(group.blocks + group.captionBlock, to: &lines)
    case .definitions(let entries):
      for entry in entries {
        for term in entry.terms { lines.append(body.safe(term)) }
        write(entry.blocks, to: &lines, isTight: true)
      }
    }
  }

  /// The mark stands before an item's first line; what follows is indented by its width.
  private func write(_ list: BodyList, to lines: inout LinearLines) {
    let numbers = list.numbers
    for (index, blocks) in list.items.enumerated() {
      let mark = numbers.isEmpty ? "- " : "\(numbers[index]). "
      if !list.isTight { lines.endGroup() }
      lines.marked(mark) { write(blocks, to: &$0, isTight: list.isTight) }
    }
  }
}
