import GalleyModel

extension BodyBuilder {
  /// Opens a quote, a list, an item, a figure or a table; where blocks cannot stand, in a cell or
  /// in preformatted text, it breaks the line instead.
  mutating func open(_ kind: Frame.Kind, from origin: Origin, tag: HTMLTag? = nil) {
    guard frames.count < Self.depthLimit else {
      if origin == .markdown { skippedDepth += 1 }
      breakBlock()
      return
    }
    breakBlock()
    let isFlat = frames[frames.count - 1].isFlat
    if !isFlat { closeLeaf() }
    var frame = Frame(
      isFlat ? .flat : kind, origin: origin, tag: tag, line: line, inlineBase: inlines.count)
    frame.speech = speech
    if frame.kind == .table {
      frame.outerTable = table
      table = TableRows()
    }
    frames.append(frame)
  }

  mutating func openList(start: Int?, isTight: Bool, from origin: Origin, tag: HTMLTag? = nil) {
    let depth = frames.count
    open(.list, from: origin, tag: tag)
    guard frames.count > depth else { return }
    frames[depth].list = BodyList(start: start, isTight: isTight, items: [])
  }

  /// Opens a list of HTML that counts down, from the number of its items where no other is said.
  mutating func openReversedList(start: Int?) {
    let depth = frames.count
    openList(start: start ?? 0, isTight: true, from: .html, tag: .ol)
    guard frames.count > depth else { return }
    frames[depth].list.isReversed = true
    frames[depth].countsFromItems = start == nil
  }

  /// Opens the leaf of a cell, a caption or preformatted text in a frame of its own.
  mutating func openText(
    _ kind: Frame.Kind, _ leafKind: Leaf.Kind, from origin: Origin, tag: HTMLTag? = nil
  ) {
    let depth = frames.count
    open(kind, from: origin, tag: tag)
    if origin == .markdown { markdownBase = inlines.count }
    guard frames.count > depth, frames[depth].kind == kind else { return }
    openLeaf(leafKind, from: origin)
  }

  /// Closes Markdown's innermost container, and all that HTML left open in it.
  mutating func closeMarkdownContainer() {
    if skippedDepth > 0 {
      skippedDepth -= 1
      breakBlock()
      return
    }
    while frames.count > 1 {
      let origin = frames[frames.count - 1].origin
      closeFrame()
      if origin == .markdown { return }
    }
  }

  /// Closes the innermost element of a tag that HTML opened since Markdown's last container, if
  /// there is one, and all that is open in it.
  mutating func closeElement(_ tag: HTMLTag) {
    guard let depth = depth(ofOpen: { $0.tag == tag }) else { return breakBlock() }
    while frames.count > depth { closeFrame() }
  }

  /// The innermost frame of HTML's own, above Markdown's last one, that a condition holds for.
  func depth(ofOpen condition: (Frame) -> Bool) -> Int? {
    var depth = frames.count - 1
    while depth > 0, frames[depth].origin == .html {
      if condition(frames[depth]) { return depth }
      depth -= 1
    }
    return nil
  }

  mutating func closeFrame() {
    guard frames.count > 1 else { return }
    if !frames[frames.count - 1].isFlat { closeLeaf() }
    let frame = frames.removeLast()
    truncateInlines(to: frame.inlineBase)
    let outer = speech
    speech = frame.speech
    defer { speech = outer }
    switch frame.kind {
    case .root: break
    case .flat: breakBlock()
    case .cell, .caption, .title, .term, .preformatted: closeLeaf()
    case .post:
      closeLeaf()
      closePost(frame)
    case .quote:
      if !frame.blocks.isEmpty { add(.quote(frame.blocks), line: frame.line) }
    case .list:
      closeList(frame)
    case .item: closeItem(frame)
    case .figure: closeFigure(frame)
    case .group(let kind): closeGroup(frame, kind)
    case .definitions:
      if !frame.entries.isEmpty { add(.definitions(frame.entries), line: frame.line) }
    case .definition: closeDefinition(frame)
    case .table: closeTable(frame)
    }
  }

  /// Counts one block more; `false` where there are as many as there may be.
  mutating func mayAddBlock() -> Bool {
    blockCount += 1
    guard blockCount > Self.blockLimit else { return true }
    unread.pass(.blocks, at: place)
    return false
  }

