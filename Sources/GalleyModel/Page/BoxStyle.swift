/// The box and the type of one kind of element: all that decides how high it gets.
///
/// The stylesheet is written from these values, and whatever computes a page without a browser reads
/// the same ones. Those for a terminal are in cells instead of CSS px.
package struct BoxStyle: Hashable, Sendable {
  /// What its lengths are in.
  package var unit = LengthUnit.pixel
  /// The built-in family that it is set in, or that stands in for the theme's font of its role.
  package var family: FontFamily
  /// Whose font of the theme it is set in; `nil` where that has no files, or the text is always in a built-in
  /// family.
  package var role: FontRole?
  /// CSS px.
  package var size: Int
  /// CSS px.
  package var lineHeight: Int
  package var isBold = false
  package var isItalic = false
  package var isUppercase = false
  /// Space added after each character, in CSS px.
  package var tracking = 0.0
  /// CSS px, all of them; vertical margins of neighbours collapse to the larger one.
  package var marginTop = 0
  package var marginBottom = 0
  package var paddingTop = 0
  package var paddingBottom = 0
  /// At the side where a line begins.
  package var paddingStart = 0
  package var paddingEnd = 0
  package var borderTop = 0
  package var borderBottom = 0
  package var borderStart = 0
  package var borderEnd = 0
  /// Where lines stand that are shorter than the box. As yet only cells are drawn by it.
  package var alignment = Table.Alignment.natural
  /// How lines are filled without getting more; `nil` for one after the other.
  package var wrap: LineWrap?
  /// Whether spaces are widened until lines fill the box.
  package var isJustified = false

  package init(_ family: FontFamily, _ size: Int, _ lineHeight: Int) {
    self.family = family
    self.size = size
    self.lineHeight = lineHeight
  }

  /// Whether its lengths are in cells. Other modules would compare units through tables of witnesses.
  package var isOnCells: Bool { unit == .cell }

  package var bold: BoxStyle { with { $0.isBold = true } }
  var italic: BoxStyle { with { $0.isItalic = true } }

  func margin(top: Int = 0, bottom: Int = 0) -> BoxStyle {
    with {
      $0.marginTop = top
      $0.marginBottom = bottom
    }
  }

  func padding(top: Int = 0, bottom: Int = 0, start: Int = 0, end: Int = 0) -> BoxStyle {
    with {
      $0.paddingTop = top
      $0.paddingBottom = bottom
      $0.paddingStart = start
      $0.paddingEnd = end
    }
  }

  func border(top: Int = 0, bottom: Int = 0, start: Int = 0, end: Int = 0) -> BoxStyle {
    with {
      $0.borderTop = top
      $0.borderBottom = bottom
      $0.borderStart = start
      $0.borderEnd = end
    }
  }

  func uppercase(tracking: Double) -> BoxStyle {
    with {
      $0.isUppercase = true
      $0.tracking += tracking
    }
  }

  func with(_ change: (inout BoxStyle) -> Void) -> BoxStyle {
    var changed = self
    change(&changed)
    return changed
  }
}

extension BoxStyle {
  /// The size of code within text of a size, both in CSS px: whole, so that its advances are exact.
  package static func codeSize(in size: Int) -> Int { (size * 84 + 50) / 100 }

  /// The size of a run in text of a size, both in CSS px.
  package static func size(of run: Run.Style, in size: Int) -> Int {
    if run.contains(.code) { return codeSize(in: size) }
    let isRaised = run.contains(.superscript) || run.contains(.subscript)
    return isRaised ? raisedSize(in: size) : size
  }

  /// The size of what is raised or lowered in text of a size, both in CSS px: whole too.
  package static func raisedSize(in size: Int) -> Int { (size * 70 + 50) / 100 }
}

/// What the lengths of a page are in.
package enum LengthUnit: Hashable, Sendable {
  /// A CSS px.
  case pixel
  /// A cell of a terminal: the room of a narrow character to the right, a line downwards.
  case cell
}

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
    case .breadcrumbs, .standfirst, .byline, .shareLinks, .paragraph, .quoteParagraph, .attribution,
      .list,
      .formText:
      cell.margin(bottom: 1)
    case .tags, .figure, .bodyDivider, .slot, .insert, .custom, .panel, .frame, .entry, .notes:
      spaced
    case .box: spaced.framed
    case .summary, .definitions: cell.margin(bottom: 1)
    case .definition: cell.padding(start: 2)
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
    case .sectionLabel, .term, .listItem, .caption, .slotBox, .item, .itemHeadline, .itemDate,
      .numeral,
      .formHint, .menuLink, .copyright, .personName, .personText, .personLinks:
      cell
    case .person: cell.padding(bottom: 1)
    }
  }

  /// A line is a cell high. An em is two wide: what is written in squares takes two, a letter one.
  private static let cell = BoxStyle(.mono, 2, 1).with { $0.unit = .cell }

  private static let spaced = cell.margin(top: 1, bottom: 1)

  private static let underlined = cell.margin(bottom: 1).border(bottom: 1)
    .with { $0.wrap = .balance }

  private var centered: BoxStyle { with { $0.alignment = .center } }

  private var framed: BoxStyle {
    border(top: 1, bottom: 1, start: 1, end: 1).padding(start: 1, end: 1)
  }
}
