import GalleyModel

/// Lays out the blocks of one body, as `BodyWriter` writes them.
struct BodyLayout {
  var texts: MeasuredBody
  let styles: StyleTable
  private var levels = HeadingLevels()
  /// How many quotes are open: paragraphs in them have a style of their own.
  private var quotes = 0
  /// How many lists are open.
  var lists = 0

  init(_ texts: consuming MeasuredBody, styles: StyleTable) {
    self.texts = texts
    self.styles = styles
  }

  /// - Parameter nesting: what the block is a child of.
  mutating func place(
    _ block: BodyBlock, _ column: Column, _ edges: Edges, in nesting: Nesting = .prose,
    _ flow: inout Flow
  ) {
    let first = flow.boxes.count
    switch block.content {
    case .paragraph(let text):
      paragraph(text, quotes > 0 ? .quoteParagraph : .paragraph, column, edges, &flow)
    case .heading(let level, let text):
      paragraph(text, .heading(levels.shown(for: level)), column, edges, &flow)
    case .image(let figure): self.figure(figure, column, edges, &flow)
    case .quote(let blocks): quote(blocks, column, edges, &flow)
    case .list(let list): self.list(list, column, edges, in: nesting, &flow)
    case .table(let table): self.table(table, column, edges, &flow)
    case .code(_, let text): code(text, column, edges, &flow)
    case .divider:
      let style = styles[.bodyDivider].trimmed(edges)
      let index = flow.open(.element(.bodyDivider), column, style, isolated: true)
      flow.set(lines: 1, in: index, style)
      flow.close(index, style, isolated: true)
    case .embed(let link, let title): embed(link, title, column, edges, &flow)
    }
    flow.change(first) { $0.line = block.line }
  }

  mutating func paragraph(
    _ text: RichText, _ element: StyledElement, _ column: Column, _ edges: Edges,
    _ flow: inout Flow
  ) {
    let style = styles[element].trimmed(edges)
    let index = flow.open(.element(element), column, style)
    runs(text.indices, in: index, column.inside(style), style, &flow)
    flow.close(index, style)
  }

  private mutating func quote(
    _ blocks: [BodyBlock], _ column: Column, _ edges: Edges, _ flow: inout Flow
  ) {
    let style = styles[.quote].trimmed(edges)
    let inside = column.inside(style, on: flow.medium)
    let index = flow.open(.element(.quote), column, style)
    quotes += 1
    for (position, block) in blocks.enumerated() {
      let edges = Edges(position, of: blocks.count).subtracting(.first)
      if texts.body.isAttribution(block, at: position, of: blocks.count),
        case .paragraph(let text) = block.content
      {
        paragraph(text, .attribution, inside, edges, &flow)
      } else {
        place(block, inside, edges, in: .quote, &flow)
      }
    }
    quotes -= 1
    flow.close(index, style)
  }

  private func code(
    _ text: TextRange, _ column: Column, _ edges: Edges, _ flow: inout Flow
  ) {
    let style = styles[.code].trimmed(edges)
    let index = flow.open(.element(.code), column, style, isolated: true)
    let bytes = texts.body.text[text.indices]
    if let placed = flow.lines?.set(preformatted: bytes, in: column.inside(style), style) {
      flow.set(placed, in: index, column, style)
      return flow.close(index, style, isolated: true)
    }
    let breaks = bytes.reduce(0) { $1 == UInt8(ascii: "\n") ? $0 + 1 : $0 }
    let lines = bytes.isEmpty || bytes.last == UInt8(ascii: "\n") ? breaks : breaks + 1
    if lines > 0 { flow.set(lines: lines, in: index, style) }
    flow.close(index, style, isolated: true)
  }

  private func embed(
    _ link: Int16, _ title: RichText, _ column: Column, _ edges: Edges, _ flow: inout Flow
  ) {
    let style = styles[.embed].trimmed(edges)
    let index = flow.open(.element(.embed), column, style)
    let type = TextStyle(style)
    let text =
      if title.isEmpty, let link = texts.body.link(at: link) {
        MeasuredText(texts.body.string(link.destination), type)
      } else {
        MeasuredText(
          texts.body[title].filter { $0.kind == .text }.map(\.plain)[...], of: texts.body, type)
      }
    flow.set(text, in: index, column.inside(style), style)
    flow.close(index, style)
  }
}

/// What a block of a body is a child of, as far as the stylesheet cares.
enum Nesting {
  case prose, quote, item
}

extension StyledElement {
  /// The element of a heading that is shown at a level.
  static func heading(_ level: Int) -> StyledElement {
    switch level {
    case ...2: .heading2
    case 3: .heading3
    default: .heading4
    }
  }
}

extension Run {
  fileprivate var plain: Run {
    var plain = self
    plain.style = []
    return plain
  }
}
