import GalleyBasics
import GalleyGeometry
import GalleyModel

/// A width for pictures by which none is drawn.
enum PictureWidthUnread: LayoutRule {
  static let id = RuleID.pictureWidthUnread
  static let severity = Severity.warning
  static let summary = "A theme's width for pictures changes nothing on any page."
  static let explanation = """
    A theme says how wide pictures are drawn that an article has beside its text, narrower or wider
    (`pictures`). Such a width may change nothing: all pictures are then as wide as the text.

    - Text flows `beside` a picture where it is at least `from` wide, without `from` twice as wide as the
      picture, and 160px and the theme's `spacing` wider than it. No column of an article's body may be
      so wide, or the theme's `measure` is narrower.
    - `from` alone says nothing of how wide a picture is.
    - A picture `half` as wide as the text is narrower than the `measure`, a `wide` one wider.
    """
  static let wrong: Example? = .layout(
    line: 4,
    """
    layout: article
    theme:
      measure: 600px
      pictures: { beside: 320px }
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    theme:
      measure: 600px
      pictures: { beside: 280px }
    regions:
      story: [headline, body]
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    guard layout.regions.contains(where: \.hasBody) else { return }
    let (pictures, measure) = (layout.theme.pictures, layout.theme.measure)
    if let beside = pictures.beside {
      checkBeside(beside, layout, &findings)
    } else if let from = pictures.from {
      findings.report(
        "'from' says nothing without 'beside'", at: from.span, "nothing is this wide",
        notes: ["'beside' says how wide a picture is that text flows beside"])
    }
    if let half = pictures.half, half.value >= measure {
      findings.report(
        "'half' is not narrower than the text, \(measure)px", at: half.span,
        "pictures are as wide as the text")
    }
    if let wide = pictures.wide, wide.value <= measure {
      findings.report(
        "'wide' is not wider than the text, \(measure)px", at: wide.span,
        "pictures are as wide as the text")
    }
  }

  private static func checkBeside(
    _ beside: Spanned<Int>, _ layout: ResolvedLayout, _ findings: inout RuleFindings
  ) {
    let from = PictureBeside.leastWidth(in: layout.theme)
    guard let from, !layout.hasBody(atLeast: from) else { return }
    let measure = layout.theme.measure
    let reason =
      from > measure
      ? "the theme's 'measure' is \(measure)px" : "no column of a body is so wide on any screen"
    findings.report(
      "no text flows beside a picture of \(beside.value)px", at: beside.span,
      "wants text of \(from)px, and \(reason)",
      also: layout.theme.pictures.from.map { [Diagnostic.Label($0.span, "by this")] } ?? [])
  }
}

extension ResolvedLayout {
  /// Whether the text of an article is so wide on any screen.
  fileprivate func hasBody(atLeast width: Int) -> Bool {
    guard width <= theme.measure else { return false }
    return grids.indices.contains { index in
      grids[index].areas.contains {
        regions[$0.region].hasBody && viewports(at: index, in: $0, fromWidth: width) != nil
      }
    }
  }
}
