import GalleyGeometry
import GalleyModel

extension PlacementQuery {
  /// What a page asks of its body on the screen of a breakpoint, and which of its blocks that is; `nil`
  /// where no body with a slot is shown.
  ///
  /// - Parameter typesetter: one for the screens of all breakpoints.
  static func make(
    _ page: Page, _ article: Article, on placed: PlacedPage, _ typesetter: Typesetter,
    _ previous: PreviousPlacement?
  ) -> (query: PlacementQuery, position: PageOutline.BlockPosition)? {
    let breakpoint = placed.breakpoint
    guard let body = placed.body, let position = placed.position(of: body.box),
      case .body(let content) = page.regions[position.region].blocks[position.block].content,
      let slot = content.slot
    else { return nil }
    let placement = page.layout.slots[slot].placement
    // A slot of the sequence that has no size here is not there: the next takes its turn.
    let offers = placement.sequence.map { slot in
      SlotOffer.all(of: slot, in: page.layout, at: breakpoint) { place in
        typesetter.measure(place, in: body, of: page, onScreen: breakpoint)
      }
    }.filter { !$0.isEmpty }
    guard let first = offers.joined().first else { return nil }
    let measured = MeasuredPage(page, placed)
    let query = PlacementQuery(
      slot: slot,
      body: BodyMeasure(article, measured, body, slotMargins: first.margins),
      rules: placement.rules[breakpoint], offers: offers, marks: article.body.adMarks,
      kept: previous?.gaps(in: article.body, at: breakpoint) ?? [],
      content: MainContent(measured), isSmallest: measured.isSmallest)
    return (query, position)
  }
}

extension PlacedPage {
  /// The region and the block of a box that is one.
  fileprivate func position(of box: Int) -> PageOutline.BlockPosition? {
    guard case .block(let block, _) = boxes[box].role else { return nil }
    for index in regions where index < box && box < boxes[index].end {
      if case .region(let region) = boxes[index].role {
        return PageOutline.BlockPosition(region: region, block: block)
      }
    }
    return nil
  }
}
