/// The lengths of a page that are the same in every theme, in CSS px or in cells.
///
/// As with `BoxStyle`, the stylesheet is written from them and box layout computes with them.
package struct FixedLengths: Sendable {
  // Between short boxes that stand side by side.
  package var stripGap: Int
  package var stripLinksGap: Int
  package var menuGap: Int
  package var menuLinksGap: Int
  package var bylineGap: Int
  package var tagsGap: Int
  /// Between a title and what it stands before; `nil` for the gap of that.
  package var titleGap: Int?

  /// Between the columns of a list of articles, and the narrowest that one may get.
  package var itemGap: Int
  package var narrowestItem: Int
  package var thumbnailMargin: Int
  package var numberedItemHeight: Int
  package var numeralWidth: Int
  /// What a mark before each headline of a plain list takes.
  package var bulletWidth = 0
  /// Above an item with a number or a picture.
  package var itemSpacing = 0

  /// Above a list that stands in another one's item.
  package var nestedListMargin: Int
  /// Below the items of a list whose items are paragraphs, where it is more than below all items.
  package var looseItemMargin = 0
  package var fieldMargin: Int
  package var commentRows: Int

  /// CSS px.
  package static let thumbnailHeight = 150
  /// Between the top of the screen and a sticky slot, in CSS px.
  package static let stickyTop = 24
  /// The shape of the space for a picture whose size nobody said.
  package static let pictureShape = PixelSize(width: 3, height: 2)

  package static let pixels = FixedLengths(
    stripGap: 20, stripLinksGap: 10, menuGap: 26, menuLinksGap: 24, bylineGap: 16, tagsGap: 14,
    itemGap: 24, narrowestItem: 216, thumbnailMargin: 8, numberedItemHeight: 64, numeralWidth: 44,
    nestedListMargin: 8, fieldMargin: 16, commentRows: 6)

  package static let cells = FixedLengths(
    stripGap: 3, stripLinksGap: 3, menuGap: 3, menuLinksGap: 3, bylineGap: 3, tagsGap: 3,
    titleGap: 2, itemGap: 4, narrowestItem: 26, thumbnailMargin: 0, numberedItemHeight: 0,
    numeralWidth: 4, bulletWidth: 2, itemSpacing: 1, nestedListMargin: 0, looseItemMargin: 1,
    fieldMargin: 1, commentRows: 4)

  /// How many columns a list of articles has in a region.
  ///
  /// - Parameter width: the region's; in CSS px that at the smallest viewport of the breakpoint.
  package func itemColumns(in width: Int) -> Int {
    max(1, min(4, (width + itemGap) / (narrowestItem + itemGap)))
  }
}
