import GalleyModel
import GalleyBasics

/// A heading more than one level below the one before it.
enum HeadingSkipped: ArticleRule {
  static let id = RuleID.headingSkipped
  static let severity = Severity.warning
  static let summary = "A heading is more than one level deeper than the heading before it."
  static let explanation = """
    Headings are the outline by which people who use a screen reader find their way; a level that is
    left out sounds like a part that is missing
    (https://www.w3.org/WAI/tutorials/page-structure/headings/).

    The title is level 1, so the first heading of the text is `##`. One `#` is shown as `##`. Going back
    up may skip levels.
    """
  static let wrong: Example? = .article(
    line: 6,
    """
    ---
    title: The ferry returns
    ---
    ## The crossing

    #### What it costs

    Twelve rupees.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---
    ## The crossing

    ### What it costs

    Twelve rupees.
    """)

  static func check(_ article: Article, _ findings: inout RuleFindings) {
    var last = (level: 1, line: Int32(0))
    var lines: LineMap?
    article.body.forEachBlock { block in
      guard case .heading(let written, _) = block.content else { return }
      let level = max(2, written)
      if level > last.level + 1 {
        let map = lines ?? LineMap(article.file)
        lines = map
        let before =
          last.line == 0 ? article.title.span : Span(article.file, map.lineRange(Int(last.line)))
        findings.report(
          "a heading of level \(level) follows one of level \(last.level)",
          at: Span(article.file, map.lineRange(Int(block.line))),
          "level \(last.level + 1) expected: \(String(repeating: "#", count: last.level + 1))",
          also: [
            Diagnostic.Label(
              before, last.line == 0 ? "the title is level 1" : "level \(last.level)")
          ])
      }
      last = (level, block.line)
    }
  }
}
