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
    var marks = MarksAbove(article.body)
    for mark in article.body.adMarks {
      guard let problem = marks.problem(of: mark) else { continue }
      let span = Span(article.file, map.lineRange(Int(mark.line)))
      findings.report(problem.message, at: span, problem.label)
    }
  }
}

/// The marks above one in a text, as far as they say what is wrong with it.
private struct MarksAbove {
  private let blockCount: Int
  private let zones: NoAdZones
  /// Whether a mark keeps ads away that no other has ended.
  private var isOpen = false
  /// The gaps in which one is asked for.
  private var asked: Set<Int> = []

  init(_ body: Body) {
    blockCount = body.blocks.count
    zones = NoAdZones(body.adMarks)
  }

  /// What is wrong with the next mark.
  mutating func problem(of mark: AdMark) -> (message: String, label: String)? {
    defer { take(mark) }
    return switch mark.kind {
    case .unknown:
      ("this mark about advertisements is not understood", "'ad: here' or 'ad: none' expected")
    case _ where mark.isInside:
      ("a mark about advertisements stands inside of a block", "it belongs between two blocks")
    case .end where !isOpen:
      ("this mark ends nothing", "no 'ad: none' that is still open stands above it")
    case .here where mark.gap == 0 || mark.gap >= blockCount:
      ("an advertisement is asked for at the body's edge", "there is no text on the other side")
    case .here where zones.contains(mark.gap):
      ("an advertisement is asked for where none is wanted", "another mark keeps this gap free")
    case .here where asked.contains(mark.gap):
      ("an advertisement is asked for twice in one gap", "one mark is enough")
    case .here, .none, .end: nil
    }
  }

  private mutating func take(_ mark: AdMark) {
    switch mark.kind {
    case .here: asked.insert(mark.gap)
    case .none: isOpen = true
    case .end: isOpen = false
    case .unknown: break
    }
  }
}
