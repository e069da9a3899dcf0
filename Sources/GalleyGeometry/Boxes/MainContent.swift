import GalleyModel

/// The part of a page that is the article, by the Better Ads Standards: from the top of its region to
/// the end of its last own block, headers, footers, menus and related articles left out.
package struct MainContent: Sendable {
  /// The advertisements in it, and those that cover it along an edge of the screen; those below its end are not.
  package let slots: [MeasuredSlot]
  /// The heights of the advertisements, without their labels.
  package let ads: LayoutUnit
  package let height: LayoutUnit

  package var adShare: Double {
    height > .zero ? Double(ads.rawValue) / Double(height.rawValue) : 0
  }

  package init(_ page: MeasuredPage) {
    let stories = Set(
      page.blocks.filter { $0.name == .headline || $0.name == .body }.map(\.region))
    let frames = page.placed.regions.map { page.placed.boxes[$0] }.filter { box in
      if case .region(let index) = box.role { stories.contains(index) } else { false }
    }.map(\.frame)
    let article = page.blocks.filter { $0.isArticle && stories.contains($0.region) }
    guard let top = frames.map(\.y).min(),
      let bottom = article.map({ page.frame(of: $0).maxY }).max()
    else {
      slots = []
      ads = .zero
      height = .zero
      return
    }
    let isInside = { (frame: Frame) in
      frame.y >= top && frame.maxY <= bottom && frames.contains { $0.isAboveOrBelow(frame) }
    }
    let others = page.blocks.filter { !$0.isArticle && isInside(page.frame(of: $0)) }
    // Of a page whose ads are blocked, those are there that take their places.
    let isBlocked = page.page.areAdsBlocked
    slots =
      page.slots.filter { isInside($0.frame) && (!isBlocked || $0.slot.houseAd != nil) }
      + page.overlays.filter { $0.slot.position?.isAnchor == true }
    ads = slots.reduce(.zero) { $0 + $1.ad.height }
    height = others.reduce(bottom - top) { $0 - page.frame(of: $1).height }
  }
}
