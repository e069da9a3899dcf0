import GalleyBasics

/// A slot's name that nothing defines.
enum UnknownSlot: Rule {
  static let id = RuleID.unknownSlot
  static let severity = Severity.error
  static let summary = "A block names a slot that 'slots' does not define."
  static let explanation = """
    A `spot_img` or `body` block shows a slot by its name; without its definition nobody knows its sizes.
    A slot that is missing is reported where it is named first.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: leaderbord
    slots:
      leaderboard:
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: leaderboard
    slots:
      leaderboard:
        sizes: [300x250]
    """)
}
