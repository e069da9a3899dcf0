import GalleyModel

/// Says what is drawn for the blocks of a body.
struct BodyDrawing {
  let body: Body
  let style: TextStyle
  /// How many lists and quotes are around.
  private var depth = 0

  init(body: Body, style: TextStyle) {
    self.body = body
    self.style = style
  }

  /// All of the body.
  var box: TextBox? {
    body.blocks.isEmpty ? nil : stack(body.blocks)
  }

  func box(for block: BodyBlock) -> TextBox {
    switch block.content {
    case .paragraph(let text): .text(cells(text))
    case .heading(let level, let text):
      .title(cells(text), rule: level <= 2 ? .light : .dotted)
    case .image(let figure): picture(figure)
    case .quote(let blocks): quote(blocks)
    case .list(let list): self.list(list)
    case .table(let table): .table(self.table(table))
    case .code(_, let text): .framed(.text(CellText(body.preformatted(text)), .left))
    case .divider: .text(CellText(style.bullet + " " + style.bullet + " " + style.bullet), .center)
    case .embed(let link, let title): embed(link, title)
    }
  }

  private func stack(_ blocks: [BodyBlock], spacing: Int = 1) -> TextBox {
    .stack(blocks.map(box(for:)), spacing: spacing)
  }

  private var inner: BodyDrawing {
    var inner = self
    inner.depth += 1
    return inner
  }

  private func quote(_ blocks: [BodyBlock]) -> TextBox {
    let bar = CellText(style.bar + " ")
    return .marked(bar, following: bar, inner.stack(blocks))
  }

  private func list(_ list: BodyList) -> TextBox {
    let marks = marks(of: list)
    let spacing = list.isTight ? 0 : 1
    let items = zip(marks, list.items).map { mark, blocks in
      TextBox.marked(mark, inner.stack(blocks, spacing: spacing))
    }
    return .stack(items, spacing: spacing)
  }

  /// Bullets, or numbers that end at the same column.
  private func marks(of list: BodyList) -> [CellText] {
    guard let start = list.start else {
      let bullet = depth.isMultiple(of: 2) ? style.bullet : style.nestedBullet
      return [CellText](repeating: CellText(bullet + " "), count: list.items.count)
    }
    let numbers = list.items.indices.map { start &+ $0 }
    let width = numbers.map { String($0).count }.max() ?? 0
    return numbers.map { CellText(number: $0, width: width, end: ". ") }
  }

  private func table(_ table: Table) -> TableBox {
    TableBox(
      alignments: table.alignments.map(\.box), header: table.header.map(cells),
      rows: table.rows.map { $0.map(cells) })
  }

  private func picture(_ figure: Figure) -> TextBox {
    let frame = TextBox.picture(CellText(body.string(figure.alt)), nil)
    return figure.caption.isEmpty ? frame : .stack([frame, .text(cells(figure.caption))])
  }

  private func embed(_ link: Int16, _ title: RichText) -> TextBox {
    var lines: [TextBox] = []
    if !title.isEmpty { lines.append(.marked(CellText(style.pointer), .text(cells(title)))) }
    lines.append(.text(CellText(body.destination(of: link)), .left))
    return .framed(.stack(lines))
  }

  /// The words of a rich text, measured.
  private func cells(_ text: RichText) -> CellText { CellText(body.safe(text, brackets: true)) }
}

extension Table.Alignment {
  fileprivate var box: TextBox.Alignment {
    switch self {
    case .natural: .start
    case .left: .left
    case .center: .center
    case .right: .end
    }
  }
}
