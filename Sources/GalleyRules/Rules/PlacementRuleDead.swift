import GalleyModel
import GalleyPlacement
import GalleyBasics

/// A placement's rule that makes no difference to any article.
enum PlacementRuleDead: ArchiveRule {
  static let id = RuleID.placementRuleDead
  static let severity = Severity.info
  static let summary = "A rule of a placement forbids nothing in any article of the project."
  static let explanation = """
    Each rule of a slot's `placement` is there to keep advertisements from somewhere. One that no gap of
    any article breaks, on no screen, is a promise that costs nothing today; it may also be a number that
    was meant to be larger, or, in a slot that stands in a rail, a rule that is only about bodies. Remove
    it, change it, or keep it for the articles to come:
    `allow: { placement-rule-dead: for the longest stories }`.

    It is looked for when a project or one of its layouts is validated, and when it is built, in the placements of
    layouts that at least 20 articles have. Rules that a preset brings are not told.
    """
  // It takes many articles to show.
  static let wrong: Example? = nil
  static let right: Example? = nil

  /// Fewer say little of those to come.
  private static let fewestArticles = 20

  static func check(_ use: PlacementUse.Rule, _ findings: inout RuleFindings) {
    guard !use.hasForbidden, use.articles >= fewestArticles else { return }
    findings.report(
      "'\(use.constraint.name)' forbids nothing in any of \(use.articles) articles",
      at: use.span, "never broken",
      allowedBy: [use.allow])
  }
}
