import GalleyModel

extension PageLayout {
  mutating func block(_ block: PageBlock, at index: Int, _ edges: Edges, _ room: Room) {
    if case .slot(let slot) = block.content {
      return self.slot(slot, in: room, edges)
    }
    let isHeadline = isHeadline(block, at: index)
    let column = self.column(of: block, isHeadline: isHeadline, room)
    content(block.content, .block(index, block.name), column, edges, room, isHeadline: isHeadline)
  }

  private mutating func content(
    _ content: BlockContent, _ role: PageBox.Role, _ column: Column, _ edges: Edges, _ room: Room,
    isHeadline: Bool = false
  ) {
    switch content {
    case .weather, .place, .date, .appLinks, .languageLinks, .slot: break
    case .masthead: masthead(role, column)
    case .menu(let links): menu(links, role, column, edges)
    case .breadcrumbs(let way): breadcrumbs(way, role, column, edges)
    case .sectionLabel(let text):
      let element = isHeadline ? StyledElement.headline : .sectionLabel
      line(text, element, role, column, edges)
    case .headline(let text): line(text, .headline, role, column, edges)
    case .standfirst(let text): line(text, .standfirst, role, column, edges)
    case .byline(let byline): self.byline(byline, role, column, edges)
    case .image(let image): figure(image, role, column, edges)
    case .gallery(let title, let pictures):
      gallery(title, pictures, role, column, edges, room)
    case .shareLinks(let title, let links):
      titled(title, links.map(\.title), .shareLinks, role, column, edges)
    case .tags(let tags): self.tags(tags, role, column, edges)
    case .author(let title, let people): author(title, people, role, column, edges)
    case .body(let content): articleBody(content, role, column, room)
    case .articleList(let list): articleList(list, role, column, edges, room)
    case .comments(let title): comments(title, role, column, edges)
    case .newsletter(let newsletter): self.newsletter(newsletter, role, column, edges)
    case .text(let body): text(body, role, column, room)
    case .menuLinks(let title, let links): menuLinks(title, links, role, column, edges)
    case .divider: line("", .divider, role, column, edges)
    case .copyright(let text): line(text, .copyright, role, column, edges)
    case .custom(let custom): self.custom(custom, role, column, edges)
    }
  }

  /// The room of a block: in a story nothing but these gets wider than the measure.
  private func column(of block: PageBlock, isHeadline: Bool, _ room: Room) -> Column {
    if isHeadline {
      let measure = room.isCentered ? screen.measure : nil
      return room.column.narrowed(to: measure, isCentered: true)
    }
    guard room.isStory else { return room.column }
    let limit: Int? =
      switch block.content {
      case .body, .articleList, .image, .gallery, .slot: nil
      default: screen.measure
      }
    return room.column.narrowed(to: limit, isCentered: room.isCentered)
  }

  /// Whether a block looks like a headline: a label does where the page has nothing better.
  private func isHeadline(_ block: PageBlock, at index: Int) -> Bool {
    switch block.content {
    case .headline: true
    case .sectionLabel:
      plan.outline.headline?.block == index
        && !page.regions.contains { $0.contains(\.isHeadline) }
    default: false
    }
  }

  /// As high as it is said to be, whatever it holds.
  private mutating func custom(
    _ custom: CustomContent, _ role: PageBox.Role, _ column: Column, _ edges: Edges
  ) {
    let style = styles[.custom].trimmed(edges)
    let height = LayoutUnit(medium.down(custom.heights[breakpoint]))
    flow.keepFree(style.marginTop)
    let words = custom.markup.words.isEmpty ? custom.file : custom.markup.words
    flow.place(role, column, height: height, flow.standIn(words, styles[.slotLabel]))
    flow.keepFree(style.marginBottom)
  }

  mutating func line(
    _ text: String, _ element: StyledElement, _ role: PageBox.Role, _ column: Column,
    _ edges: Edges
  ) {
    paragraph(text, role, column, styles[element].trimmed(edges))
  }

  /// A box that holds nothing but text.
  mutating func paragraph(
    _ text: String, _ role: PageBox.Role, _ column: Column, _ style: BoxStyle
  ) {
    if medium.isCells { return flow.paragraph(role, measured(text, style), column, style) }
    let index = flow.open(role, column, style)
    let (lines, isEstimated) = words.lineCount(
      of: text, TextStyle(style), width: column.inside(style).width)
    flow.set(lines: lines, isEstimated: isEstimated, in: index, style)
    flow.close(index, style)
  }

  /// A block with boxes in it.
  mutating func group(
    _ role: PageBox.Role, _ column: Column, _ style: BoxStyle, _ content: (inout Self) -> Void
  ) {
    let index = flow.open(role, column, style)
    content(&self)
    flow.close(index, style)
  }
}

