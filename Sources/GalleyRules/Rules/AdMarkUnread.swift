import GalleyModel
import GalleyPlacement
import GalleyBasics

/// A mark about advertisements that says nothing, contradicts another, or stands where none can be.
enum AdMarkUnread: ArticleRule {
  static let id = RuleID.adMarkUnread
  static let severity = Severity.warning
  static let summary =
    "A comment about advertisements is not understood, contradicts another, or stands inside of a block."
  static let explanation = """
    An author may say where advertisements stand: `<!-- ad: here -->` asks for one,
    `<!-- ad: none -->` forbids one, and `<!-- ad: none -->` … `<!-- /ad -->` keeps all in between free. A
    mark stands on a line of its own between two blocks, with empty lines around it: within a paragraph, a
    list, a quote or a table there is no place for an advertisement. Where both are said, none stands.
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
    let marks = article.body.adMarks
    for (index, mark) in marks.enumerated() {
      guard let problem = problem(of: mark, after: marks[..<index], in: article.body) else {
        continue
      }
      let span = Span(article.file, map.lineRange(Int(mark.line)))
      findings.report(problem.message, at: span, problem.label)
    }
  }

  private static func problem(
    of mark: AdMark, after others: ArraySlice<AdMark>, in body: Body
  ) -> (message: String, label: String)? {
    switch mark.kind {
    case .unknown:
      ("this mark about advertisements is not understood", "'ad: here' or 'ad: none' expected")
    case _ where mark.isInside:
      ("a mark about advertisements stands inside of a block", "it belongs between two blocks")
    case .end where others.last { $0.kind == .none || $0.kind == .end }?.kind != AdMark.Kind.none:
      ("this mark ends nothing", "no 'ad: none' that is still open stands above it")
    case .here where mark.gap == 0 || mark.gap >= body.blocks.count:
      ("an advertisement is asked for at the body's edge", "there is no text on the other side")
    case .here where NoAdZones(body.adMarks).contains(mark.gap):
      ("an advertisement is asked for where none is wanted", "another mark keeps this gap free")
    case .here where others.contains { $0.kind == .here && $0.gap == mark.gap }:
      ("an advertisement is asked for twice in one gap", "one mark is enough")
    case .here, .none, .end: nil
    }
  }
}
