/// What a theme makes of each element at one breakpoint.
struct ThemeStyles {
  /// The classes of viewport that type is set for.
  private enum Screen {
    case narrow, medium, wide

    /// - Parameter width: the smallest viewport of the breakpoint, in CSS px.
    init(width: Int) {
      self = width < 600 ? .narrow : width < 1000 ? .medium : .wide
    }
  }

  private let theme: Theme
  private let screen: Screen

  /// - Parameter width: the smallest viewport of the breakpoint, in CSS px.
  init(theme: Theme, fromWidth width: Int) {
    self.theme = theme
    screen = Screen(width: width)
  }

  func style(of element: StyledElement) -> BoxStyle {
    box(element).with { style in
      guard let lines = lines(of: element) else { return }
      style.wrap = lines.wrap
      style.isJustified = lines.alignment == .justify
    }
  }

  /// What the theme says of an element's lines; `nil` for what is never of more than a line or two.
  private func lines(of element: StyledElement) -> LineStyle? {
    switch element {
    case .headline, .heading2, .heading3, .heading4, .itemHeadline, .listTitle: theme.headlineLines
    case .standfirst, .paragraph, .quoteParagraph, .listItem, .definition, .caption: theme.bodyLines
    default: nil
    }
  }

  private func box(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .strip, .mastheadName, .tagline, .menu, .breadcrumbs, .copyright, .menuLink, .divider:
      frame(element)
    case .sectionLabel, .headline, .standfirst, .byline, .shareLinks, .tags: articleHead(element)
    case .slot, .slotLabel, .slotBox, .slotFace, .insert: slot(element)
    case .custom: sans(13, 20).margin(top: half, bottom: half)
    case .panel, .listTitle, .item, .itemHeadline, .itemDate, .numeral: list(element)
    case .person, .personName, .personText, .personLinks: person(element)
    case .formText, .formLabel, .formField, .formHint, .formButton: form(element)
    default: body(element)
    }
  }

  /// The unit of vertical rhythm, and the parts of it that the page uses, in CSS px.
  private var unit: Int { theme.spacing }
  private var half: Int { unit / 2 }
  private var quarter: Int { unit / 4 }

  private func pick(_ narrow: Int, _ medium: Int, _ wide: Int) -> Int {
    switch screen {
    case .narrow: narrow
    case .medium: medium
    case .wide: wide
    }
  }

  private func serif(_ size: Int, _ lineHeight: Int) -> BoxStyle {
    style(.headline, size, lineHeight)
  }

  private func sans(_ size: Int, _ lineHeight: Int) -> BoxStyle {
    style(.interface, size, lineHeight)
  }

  private func text(_ size: Int, _ lineHeight: Int) -> BoxStyle {
    style(.body, size, lineHeight)
  }

  private func style(_ role: FontRole, _ size: Int, _ lineHeight: Int) -> BoxStyle {
    let font = theme[role]
    return BoxStyle(font.fallback, size, lineHeight).with {
      $0.role = font.isWebFont ? role : nil
      $0.tracking = font.letterSpacing
    }
  }

  /// A line height of about `percent` of a size, even, so that half the leading is whole px.
  private func leading(_ size: Int, _ percent: Int) -> Int { (size * percent + 100) / 200 * 2 }

  /// The same for a role whose line height the theme may say.
  private func leading(
    _ size: Int, _ own: LineHeight?, in role: FontRole, ofSize full: Int, _ percent: Int
  ) -> Int {
    let ratio: Double
    switch own {
    case nil: return leading(size, percent)
    case .normal: return theme[role].naturalLine.height(ofSize: size)
    case .ratio(let own): ratio = own
    case .pixels(let pixels): ratio = Double(pixels) / Double(max(1, full))
    }
    return max(2, Int((Double(size) * ratio / 2).rounded()) * 2)
  }

  private var headlineSize: Int {
    pick(theme.headlineSize * 70 / 100, theme.headlineSize * 87 / 100, theme.headlineSize)
  }

  private var bodySize: Int { pick(theme.bodySize - 1, theme.bodySize, theme.bodySize) }
  private var bodyLine: Int {
    leading(bodySize, theme.bodyLines.height, in: .body, ofSize: theme.bodySize, 150)
  }
  private var headlineLine: Int {
    leading(
      headlineSize, theme.headlineLines.height, in: .headline, ofSize: theme.headlineSize, 108)
  }
}

