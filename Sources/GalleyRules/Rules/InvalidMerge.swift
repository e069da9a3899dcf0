import GalleyBasics

/// A merge key that merges no mapping.
enum InvalidMerge: Rule {
  static let id = RuleID.invalidMerge
  static let severity = Severity.error
  static let summary = "The merge key '<<' stands before something that is not a mapping."
  static let explanation = """
    `<<: *name` takes over the entries of the mapping that is named `&name` (or of a list of mappings); entries
    that are written beside it count more. See https://yaml.org/type/merge.html.
    """
  static let wrong: Example? = .layout(
    line: 6,
    """
    layout: article
    regions:
      story: [headline, spot_img: top]
    slots:
      top:
        <<: the usual
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, spot_img: end]
    slots:
      top: &usual
        label: Advertisement
        sizes: [300x250]
      end:
        <<: *usual
    """)
}
