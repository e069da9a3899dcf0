import GalleyBasics

/// A breakpoint's name that nothing defines.
enum UnknownBreakpoint: Rule {
  static let id = RuleID.unknownBreakpoint
  static let severity = Severity.error
  static let summary = "A name is used as a breakpoint, but 'breakpoints' does not define it."
  static let explanation = """
    The grid, the sizes of slots, `hidden` and `when` name breakpoints. A layout without `breakpoints` has
    mobile, tablet and desktop. A name that is missing is reported where it is used first.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter: { hidden: [dekstop] }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter: { hidden: [desktop] }
    """)
}
