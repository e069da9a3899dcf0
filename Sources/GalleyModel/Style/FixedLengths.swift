/// The lengths of a page that are the same in every theme, in CSS px.
///
/// As with `BoxStyle`, the stylesheet is written from them and box layout computes with them.
package enum FixedLengths {
  // Between short boxes that stand side by side.
  package static let stripGap = 20
  package static let stripLinksGap = 10
  package static let menuGap = 26
  package static let menuLinksGap = 24
  package static let bylineGap = 16
  package static let tagsGap = 14

  /// Between the columns of a list of articles, and the narrowest that one may get.
  package static let itemGap = 24
  package static let narrowestItem = 216
  package static let thumbnailHeight = 150
  package static let thumbnailMargin = 8
  package static let numberedItemHeight = 64
  package static let numeralWidth = 44

  /// Above a list that stands in another one's item.
  package static let nestedListMargin = 8
  package static let fieldMargin = 16
  package static let commentRows = 6
  /// Between the top of the screen and a sticky slot.
  package static let stickyTop = 24
  /// The shape of the space for a picture whose size nobody said.
  package static let pictureShape = PixelSize(width: 3, height: 2)

  /// How many columns a list of articles has in a region.
  ///
  /// - Parameter width: the region's, in CSS px, at the smallest viewport of the breakpoint.
  package static func itemColumns(in width: Int) -> Int {
    max(1, min(4, (width + itemGap) / (narrowestItem + itemGap)))
  }
}
