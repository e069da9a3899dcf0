/// The kinds of element that a page is made of.
package enum StyledElement: Int, Hashable, Sendable, CaseIterable {
  // The page's head and foot.
  case strip, mastheadName, tagline, menu, copyright
  // The article's head.
  case sectionLabel, headline, standfirst, byline, shareLinks, tags
  // The body.
  case paragraph, heading2, heading3, heading4, quote, quoteParagraph, attribution, list, listItem,
    figure, caption,
    wordsForPicture, wordsForFigure
  case tableScroller, tableCell, headerCell, code, bodyDivider, embed
  // Slots.
  case slot, slotLabel, slotBox, slotFace
  // Lists of articles.
  case panel, listTitle, item, itemHeadline, itemDate, numeral
  // Forms.
  case formText, formLabel, formField, formHint, formButton
  // Single blocks.
  case menuLink, divider

  /// Whether it is a block of a body or a part of one.
  package var isOfBody: Bool { Self.paragraph.rawValue...Self.embed.rawValue ~= rawValue }
}