extension ThemeStyles {
  private func frame(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .mastheadName:
      serif(pick(34, 54, 68), pick(40, 60, 74)).bold
    case .tagline: text(pick(14, 16, 17), 22).italic.margin(bottom: pick(half, half, unit * 3 / 4))
    case .menu: sans(13, 20).bold.padding(top: 10, bottom: 10).border(top: 3, bottom: 1)
    case .breadcrumbs: sans(13, 20).margin(bottom: half)
    case .copyright: sans(13, 20).padding(top: half, bottom: unit)
    case .menuLink: sans(15, 22).margin(bottom: quarter)
    case .divider: sans(13, 20).margin(top: half, bottom: half).border(top: 1)
    default: sans(13, 20).padding(top: 8, bottom: 8).border(bottom: 1)
    }
  }

  private func articleHead(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .headline:
      serif(headlineSize, headlineLine).bold
        .margin(bottom: pick(half, unit * 2 / 3, unit * 2 / 3))
    case .standfirst:
      text(pick(20, 22, 23), pick(28, 30, 32)).margin(bottom: unit * 3 / 4)
    case .byline:
      sans(14, 20).margin(bottom: unit).padding(top: 10, bottom: 10).border(top: 1, bottom: 1)
    case .shareLinks: sans(13, 20).margin(bottom: unit)
    case .tags: sans(13, 20).margin(top: unit, bottom: unit)
    default: sans(13, 18).bold.uppercase(tracking: 0.8).margin(bottom: half)
    }
  }

  private func body(_ element: StyledElement) -> BoxStyle {
    let after = unit * 5 / 6
    return switch element {
    case .heading2:
      serif(pick(25, 28, 28), pick(30, 34, 34)).bold.margin(top: unit * 5 / 3, bottom: half)
    case .heading3: serif(22, 28).bold.margin(top: unit * 4 / 3, bottom: 8)
    case .heading4: sans(16, 24).bold.margin(top: unit, bottom: quarter)
    case .quote:
      text(bodySize + 4, leading(bodySize + 4, 138))
        .margin(top: unit * 4 / 3, bottom: unit * 4 / 3).padding(start: pick(18, unit, unit))
        .border(start: 3)
    case .quoteParagraph: text(bodySize + 4, leading(bodySize + 4, 138)).italic.margin(bottom: half)
    case .attribution: sans(14, 20).margin(bottom: half)
    case .list: text(bodySize, bodyLine).margin(bottom: after).padding(start: unit + quarter)
    case .listItem: text(bodySize, bodyLine).margin(bottom: 8)
    case .figure: text(bodySize, bodyLine).margin(top: unit, bottom: unit)
    case .caption: sans(13, 18).padding(top: 8)
    case .wordsForPicture: BoxStyle(.serif, 15, 22).italic
    case .wordsForFigure:
      BoxStyle(.serif, 15, 22).italic.padding(top: 24, bottom: 24, start: 24, end: 24)
    case .tableScroller: sans(15, 20).margin(top: unit, bottom: unit)
    case .tableCell: sans(15, 20).padding(top: 8, bottom: 8, start: 10, end: 10).border(bottom: 1)
    case .headerCell:
      sans(15, 20).bold.padding(top: 8, bottom: 8, start: 10, end: 10).border(bottom: 2)
    case .code:
      BoxStyle(.mono, 15, 22).margin(top: unit, bottom: unit)
        .padding(top: 16, bottom: 16, start: 16, end: 16)
    case .bodyDivider: text(bodySize, bodyLine).margin(top: unit * 4 / 3, bottom: unit * 4 / 3)
    case .embed:
      sans(15, 22).margin(top: unit, bottom: unit).padding(top: 14, bottom: 14, start: 16, end: 16)
        .border(top: 1, bottom: 1, start: 1, end: 1)
    case .frame: text(bodySize, bodyLine).margin(top: unit, bottom: unit)
    case .box:
      text(bodySize, bodyLine).margin(top: unit, bottom: unit)
        .padding(top: 16, bottom: 16, start: 16, end: 16)
        .border(top: 1, bottom: 1, start: 1, end: 1)
    case .summary: sans(16, 24).bold.margin(bottom: half)
    case .entry, .notes:
      text(bodySize, bodyLine).margin(top: unit, bottom: unit).padding(top: half).border(top: 1)
    case .term: text(bodySize, bodyLine).bold
    case .definition: text(bodySize, bodyLine).margin(bottom: half).padding(start: unit)
    default: text(bodySize, bodyLine).margin(bottom: after)
    }
  }

  private func slot(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .slot, .insert: sans(13, 20).margin(top: unit * 4 / 3, bottom: unit * 4 / 3)
    case .slotFace: BoxStyle(.sans, 13, 20).padding(top: 4, bottom: 4, start: 14, end: 14)
    case .slotLabel: sans(11, 16).margin(bottom: quarter)
    default: sans(13, 20)
    }
  }

  private func list(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .panel: sans(13, 20).margin(top: unit * 4 / 3, bottom: unit * 4 / 3)
    case .listTitle:
      serif(22, 28).bold.margin(bottom: half).padding(top: 8).border(top: 3)
    case .itemHeadline: serif(18, 23).bold
    case .itemDate: sans(12, 16).margin(top: 4)
    case .numeral: serif(40, 40)
    default: sans(13, 20).padding(top: half, bottom: half).border(top: 1)
    }
  }

  private func person(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .personName: serif(18, 23).bold
    case .personText: text(16, 24).margin(top: 4)
    case .personLinks: sans(13, 20).margin(top: 8)
    default: sans(13, 20).padding(top: half, bottom: half).border(top: 1)
    }
  }

  private func form(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .formText: text(16, 24).margin(bottom: half)
    case .formLabel: sans(14, 20).bold.margin(bottom: 4)
    case .formField:
      sans(16, 24).padding(top: 8, bottom: 8, start: 10, end: 10)
        .border(top: 1, bottom: 1, start: 1, end: 1)
    case .formButton:
      sans(15, 24).bold.padding(top: 10, bottom: 10, start: unit, end: unit)
    default: sans(13, 18).margin(top: 4)
    }
  }
}

