import GalleyModel

extension PageLayout {
  mutating func articleBody(
    _ content: BodyContent, _ role: PlacedBox.Role, _ column: Column, _ room: Room
  ) {
    guard page.article != nil else { return }
    let index = flow.open(role, column, isolated: true)
    let prose = column.narrowed(to: screen.measure, isCentered: room.isCentered)
    var placed = PlacedBody(box: index, blocks: [], margins: [], room: room, prose: prose)
    placed.blocks.reserveCapacity(content.items.count)
    placed.margins.reserveCapacity(content.items.count)
    let earlier = earlierPage(with: placed, role)
    var layout = BodyLayout(texts.taken(), styles: styles)
    defer { texts = layout.texts.taken() }
    for (position, item) in content.items.enumerated() {
      switch item {
      case .block(let block):
        guard layout.texts.body.blocks.indices.contains(block) else { continue }
        placed.blocks.append(flow.boxes.count)
        if let earlier, let body = earlier.body {
          let margins = body.margins[placed.margins.count]
          let box = body.blocks[placed.margins.count]
          flow.append(
            earlier.boxes[box..<earlier.boxes[box].end], by: prose.x - body.prose.x, margins)
          placed.margins.append(margins)
        } else {
          let edges = Edges(position, of: content.items.count)
          flow.watch()
          layout.place(layout.texts.body.blocks[block], prose, edges, &flow)
          placed.margins.append(flow.watchedMargins)
        }
      case .slot(let slot):
        guard slot.visible.contains(index: breakpoint) else { continue }
        self.slot(slot, in: room, Edges(position, of: content.items.count))
      }
    }
    flow.close(index, isolated: true)
    if self.body == nil { self.body = placed }
  }

  /// The page on the screen before, where the blocks of its body look as they do on this one.
  private func earlierPage(with body: PlacedBody, _ role: PlacedBox.Role) -> PlacedPage? {
    guard screen.sharesBody, !page.isRightToLeft, let earlier, let other = earlier.body,
      other.prose.width == body.prose.width, other.room.area.region == body.room.area.region,
      earlier.boxes[other.box].role == role,
      // Margins meet through a block without height.
      other.blocks.allSatisfy({ earlier.boxes[$0].frame.height > .zero })
    else { return nil }
    return earlier
  }

  /// A text of the layout's.
  mutating func text(
    _ body: Body, _ role: PlacedBox.Role, _ column: Column, _ room: Room
  ) {
    let index = flow.open(role, column, isolated: true)
    var layout = BodyLayout(MeasuredBody(body), styles: styles)
    let prose = column.narrowed(to: screen.measure, isCentered: room.isCentered)
    for (position, block) in body.blocks.enumerated() {
      layout.place(block, prose, Edges(position, of: body.blocks.count), &flow)
    }
    flow.close(index, isolated: true)
  }
}
