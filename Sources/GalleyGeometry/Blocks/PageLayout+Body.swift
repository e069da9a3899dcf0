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
    // Apart from each other: what is looked at as a whole for each block is copied as a whole.
    let earlier = earlierBody(like: placed, role)
    let (known, boxes) = (earlier?.body, earlier?.boxes ?? [])
    let (blocks, margins) = (known?.blocks ?? [], known?.margins ?? [])
    let shift = known.map { prose.x - $0.prose.x } ?? .zero
    var layout = BodyLayout(texts.taken(), styles: styles)
    defer { texts = layout.texts.taken() }
    for (position, item) in content.items.enumerated() {
      switch item {
      case .block(let block):
        guard layout.texts.body.blocks.indices.contains(block) else { continue }
        let number = placed.blocks.count
        placed.blocks.append(flow.boxes.count)
        if number < blocks.count {
          let box = blocks[number]
          flow.append(boxes[box..<boxes[box].end], by: shift, margins[number])
          placed.margins.append(margins[number])
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

  /// The body and all boxes on the screen before, where its blocks look as they do on this one.
  private func earlierBody(
    like body: PlacedBody, _ role: PlacedBox.Role
  ) -> (body: PlacedBody, boxes: [PlacedBox])? {
    guard screen.sharesBody, !page.isRightToLeft, let earlier, let other = earlier.body,
      other.prose.width == body.prose.width, other.room.area.region == body.room.area.region,
      earlier.boxes[other.box].role == role,
      // Margins meet through a block without height.
      other.blocks.allSatisfy({ earlier.boxes[$0].frame.height > .zero })
    else { return nil }
    return (other, earlier.boxes)
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
