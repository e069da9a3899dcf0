import GalleyModel
import GalleySyntax

extension PageLayout {
  /// A slot, which takes the same room at all places of a region.
  mutating func slot(_ place: PageSlot, in room: Room, _ edges: Edges) {
    guard kept != nil else { return layOut(place, in: room, edges) }
    let key = KeptBoxes.Slot(
      slot: place.slot, limit: place.limits[breakpoint], region: room.area.region, edges: edges,
      isStory: room.isStory)
    if let boxes = kept?[key] { return flow.append(boxes, as: .slot(place)) }
    let boxes = apart { $0.layOut(place, in: room, edges) }
    kept?[key] = boxes
    flow.append(boxes)
  }

  /// The label, and below it the space kept free.
  private mutating func layOut(_ place: PageSlot, in room: Room, _ edges: Edges) {
    let slot = page.layout.slots[place.slot]
    let column = self.column(of: place, room)
    let fit = slot.fit(at: breakpoint, for: place)
    group(.slot(place), column, styles[.slot].trimmed(edges)) { layout in
      if let label = slot.slot.label {
        layout.line(label.value, .slotLabel, .element(.slotLabel), column, [])
      }
      let box = column.narrowed(to: fit.width, isCentered: true)
      if let height = fit.reservedHeight {
        layout.flow.place(.element(.slotBox), box, height: LayoutUnit(height))
      } else {
        layout.unreserved(slot, fit, box)
      }
    }
  }

  /// In a story a slot keeps to the measure unless it is wider itself.
  private func column(of place: PageSlot, _ room: Room) -> Column {
    var column = room.column
    let reaches = page.layout.reachesOverMargins(place.slot, in: room.area, at: breakpoint)
    if reaches {
      column = Column(x: column.x - room.margin, width: column.width + room.margin * 2)
    }
    let measure = page.layout.theme.measure
    guard room.isStory,
      let width = page.layout.slots[place.slot].fit(at: breakpoint, for: place).width,
      width <= measure
    else { return column }
    return column.narrowed(to: measure, isCentered: room.isCentered && !reaches)
  }

  /// A space that nothing is said of is as high as the words in it until the advertisement comes.
  private mutating func unreserved(
    _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ column: Column
  ) {
    let index = flow.open(.element(.slotBox), column, isolated: true)
    let style = styles[.slotFace]
    let face = flow.open(.element(.slotFace), column, style)
    flow.set(measured("spot_img \(slot.name)", style), in: face, column.inside(style), style)
    // Below the name, the sizes.
    flow.set(lines: 1, in: face, style)
    flow.close(face, style)
    flow.close(index, isolated: true)
    flow.markEstimated(index)
  }
}