/// The kinds of element that a page is made of.
package enum StyledElement: Int, Hashable, Sendable, CaseIterable {
  // The page's head and foot.
  case strip, mastheadName, tagline, menu, breadcrumbs, copyright
  // The article's head.
  case sectionLabel, headline, standfirst, byline, shareLinks, tags
  // The body.
  case paragraph, heading2, heading3, heading4, quote, quoteParagraph, attribution, list, listItem,
    figure, caption,
    wordsForPicture, wordsForFigure
  case tableScroller, tableCell, headerCell, code, bodyDivider, embed
  case frame, box, summary, entry, notes, definitions, term, definition
  // What stands in a body besides its text.
  case slot, slotLabel, slotBox, slotFace, insert
  // Markup of the newsroom's own.
  case custom
  // Lists of articles.
  case panel, listTitle, item, itemHeadline, itemDate, numeral
  // Authors.
  case person, personName, personText, personLinks
  // Forms.
  case formText, formLabel, formField, formHint, formButton
  // Single blocks.
  case menuLink, divider

  /// Whether it is a block of a body or a part of one.
  package var isOfBody: Bool { Self.paragraph.rawValue...Self.definition.rawValue ~= rawValue }
}

/// The style of every element of a page at one breakpoint: the one description of the theme's boxes.
package struct StyleTable: Sendable {
  /// The unit of vertical rhythm, in CSS px.
  package let unit: Int
  /// By the elements' raw values. Nothing else is kept that a copy would have to count.
  private let styles: [BoxStyle]

  /// - Parameter width: the smallest viewport of the breakpoint, in CSS px.
  package init(theme: Theme, fromWidth width: Int) {
    let styles = ThemeStyles(theme: theme, fromWidth: width)
    self.init(unit: theme.spacing) { styles.style(of: $0) }
  }

  /// The styles of a terminal, in cells, whatever the theme.
  package static let cells = StyleTable(unit: Theme().spacing) { .cells($0) }

  private init(unit: Int, _ style: (StyledElement) -> BoxStyle) {
    self.unit = unit
    styles = StyledElement.allCases.map(style)
  }

  package subscript(element: StyledElement) -> BoxStyle { styles[element.rawValue] }
}

/// The lengths of a page that are the same in every theme, in CSS px or in cells.
///
/// As with `BoxStyle`, the stylesheet is written from them and box layout computes with them.
package struct FixedLengths: Sendable {
  // Between short boxes that stand side by side.
  package var stripGap: Int
  package var stripLinksGap: Int
  package var menuGap: Int
  package var menuLinksGap: Int
  package var crumbsGap: Int
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
  /// The side of an author's picture, and the space beside it, in CSS px.
  package static let portrait = 72
  package static let portraitGap = 16
  /// Between the top of the screen and a sticky slot, in CSS px.
  package static let stickyTop = 24
  /// The width of a slot at the side of the screen that says none.
  package static let fluidSideRail = 160
  /// The shape of the space for a picture whose size nobody said.
  package static let pictureShape = PixelSize(width: 3, height: 2)

  package static let pixels = FixedLengths(
    stripGap: 20, stripLinksGap: 10, menuGap: 26, menuLinksGap: 24, crumbsGap: 6, bylineGap: 16,
    tagsGap: 14, itemGap: 24, narrowestItem: 216, thumbnailMargin: 8, numberedItemHeight: 64,
    numeralWidth: 44,
    nestedListMargin: 8, fieldMargin: 16, commentRows: 6)

  package static let cells = FixedLengths(
    stripGap: 3, stripLinksGap: 3, menuGap: 3, menuLinksGap: 3, crumbsGap: 1, bylineGap: 3,
    tagsGap: 3, titleGap: 2, itemGap: 4, narrowestItem: 26, thumbnailMargin: 0,
    numberedItemHeight: 0,
    numeralWidth: 4, bulletWidth: 2, itemSpacing: 1, nestedListMargin: 0, looseItemMargin: 1,
    fieldMargin: 1, commentRows: 4)

  /// How many columns a list of articles has in a region.
  ///
  /// - Parameter width: the region's; in CSS px that at the smallest viewport of the breakpoint.
  package func itemColumns(in width: Int) -> Int {
    max(1, min(4, (width + itemGap) / (narrowestItem + itemGap)))
  }
}
