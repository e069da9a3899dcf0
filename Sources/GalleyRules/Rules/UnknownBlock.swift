import GalleyBasics

/// A block that the language does not have.
enum UnknownBlock: Rule {
  static let id = RuleID.unknownBlock
  static let severity = Severity.error
  static let summary = "A region holds a block of a name that does not exist."
  static let explanation = """
    The blocks are: weather, place, date, app_links, language_links, masthead, menu, section_label,
    headline, standfirst, byline, image, share_links, tags, body, spot_img, article_list, comments,
    newsletter, text, menu_links, divider and copyright.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    regions:
      story:
        - hedline
        - body
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - body
    """)
}
