import GalleyGeometry
import GalleyModel

/// Where on a screen an ad stands, with the numbers of AdCOM 1.0, "List: Placement Positions".
///
/// The list's other numbers are for what no page here has.
package enum AdPosition: Int, Hashable, Sendable {
  /// Wherever its creative puts itself.
  case unknown = 0
  /// Its middle is on the first screen, so that half of it or more is seen without scrolling.
  case aboveTheFold = 1
  /// It stays at its place of the screen while the page scrolls.
  case locked = 2
  case belowTheFold = 3
  case header = 4
  case footer = 5
  /// In a column beside the main one.
  case sidebar = 6
  case fullScreen = 7
}

extension AdPosition {
  /// The position of a slot on a measured page. Header, footer and sidebar tell more than the fold does.
  init(_ slot: MeasuredSlot, on measured: MeasuredPage) {
    if let position = slot.slot.position {
      self = Self(position)
      return
    }
    let outline = PageOutline(measured.page)
    if slot.region == outline.header {
      self = .header
    } else if slot.region == outline.footer {
      self = .footer
    } else if measured.isBesideMain(slot, outline) {
      self = .sidebar
    } else {
      self = slot.middle <= measured.fold ? .aboveTheFold : .belowTheFold
    }
  }
}

extension AdPosition {
  /// That of a slot which is not in the flow of the page.
  private init(_ position: SlotPosition) {
    switch position {
    case .anchorTop, .anchorBottom: self = .locked
    case .sideRail, .sideRailLeft: self = .sidebar
    case .interstitial: self = .fullScreen
    case .outOfPage: self = .unknown
    }
  }
}

extension MeasuredPage {
  /// Whether a slot's region stands beside the region that is `main`.
  fileprivate func isBesideMain(_ slot: MeasuredSlot, _ outline: PageOutline) -> Bool {
    guard let main = outline.main, let region = slot.region, main != region,
      let center = frame(ofRegion: main), let own = frame(ofRegion: region)
    else { return false }
    return own.isBeside(center) && !own.isAboveOrBelow(center)
  }

  private func frame(ofRegion index: Int) -> Frame? {
    placed.regions.first { placed.boxes[$0].role == .region(index) }.map { placed.boxes[$0].frame }
  }
}
