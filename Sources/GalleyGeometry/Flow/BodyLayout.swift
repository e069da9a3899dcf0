import GalleyModel

/// Lays out the blocks of one body, as `BodyWriter` writes them.
struct BodyLayout {
  var texts: BodyTexts
  let styles: StyleTable
  private var levels = HeadingLevels()
  /// How many quotes are open: paragraphs in them have a style of their own.
  private var quotes = 0
  /// How many lists are open.
  var lists = 0

  init(_ texts: consuming BodyTexts, styles: StyleTable) {
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
    case .embed(let embed): self.embed(embed, column, edges, &flow)
    case .group(let group): self.group(group, column, edges, &flow)
    case .definitions(let entries): definitions(entries, column, edges, &flow)
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

  fileprivate mutating func quote(
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

  private func embed(_ embed: Embed, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    guard embed.kind == .link else { return frame(embed, column, edges, &flow) }
    let style = styles[.embed].trimmed(edges)
    let index = flow.open(.element(.embed), column, style)
    let type = TextStyle(style)
    let text =
      if embed.words.isEmpty, let link = texts.body.link(at: embed.link) {
        MeasuredText(texts.body.string(link.destination), type, in: texts.fonts)
      } else {
        MeasuredText(
          texts.body[embed.words].map(\.plain)[...], of: texts.body, type, in: texts.fonts)
      }
    flow.set(text, in: index, column.inside(style), style)
    flow.close(index, style)
  }

  /// The room of what another site shows.
  private func frame(_ embed: Embed, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.frame].trimmed(edges)
    let index = flow.open(.element(.frame), column, style)
    let space = embed.space
    let width = space.maxWidth.map { flow.medium.across($0) }
    let column = column.narrowed(to: width, isCentered: false)
    let height: LayoutUnit
    switch space.height {
    case _ where !flow.countsPicture(): height = LayoutUnit(Flow.smallPicture)
    case .shape(let size): height = flow.medium.height(ofWidth: column.width, shape: size)
    case .pixels(let pixels): height = LayoutUnit(flow.medium.down(pixels))
    }
    let shape = flow.boxes.count
    flow.place(
      .picture, column, height: height,
      flow.standIn(texts.body.sourceName(of: embed), styles[.wordsForFigure]))
    if space.isEstimated { flow.markEstimated(shape) }
    flow.close(index, style)
  }

  private mutating func group(
    _ group: BlockGroup, _ column: Column, _ edges: Edges, _ flow: inout Flow
  ) {
    switch group.kind {
    case .figure, .gallery:
      let style = styles[.figure].trimmed(edges)
      let index = flow.open(.element(.figure), column, style)
      for block in group.blocks { place(block, column, [], &flow) }
      if !group.caption.isEmpty { paragraph(group.caption, .caption, column, [], &flow) }
      flow.close(index, style)
    case .pullQuote: quote(group.blocks + group.captionBlock, column, edges, &flow)
    case .box, .related, .details: container(.box, group, column, edges, &flow)
    case .entry: container(.entry, group, column, edges, &flow)
    case .notes: container(.notes, group, column, edges, &flow)
    }
  }

  private mutating func container(
    _ element: StyledElement, _ group: BlockGroup, _ column: Column, _ edges: Edges,
    _ flow: inout Flow
  ) {
    let style = styles[element].trimmed(edges)
    let inside = column.inside(style, on: flow.medium)
    let index = flow.open(.element(element), column, style)
    let blocks = group.blocks + group.captionBlock
    let count = blocks.count + (group.title.isEmpty ? 0 : 1)
    if !group.title.isEmpty {
      paragraph(group.title, .summary, inside, Edges(0, of: count), &flow)
    }
    for (position, block) in blocks.enumerated() {
      place(block, inside, Edges(position + count - blocks.count, of: count), &flow)
    }
    flow.close(index, style)
  }

  private mutating func definitions(
    _ entries: [Definition], _ column: Column, _ edges: Edges, _ flow: inout Flow
  ) {
    let style = styles[.definitions].trimmed(edges)
    let index = flow.open(.element(.definitions), column, style)
    for entry in entries {
      for term in entry.terms { paragraph(term, .term, column, [], &flow) }
      let definition = styles[.definition]
      let inside = column.inside(definition, on: flow.medium)
      let box = flow.open(.element(.definition), column, definition)
      for (position, block) in entry.blocks.enumerated() {
        let edges = Edges(position, of: entry.blocks.count).subtracting(.first)
        place(block, inside, edges, &flow)
      }
      flow.close(box, definition)
    }
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

extension BodyLayout {
  mutating func figure(_ figure: Figure, _ column: Column, _ edges: Edges, _ flow: inout Flow) {
    let style = styles[.figure].trimmed(edges)
    let index = flow.open(.element(.figure), column, style)
    flow.picture(
      column, of: texts.body.link(at: figure.source)?.size,
      flow.standIn(texts.body.string(figure.alt), styles[.wordsForFigure]))
    if !figure.caption.isEmpty { paragraph(figure.caption, .caption, column, [], &flow) }
    flow.close(index, style)
  }
}

extension BodyLayout {
  /// Lays out a picture beside the text that comes.
  mutating func put(
    aside figure: Figure, atStart isAtStart: Bool, _ aside: PictureBeside, _ column: Column,
    line: Int32, _ flow: inout Flow
  ) {
    var style = styles[.figure]
    style.marginTop = 0
    style.marginBottom = 0
    style.paddingTop = aside.top
    let own = texts.body.link(at: figure.source)?.size?.width ?? aside.width
    let width = LayoutUnit(min(aside.width, own))
    let room = Column(x: isAtStart ? column.x : column.x + column.width - width, width: width)
    var apart = Flow(flow.medium, in: flow.fonts, capacity: 4)
    let index = apart.open(.element(.figure), room, style)
    apart.picture(room, of: texts.body.link(at: figure.source)?.size, nil)
    if !figure.caption.isEmpty { paragraph(figure.caption, .caption, room, [], &apart) }
    apart.close(index, style)
    apart.change(index) { $0.line = line }
    flow.put(
      aside: apart, width: width + LayoutUnit(aside.gap), isAtStart: isAtStart,
      margin: LayoutUnit(aside.bottom))
  }
}

extension Flow {
  /// A picture as wide as the column, of the given size or, where nobody knows it, the usual shape.
  ///
  /// - Parameter standIn: the words for it where it is drawn.
  mutating func picture(_ column: Column, of size: PixelSize? = nil, _ standIn: StandIn?) {
    var column = column
    if let size { column.width = min(column.width, LayoutUnit(medium.across(size.width))) }
    let shape = size ?? FixedLengths.pictureShape
    let height =
      countsPicture()
      ? medium.height(ofWidth: column.width, shape: shape) : LayoutUnit(Self.smallPicture)
    let index = boxes.count
    place(.picture, column, height: height, standIn)
    if size == nil { markEstimated(index) }
  }
}

extension BodyLayout {
  /// Sets runs of text into a box; a picture among them stands on lines of its own.
  mutating func runs(
    _ runs: Range<Int>, in index: Int, _ column: Column, _ style: BoxStyle, _ flow: inout Flow
  ) {
    let type = TextStyle(style)
    guard !texts.hasPicture(runs) else {
      return pictures(texts.body.runs[runs], in: index, column, style, &flow)
    }
    if flow.medium.isCells {
      return flow.set(
        MeasuredText(texts.body.runs[runs], of: texts.body, type), in: index, column, style)
    }
    if flow.isBesidePicture {
      flow.settle()
      let (rooms, areSure) = flow.rooms(ofLines: LayoutUnit(style.lineHeight), in: column.width)
      let (lines, isEstimated) = texts.lineCount(
        of: runs, type, rooms: rooms, width: column.width)
      return flow.set(lines: lines, isEstimated: isEstimated || !areSure, in: index, style)
    }
    let (lines, isEstimated) = texts.lineCount(of: runs, type, width: column.width)
    flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
  }

  private func pictures(
    _ runs: ArraySlice<Run>, in index: Int, _ column: Column, _ style: BoxStyle,
    _ flow: inout Flow
  ) {
    var rest = runs
    while !rest.isEmpty {
      let words = rest.prefix { !isPicture($0) }
      let text = MeasuredText(
        texts.body.text,
        words.filter { $0.kind != .annotation }.map { segment(of: $0, TextStyle(style)) },
        in: texts.fonts)
      flow.set(text, in: index, column, style)
      rest = rest.dropFirst(words.count)
      guard let picture = rest.popFirst() else { return }
      flow.picture(
        column, of: texts.body.link(at: picture.link)?.size,
        flow.standIn(texts.body.string(picture.text), styles[.wordsForFigure]))
    }
  }

  /// A run, or the words for a picture that is not shown.
  private func segment(of run: Run, _ style: TextStyle) -> Segment {
    guard run.kind == .image else { return Segment(run, in: style, texts.fonts) }
    return Segment(run.text.indices, TextStyle(styles[.wordsForPicture]), in: texts.fonts)
  }

  private func isPicture(_ run: Run) -> Bool { run.kind == .image && canShow(run.link) }

  /// Whether a picture is the project's own.
  func canShow(_ source: Int16) -> Bool {
    guard let source = texts.body.link(at: source)?.destination, !source.isEmpty else {
      return false
    }
    return LinkDestination(texts.body.text[source.indices]) == .local
  }
}

extension BodyLayout {
  mutating func list(
    _ list: BodyList, _ column: Column, _ edges: Edges, in nesting: Nesting, _ flow: inout Flow
  ) {
    let lengths = flow.medium.lengths
    var style = styles[.list].trimmed(edges)
    if nesting == .item {
      style.marginTop = lengths.nestedListMargin
      style.marginBottom = 0
    }
    if flow.medium.isCells { style.paddingStart = list.markWidth }
    let index = flow.open(.element(.list), column, style)
    let inside = column.inside(style, on: flow.medium)
    var item = styles[.listItem]
    if !list.isTight { item.marginBottom = max(item.marginBottom, lengths.looseItemMargin) }
    lists += 1
    for (position, blocks) in list.items.enumerated() {
      if flow.medium.isCells, inside.x > column.x {
        let marker = list.marker(at: position, nesting: lists - 1)
        flow.mark(marker, style.paddingStart, before: inside)
      }
      self.item(blocks, isTight: list.isTight, inside, item, &flow)
    }
    lists -= 1
    flow.close(index, style)
  }

  private mutating func item(
    _ blocks: [BodyBlock], isTight: Bool, _ column: Column,
    _ style: BoxStyle, _ flow: inout Flow
  ) {
    let index = flow.open(.element(.listItem), column, style)
    flow.change(index) { $0.line = blocks.first?.line ?? 0 }
    // The marker makes a line of its own where there is nothing to stand beside.
    if blocks.isEmpty { flow.set(lines: 1, in: index, style) }
    var follows = false
    for (position, block) in blocks.enumerated() {
      if isTight, case .paragraph(let text) = block.content {
        // A paragraph after another thing begins with a line break, which is a line after a block.
        if position > 0, !follows { flow.set(lines: 1, in: index, style) }
        runs(text.indices, in: index, column, style, &flow)
        follows = true
      } else {
        let edges = Edges(position, of: blocks.count).subtracting(.first)
        place(block, column, edges, in: .item, &flow)
        follows = false
      }
    }
    flow.close(index, style)
  }
}

extension BodyList {
  /// The cells that its bullets or numbers take, with the space after them.
  fileprivate var markWidth: Int {
    guard let start else { return 2 }
    let last = start.addingReportingOverflow(max(0, items.count - 1)).partialValue
    return max(String(start).count, String(last).count) + 2
  }

  fileprivate func marker(at index: Int, nesting: Int) -> ListMarker {
    start.map { .number($0 &+ index) } ?? .bullet(nesting: nesting)
  }
}
