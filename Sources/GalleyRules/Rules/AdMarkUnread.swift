import GalleyModel
import GalleySyntax

/// A mark about advertisements that says nothing, or stands where none can be.
enum AdMarkUnread: ArticleRule {
  static let id = "ad-mark-unread"
  static let severity = Severity.warning
  static let summary =
    "A comment about advertisements is not understood, or stands inside of a block."
  static let explanation = """
    An author may say where advertisements stand: `<!-- ad: here -->` asks for one,
    `<!-- ad: none -->` forbids one, and `<!-- ad: none -->` … `<!-- /ad -->` keeps all in between free. A
    mark stands on a line of its own between two blocks, with empty lines around it: within a paragraph, a
    list, a quote or a table there is no place for an advertisement.
    """
  static let wrong: Example? = .article(
    line: 6,
    """
    ---
    title: The ferry returns
    ---
    The boat is back.

    <!-- ad: hear -->

    It leaves at six.
    """)
  static let right: Example? = .article(
    """
    ---
    title: The ferry returns
    ---
    The boat is back.

    <!-- ad: here -->

    It leaves at six.
    """)

  static func check(_ article: Article, _ findings: inout RuleFindings) {
    guard !article.body.adMarks.isEmpty else { return }
    let map = LineMap(article.file)
    let count = article.body.blocks.count
    for mark in article.body.adMarks {
      let span = Span(article.file, map.lineRange(Int(mark.line)))
      let isAtEdge = mark.gap == 0 || mark.gap >= count
      if mark.kind == .unknown {
        findings.report(
          "this mark about advertisements is not understood", at: span,
          "'ad: here' or 'ad: none' expected")
      } else if mark.isInside {
        findings.report(
          "a mark about advertisements stands inside of a block", at: span,
          "it belongs between two blocks")
      } else if mark.kind == .here, isAtEdge {
        findings.report(
          "an advertisement is asked for at the body's edge", at: span,
          "there is no text on the other side")
      }
    }
  }
}
