package import GalleyModel
package import GalleyBasics

/// A slot at its place on a page.
package struct MeasuredSlot: Sendable {
  package let slot: ResolvedSlot
  /// Index in the page's boxes.
  package let box: Int
  /// The element's id: the slot's name, with a number where it stands more than once.
  package let id: String
  /// At the page's breakpoint.
  package let fit: ResolvedSlot.Fit
  /// With its label.
  package let frame: Frame
  /// The space for the advertisement itself.
  package let ad: Frame
  /// How far it goes along with the reader.
  package let travel: LayoutUnit
  /// The name of its region.
  package let region: String
  /// Innermost first: those of the slot, of its block and of its region.
  package let allowances: [[Allowance]]

  /// - Parameters:
  ///   - box: the slot's index in the boxes.
  ///   - region: its region's index in the page's.
  init(
    _ place: PageSlot, at box: Int, inRegion region: Int, _ page: Page, _ placed: PlacedPage
  ) {
    slot = page.layout.slots[place.slot]
    self.box = box
    id = page.layout.id(of: place)
    fit = slot.fit(at: placed.breakpoint, for: place)
    frame = placed.boxes[box].frame
    let inside = placed.boxes[box..<placed.boxes[box].end]
    ad = inside.first { $0.role == .element(.slotBox) }?.frame ?? frame
    travel = placed.boxes[box].travel
    let region = page.layout.regions[page.regions[region].region]
    let block = region.blocks.first {
      $0.slot == place.slot && $0.visible.contains(index: placed.breakpoint)
    }
    self.region = region.name.value
    allowances = [slot.slot.allow, block?.allow ?? [], region.allow]
  }

  package var name: String { slot.name }
  /// Where the slot is defined.
  package var span: Span { slot.slot.name.span }
  /// The height of its middle, below the page's top.
  package var middle: LayoutUnit { ad.y + ad.height / 2 }
}
