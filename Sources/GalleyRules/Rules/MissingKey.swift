import GalleyBasics

/// A key that must be there.
enum MissingKey: Rule {
  static let id = RuleID.missingKey
  static let severity = Severity.error
  static let summary = "A key that must be there is missing."
  static let explanation = """
    A layout needs `layout` and `regions`; a slot needs `sizes`; a breakpoint needs `from`; a site needs
    `name`; an article needs `title`. What a layout inherits by `extends` is not missing.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        label: Advertisement
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
        label: Advertisement
        sizes: [300x250]
    """)
}