  /// Adds a finished block to the innermost container that takes blocks.
  mutating func add(_ content: BodyBlock.Content, line: Int32) {
    guard mayAddBlock() else { return }
    let block = BodyBlock(
      content, line: line, wordEnd: Int32(clamping: counter.words), speech: speech)
    let depth = frames.count - 1
    if frames[depth].kind == .table {
      frames[depth].blocks += finishedRows(line: frames[depth].line)
    }
    guard frames[depth].kind == .list else {
      frames[depth].blocks.append(block)
      return
    }
    if frames[depth].list.items.isEmpty { frames[depth].list.items.append([]) }
    frames[depth].list.items[frames[depth].list.items.count - 1].append(block)
  }

  /// Adds a block that stood in a container which is none after all.
  mutating func add(again block: BodyBlock) {
    let outer = speech
    if block.speech != 0 { speech = block.speech }
    add(block.content, line: block.line)
    speech = outer
  }

  private mutating func closeList(_ frame: Frame) {
    var list = frame.list
    guard !list.items.isEmpty else { return }
    if frame.countsFromItems { list.start = list.items.count }
    add(.list(list), line: frame.line)
  }

  private mutating func closeItem(_ frame: Frame) {
    if frames[frames.count - 1].kind == .list {
      if let number = frame.number, frames[frames.count - 1].list.start != nil {
        frames[frames.count - 1].list.ownNumbers[frames[frames.count - 1].list.items.count] = number
      }
      frames[frames.count - 1].list.items.append(frame.blocks)
    } else {
      for block in frame.blocks { add(again: block) }
    }
  }

  /// A figure is one block, whatever is in it, if it has a caption.
  private mutating func closeFigure(_ frame: Frame) {
    if !frame.place.isEmpty { put(frame.blocks, of: frame) }
    guard let caption = frame.caption else {
      for block in frame.blocks { add(again: block) }
      return
    }
    if frame.blocks.count == 1, case .image(var figure) = frame.blocks[0].content {
      figure.caption = caption
      add(.image(figure), line: frame.blocks[0].line)
    } else if frame.blocks.count == 1, case .group(var group) = frame.blocks[0].content,
      group.caption.isEmpty
    {
      group.caption = caption
      add(.group(group), line: frame.line)
    } else if frame.blocks.isEmpty {
      add(.paragraph(caption), line: frame.line)
    } else {
      add(.group(BlockGroup(.figure, frame.blocks, caption: caption)), line: frame.line)
    }
  }

  /// Puts what a figure or a gallery holds where it says.
  private mutating func put(_ blocks: [BodyBlock], of frame: Frame) {
    let isOne = frame.kind == .figure && blocks.count == 1
    if !isOne, frame.place.extent == .half { return }
    for block in blocks {
      put(block, at: isOne ? frame.place : PicturePlace(extent: frame.place.extent))
    }
  }

  private mutating func closeGroup(_ frame: Frame, _ kind: BlockGroup.Kind) {
    let none = RichText(runs: 0..<0)
    var blocks = frame.blocks
    if kind == .gallery, !frame.place.isEmpty { put(blocks, of: frame) }
    // What is set as a pull quote is often marked as a quotation too.
    if kind == .pullQuote, blocks.count == 1, case .quote(let quoted) = blocks[0].content {
      blocks = quoted
    }
    guard !blocks.isEmpty || frame.title != nil else {
      if let caption = frame.caption { add(.paragraph(caption), line: frame.line) }
      return
    }
    add(
      .group(
        BlockGroup(kind, title: frame.title ?? none, blocks, caption: frame.caption ?? none)),
      line: frame.line)
  }

  private mutating func closeTable(_ frame: Frame) {
    let blocks = frame.blocks + finishedRows(line: frame.line)
    table = frame.outerTable
    for block in blocks { add(again: block) }
  }

  /// The rows read so far, as a table; what stands between rows but in no cell parts it in two.
  private mutating func finishedRows(line: Int32) -> [BodyBlock] {
    guard let rows = table else { return [] }
    table = TableRows(alignments: rows.alignments)
    switch rows.finish() {
    case .table(let table): return [BodyBlock(.table(table), line: line)]
    case .paragraphs(let cells): return cells.map { BodyBlock(.paragraph($0), line: line) }
    }
  }
}