extension PageLayout {
  mutating func articleBody(
    _ content: BodyContent, _ role: PageBox.Role, _ column: Column, _ room: Room
  ) {
    guard page.article != nil else { return }
    let index = flow.open(role, column, isolated: true)
    let prose = column.narrowed(to: screen.measure, isCentered: room.isCentered)
    var placed = BodyBoxes(box: index, blocks: [], margins: [], room: room, prose: prose)
    placed.blocks.reserveCapacity(content.items.count)
    placed.margins.reserveCapacity(content.items.count)
    // Apart from each other: what is looked at as a whole for each block is copied as a whole.
    let aside = pictureBeside(in: prose)
    // What stands beside a picture depends on where both are.
    // What is wider than the text depends on more than the text's width.
    let isAlike = aside == nil && !texts.body.links.contains { $0.extent != nil }
    let earlier = isAlike ? earlierBody(like: placed, role) : nil
    let (known, boxes) = (earlier?.body, earlier?.boxes ?? [])
    let (blocks, margins) = (known?.blocks ?? [], known?.margins ?? [])
    let shift = known.map { prose.x - $0.prose.x } ?? .zero
    var layout = BodyLayout(texts.taken(), styles: styles)
    defer { texts = layout.texts.taken() }
    var lastAside = 0
    for (position, item) in content.items.enumerated() {
      switch item {
      case .block(let block):
        guard layout.texts.body.blocks.indices.contains(block) else { continue }
        let number = placed.blocks.count
        placed.blocks.append(flow.boxes.count)
        if number < blocks.count, case let box = blocks[number],
          boxes[box].line == layout.texts.body.blocks[block].line
        {
          flow.append(boxes[box..<boxes[box].end], by: shift, margins[number])
          placed.margins.append(margins[number])
        } else {
          let edges = Edges(position, of: content.items.count)
          flow.watch()
          let own = layout.texts.body.blocks[block]
          if let aside {
            if flow.isBesidePicture { placed.asides[number] = lastAside }
            if case .image(let figure) = own.content, let side = layout.texts.body.side(of: own) {
              placed.asideBlocks.insert(number)
              lastAside = number
              layout.put(
                aside: figure, atStart: (side == .left) != page.isRightToLeft, aside, prose,
                line: own.line, &flow)
              placed.margins.append(flow.watchedMargins)
              continue
            }
            if !layout.texts.body.flowsBeside(own) { flow.clear() }
          }
          let extent = layout.texts.body.extent(of: own.content)
          let place = extent.map { self.column(of: $0, prose, column, room) } ?? prose
          layout.place(own, place, edges, &flow)
          placed.margins.append(flow.watchedMargins)
        }
      case .slot(let slot):
        guard slot.visible.contains(index: breakpoint) else { continue }
        flow.clear()
        self.slot(slot, in: room, Edges(position, of: content.items.count))
      case .insert(let insert):
        let block = content.inserts[insert].block
        guard block.visible.contains(index: breakpoint) else { continue }
        placed.inserts.append(
          InsertBox(name: block.name, gap: placed.blocks.count, box: flow.boxes.count))
        flow.clear()
        self.insert(block, at: insert, prose, room)
      }
    }
    flow.endAsides()
    flow.close(index, isolated: true)
    if self.body == nil { self.body = placed }
  }

  /// A block of the layout between two of the text, whose own margins stay inside.
  private mutating func insert(
    _ block: PageBlock, at index: Int, _ column: Column, _ room: Room
  ) {
    let style = styles[.insert]
    var room = room
    room.isInsert = true
    let box = flow.open(.element(.insert), column, style, isolated: true)
    content(block.content, .block(index, block.name), column, [.first, .last], room)
    flow.close(box, style, isolated: true)
  }

  /// The room of a block that is not as wide as the text.
  private func column(
    of block: (extent: PictureExtent, own: Int?), _ prose: Column, _ column: Column, _ room: Room
  ) -> Column {
    guard let width = page.layout.theme.width(of: block.extent, own: block.own) else {
      return prose
    }
    return column.narrowed(
      to: width == .max ? nil : medium.across(width), isCentered: room.isCentered)
  }

  /// How pictures stand beside text in a column; `nil` where the theme has none, there is no room, or the body has
  /// none.
  private func pictureBeside(in column: Column) -> PictureBeside? {
    guard !medium.isCells, let aside = PictureBeside(page.layout.theme),
      column.width >= LayoutUnit(aside.from),
      texts.body.links.contains(where: { $0.side != nil })
    else { return nil }
    return aside
  }

  /// The body and all boxes on a page that was laid out before, where its blocks look as they do on this one:
  /// on this screen, or on the screen before.
  private func earlierBody(
    like body: BodyBoxes, _ role: PageBox.Role
  ) -> (body: BodyBoxes, boxes: [PageBox])? {
    guard !page.isRightToLeft else { return nil }
    for earlier in [last, screen.sharesBody ? earlier : nil] {
      guard let earlier, let other = earlier.body,
        other.prose.width == body.prose.width, other.room.area.region == body.room.area.region,
        earlier.boxes[other.box].role == role,
        // Margins meet through a block without height.
        other.blocks.allSatisfy({ earlier.boxes[$0].frame.height > .zero })
      else { continue }
      return (other, earlier.boxes)
    }
    return nil
  }

  /// A text of the layout's.
  mutating func text(
    _ body: Body, _ role: PageBox.Role, _ column: Column, _ room: Room
  ) {
    let index = flow.open(role, column, isolated: true)
    var layout = BodyLayout(BodyTexts(body, in: fonts), styles: styles)
    let prose = column.narrowed(to: screen.measure, isCentered: room.isCentered)
    for (position, block) in body.blocks.enumerated() {
      layout.place(block, prose, Edges(position, of: body.blocks.count), &flow)
    }
    flow.close(index, isolated: true)
  }
}
