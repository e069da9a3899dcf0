import GalleyBasics

/// Aliases that expand beyond the limit.
enum AliasExpansion: Rule {
  static let id = RuleID.aliasExpansion
  static let severity = Severity.error
  static let summary = "The aliases of a file stand for more than 100,000 values."
  static let explanation = """
    An alias repeats the value that its anchor names. Aliases of lists of aliases grow tenfold with every
    line: nine lines of "billion laughs" (https://en.wikipedia.org/wiki/Billion_laughs_attack) fill any
    memory.
    """
  static let wrong: Example? = .layout(
    line: 5,
    """
    a: &a [x, x, x, x, x, x, x, x, x, x]
    b: &b [*a, *a, *a, *a, *a, *a, *a, *a, *a, *a]
    c: &c [*b, *b, *b, *b, *b, *b, *b, *b, *b, *b]
    d: &d [*c, *c, *c, *c, *c, *c, *c, *c, *c, *c]
    e: &e [*d, *d, *d, *d, *d, *d, *d, *d, *d, *d]
    f: &f [*e, *e, *e, *e, *e, *e, *e, *e, *e, *e]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, spot_img: end]
    slots:
      top: &rectangle
        sizes: [300x250]
      end: *rectangle
    """)
}
