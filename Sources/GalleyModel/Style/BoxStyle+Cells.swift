extension BoxStyle {
  /// The style of an element on the cells of a terminal.
  ///
  /// A box is as it is on the page, with what a terminal can show of it: rules and frames take a line,
  /// margins an empty one.
  static func cells(_ element: StyledElement) -> BoxStyle {
    switch element {
    case .strip: cell.margin(bottom: 1)
    case .mastheadName: cell.border(top: 1).centered
    case .tagline: cell.centered
    case .menu: cell.border(top: 1, bottom: 1)
    case .headline: underlined
    case .heading2, .heading3, .heading4: underlined.with { $0.marginTop = 1 }
    case .standfirst, .byline, .shareLinks, .paragraph, .quoteParagraph, .attribution, .list,
      .formText:
      cell.margin(bottom: 1)
    case .tags, .figure, .bodyDivider, .slot, .panel: spaced
    case .quote: spaced.padding(start: 1).border(start: 1)
    case .wordsForPicture: cell
    case .wordsForFigure: cell.padding(top: 1, bottom: 1, start: 4, end: 4).centered
    case .tableScroller: spaced.border(top: 1, bottom: 1)
    case .tableCell, .headerCell: cell.padding(end: 2).border(bottom: 1)
    case .code: spaced.framed.with { $0.alignment = .left }
    case .embed: spaced.framed.with { $0.paddingStart = 3 }
    case .slotFace: cell.framed.centered
    case .slotLabel: cell.centered
    case .listTitle: cell.padding(start: 3)
    case .formLabel: cell.margin(top: 1)
    case .formField: cell.framed
    case .formButton: cell.padding(start: 2, end: 2)
    case .divider: cell.border(top: 1)
    case .sectionLabel, .listItem, .caption, .slotBox, .item, .itemHeadline, .itemDate, .numeral,
      .formHint, .menuLink, .copyright:
      cell
    }
  }

  /// A line is a cell high. An em is two wide: what is written in squares takes two, a letter one.
  private static let cell = BoxStyle(.mono, 2, 1).with { $0.unit = .cell }

  private static let spaced = cell.margin(top: 1, bottom: 1)

  private static let underlined = cell.margin(bottom: 1).border(bottom: 1)
    .with { $0.isBalanced = true }

  private var centered: BoxStyle { with { $0.alignment = .center } }

  private var framed: BoxStyle {
    border(top: 1, bottom: 1, start: 1, end: 1).padding(start: 1, end: 1)
  }
}
