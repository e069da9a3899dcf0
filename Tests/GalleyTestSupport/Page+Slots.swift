package import GalleyModel

extension Page {
  /// The page with its bodies' slots after every fourth paragraph, but never at the end: for tests that
  /// need some in known places, wherever placement would put them.
  package var withSlotsInBodies: Page {
    guard let blocks = article?.body.blocks else { return self }
    var page = self
    for region in page.regions.indices {
      for block in page.regions[region].blocks.indices {
        guard case .body(var content) = page.regions[region].blocks[block].content,
          let slot = content.slot
        else { continue }
        let visible = page.regions[region].blocks[block].visible
          .intersection(layout.slots[slot].visible)
        content.items = Self.items(blocks, PageSlot(slot: slot, visible: visible))
        page.regions[region].blocks[block].content = .body(content)
      }
    }
    page.numberSlots()
    return page
  }

  private static func items(_ blocks: [BodyBlock], _ slot: PageSlot) -> [BodyContent.Item] {
    var items: [BodyContent.Item] = []
    var paragraphs = 0
    for (index, block) in blocks.enumerated() {
      items.append(.block(index))
      guard case .paragraph = block.content else { continue }
      paragraphs += 1
      if paragraphs % 4 == 0, index + 1 < blocks.count, !slot.visible.isEmpty {
        items.append(.slot(slot))
      }
    }
    return items
  }
}
