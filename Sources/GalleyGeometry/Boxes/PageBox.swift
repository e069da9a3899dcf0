package import GalleyModel

/// A box of a page, its text broken into lines, at its place.
package struct PageBox: Sendable {
  package enum Role: Sendable, Hashable {
    /// Index in the page's regions.
    case region(Int)
    /// Index in the blocks of the region that it stands in; slots have a role of their own.
    case block(Int, BlockName)
    case slot(PageSlot)
    /// A block of a body, or a part of any block.
    case element(StyledElement)
    /// A short text among others side by side: a link, a name, a date.
    case piece
    case picture
    /// What stands before an item of a list. On cells only: the style sheet writes it by other means.
    case marker(ListMarker)
  }

  package var role: Role
  package var frame: Frame
  /// `nil` for a box without text of its own.
  package var text: BoxText?
  /// The line in the article's file where a block of its body begins, from 1; 0 for other boxes.
  package var line: Int32 = 0
  /// How far a sticky slot goes along with the reader.
  package var travel: LayoutUnit = .zero
  /// Whether its height rests on something that is only guessed: a font or a picture not known.
  package var isEstimated = false
  /// How many boxes it stands in.
  package var depth: Int
  /// Index after the last box that stands in it.
  package var end: Int
}

extension PageBox {
  /// Where a sticky box stands before anybody scrolls, and how far it then goes along: at the top of the
  /// page it is pushed down already.
  package static func stick(
    at y: LayoutUnit, travel: LayoutUnit
  ) -> (y: LayoutUnit, travel: LayoutUnit) {
    let pushed = min(travel, max(.zero, LayoutUnit(FixedLengths.stickyTop) - y))
    return (y + pushed, travel - pushed)
  }
}

extension PageBox.Role {
  /// The slot that the box is.
  package var slot: PageSlot? { if case .slot(let place) = self { place } else { nil } }

  /// The element in whose style the box's own text is set, and the short ones side by side in it; `nil` for a
  /// box that has neither.
  package var textElement: StyledElement? {
    switch self {
    case .element(let element): element
    case .block(_, let name): name.textElement
    default: nil
    }
  }
}

extension BlockName {
  fileprivate var textElement: StyledElement? {
    switch self {
    case .weather, .place, .date, .appLinks, .languageLinks: .strip
    case .menu: .menu
    case .breadcrumbs: .breadcrumbs
    case .sectionLabel: .sectionLabel
    case .headline: .headline
    case .standfirst: .standfirst
    case .byline: .byline
    case .shareLinks: .shareLinks
    case .tags: .tags
    case .menuLinks: .menuLink
    case .copyright: .copyright
    default: nil
    }
  }
}

/// What stands before an item of a list.
package enum ListMarker: Sendable, Hashable {
  /// In so many other lists.
  case bullet(nesting: Int)
  case number(Int)
}

/// The lines of a box's text.
package struct BoxText: Hashable, Sendable {
  package var lineCount: Int
  package var lineHeight: LayoutUnit
  /// The first line's baseline, below the page's top; the others follow at the line height.
  package var baseline: LayoutUnit
  /// Of the lines of a page on cells, those that are this text's; none in CSS px.
  package var placed = 0..<0

  /// The baselines of all lines, below the page's top.
  package var baselines: [LayoutUnit] {
    (0..<lineCount).map { baseline + lineHeight * $0 }
  }
}

/// A rectangle on the page: from its left and top edge to the right and down.
package struct Frame: Hashable, Sendable {
  package var x: LayoutUnit
  package var y: LayoutUnit
  package var width: LayoutUnit
  package var height: LayoutUnit

  package init(
    x: LayoutUnit, y: LayoutUnit, width: LayoutUnit, height: LayoutUnit = .zero
  ) {
    self.x = x
    self.y = y
    self.width = width
    self.height = height
  }

  package var maxX: LayoutUnit { x + width }
  package var maxY: LayoutUnit { y + height }
}

/// The margins of a box as they meet those of its neighbours: its own, and those of its first and last
/// parts that collapse with them.
package struct OuterMargins: Hashable, Sendable {
  package var above: LayoutUnit
  package var below: LayoutUnit

  package init(above: LayoutUnit, below: LayoutUnit) {
    self.above = above
    self.below = below
  }
}
