import GalleyModel
import GalleyBasics

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
    let fit = slot.fit(at: breakpoint, for: place)
    let column = self.column(of: place, fit, room)
    group(.slot(place), column, styles[.slot].trimmed(edges)) { $0.inside(slot, fit, column) }
  }

  private mutating func inside(_ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ column: Column) {
    let isEmpty = medium.isCells && page.areAdsBlocked && slot.houseAd == nil
    if let label = slot.slot.label {
      if isEmpty {
        flow.advance(LayoutUnit(1))
      } else {
        line(label.value, .slotLabel, .element(.slotLabel), column, [])
      }
    }
    let box = column.narrowed(to: width(of: fit), isCentered: true)
    let height = fit.reservedHeight.map { LayoutUnit(medium.down($0)) }
    if isEmpty {
      flow.advance(height ?? .zero)
    } else if medium.isCells {
      drawn(slot, fit, box, height: height ?? .zero)
    } else if let height {
      flow.place(.element(.slotBox), box, height: height)
    } else {
      unreserved(slot, fit, box)
    }
  }

  /// The slots that are not in the flow, as they stand before anybody scrolls. On cells, where there is no screen to
  /// stand on, they are drawn one below the other at the page's end.
  ///
  /// - Returns: the page's height.
  mutating func overlays(below height: LayoutUnit) -> LayoutUnit {
    var end = height
    for overlay in page.overlays where overlay.place.visible.contains(index: breakpoint) {
      let slot = page.layout.slots[overlay.place.slot]
      guard let position = slot.position else { continue }
      let fit = slot.fits[breakpoint]
      if medium.isCells {
        flow.move(to: end + LayoutUnit(1))
        drawnOverlay(overlay.place, slot, fit)
        end = flow.y
      } else {
        self.overlay(overlay.place, slot, fit, at: position)
      }
    }
    return end
  }

  private mutating func overlay(
    _ place: PageSlot, _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, at position: SlotPosition
  ) {
    let first = flow.boxes.count
    let screen = Column(x: .zero, width: LayoutUnit(viewport.width))
    flow.move(to: .zero)
    switch position {
    case .outOfPage:
      flow.place(.slot(place), Column(x: .zero, width: .zero), height: .zero)
    case .interstitial:
      flow.place(.slot(place), screen, height: LayoutUnit(viewport.height))
    case .anchorTop, .anchorBottom:
      labelled(place, slot, fit, screen)
      if position == .anchorBottom {
        let height = flow.boxes[first].frame.height
        flow.shift(first..<flow.boxes.count, by: LayoutUnit(viewport.height) - height)
      }
    case .sideRail, .sideRailLeft:
      let width = LayoutUnit(fit.width ?? FixedLengths.fluidSideRail)
      // The page is turned over as a whole where lines begin at the right; the rail is not.
      let isAtEnd = (position == .sideRail) != page.isRightToLeft
      labelled(place, slot, fit, Column(x: isAtEnd ? screen.width - width : .zero, width: width))
      flow.shift(first..<flow.boxes.count, by: LayoutUnit(FixedLengths.stickyTop))
    }
  }

  /// A slot that no margins surround.
  private mutating func labelled(
    _ place: PageSlot, _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ column: Column
  ) {
    let index = flow.open(.slot(place), column, isolated: true)
    inside(slot, fit, column)
    flow.close(index, isolated: true)
  }

  private mutating func drawnOverlay(
    _ place: PageSlot, _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit
  ) {
    let index = flow.open(.slot(place), Column(x: .zero, width: LayoutUnit(viewport.width)))
    if fit.reservedHeight != nil {
      inside(slot, fit, Column(x: .zero, width: LayoutUnit(viewport.width)))
    } else {
      let facts = LayoutUnit(slot.facts(fit).count + 2)
      let width = min(viewport.width, 2 * Self.narrowestSlot)
      let column = Column(x: .zero, width: LayoutUnit(viewport.width))
      drawn(slot, fit, column.narrowed(to: width, isCentered: true), height: facts)
    }
    flow.close(index)
  }

  /// In a story a slot keeps to the measure unless it is wider itself.
  private func column(of place: PageSlot, _ fit: ResolvedSlot.Fit, _ room: Room) -> Column {
    var column = room.column
    let reaches = page.layout.reachesOverMargins(place.slot, in: room.area, at: breakpoint)
    if reaches {
      column = Column(x: column.x - room.margin, width: column.width + room.margin * 2)
    }
    let measure = screen.measure
    guard room.isStory, let width = width(of: fit), width <= measure else { return column }
    return column.narrowed(to: measure, isCentered: room.isCentered && !reaches)
  }

  /// The width of a slot's space, in units of the medium; `nil` for as wide as the column.
  private func width(of fit: ResolvedSlot.Fit) -> Int? {
    fit.width.map { medium.isCells ? max(Self.narrowestSlot, medium.across($0)) : $0 }
  }

  /// The cells that a slot's words need to be told.
  private static var narrowestSlot: Int { 14 }

  /// A space with what is known of the slot: a line each, as many as it is high enough for, or else
  /// the most important on one.
  private mutating func drawn(
    _ slot: ResolvedSlot, _ fit: ResolvedSlot.Fit, _ column: Column, height: LayoutUnit
  ) {
    let style = styles[.slotFace]
    let width = column.inside(style).width
    let rows = height - LayoutUnit(style.borderTop + style.borderBottom)
    var facts = page.areAdsBlocked ? [slot.houseAd?.alt ?? ""] : slot.facts(fit)
    var words = MeasuredText(lines: facts, TextStyle(style), in: fonts)
    while facts.count > ResolvedSlot.leastFacts, LayoutUnit(words.lineCount(width: width)) > rows {
      facts.removeLast()
      words = MeasuredText(lines: facts, TextStyle(style), in: fonts)
    }
    if LayoutUnit(words.lineCount(width: width)) > rows {
      words = measured(facts.joined(separator: ", "), style)
    }
    flow.place(
      .element(.slotBox), column, height: height, StandIn(words: words, style: style))
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

extension ResolvedSlot {
  /// What is told of the slot where its space is drawn, the most important first.
  fileprivate func facts(_ fit: Fit) -> [String] {
    var facts = ["spot_img", name]
    if !fit.sizes.isEmpty || position == nil {
      facts.append(fit.sizes.map(\.value.description).joined(separator: ", "))
    }
    if let position { facts.append(position.rawValue) }
    if slot.sticky { facts.append("sticky") }
    if slot.interscroller != nil { facts.append("interscroller") }
    if slot.unfilled == .house { facts.append("house: " + (slot.creative?.alt ?? name)) }
    return facts
  }

  /// `spot_img`, the name and the sizes are always told.
  fileprivate static var leastFacts: Int { 3 }
}
