import GalleyBasics

/// A key that its mapping does not have.
enum UnknownKey: Rule {
  static let id = RuleID.unknownKey
  static let severity = Severity.error
  static let summary = "A key means nothing at its place."
  static let explanation = """
    Whatever stands behind the key is without effect, so it is most often a slip of the pen, or a key
    that belongs one level higher or lower: look at how far the line is indented.

    In an article's front matter other keys are allowed, since archives of other systems have many; only
    one that is nearly a known key is reported, as a warning.

    Under `extends`, a key changes only what it says, and `~` behind it takes the inherited key away. Where
    the layout that is extended has no such key, that is a warning.
    """
  static let wrong: Example? = .layout(
    line: 9,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        lable: Advertisement
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        sizes: [300x250]
        label: Advertisement
    """)
}
