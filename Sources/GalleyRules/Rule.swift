package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement
package import GalleyBasics

/// A kind of finding: its name, how much it matters, and its documentation.
///
/// What reading finds is documented by a type that conforms to this alone. What is checked afterwards
/// is a rule of another kind too: `LayoutRule`, `ArticleRule`, `SiteRule`, `PageRule`, `BodyRule` or
/// `ArchiveRule`. `RuleRegistry.rule` names the type of each id.
package protocol Rule: Sendable {
  static var id: RuleID { get }
  /// The severity unless a policy says another.
  static var severity: Severity { get }
  /// What is wrong, in one sentence.
  static var summary: String { get }
  /// Why it matters and what to do, with the address of the standard it comes from; paragraphs apart
  /// by empty lines.
  static var explanation: String { get }
  /// Files in which exactly this is wrong; `nil` where no text can show it, such as a wrong encoding.
  static var wrong: Example? { get }
  /// The same files put right; `nil` where `wrong` is.
  static var right: Example? { get }
  /// What the rule looks at. A type that conforms to two of the protocols below says both; the
  /// compiler asks for it.
  static var checks: [RuleCheck] { get }
}

/// One thing that a rule looks at.
package enum RuleCheck: Sendable {
  case layout(any LayoutRule.Type)
  case article(any ArticleRule.Type)
  case site(any SiteRule.Type)
  case page(any PageRule.Type)
  case body(any BodyRule.Type)
  case archive(any ArchiveRule.Type)
}

extension Rule {
  package static var checks: [RuleCheck] { [] }
}

extension LayoutRule {
  package static var checks: [RuleCheck] { [.layout(self)] }
}

extension ArticleRule {
  package static var checks: [RuleCheck] { [.article(self)] }
}

extension SiteRule {
  package static var checks: [RuleCheck] { [.site(self)] }
}

extension PageRule {
  package static var checks: [RuleCheck] { [.page(self)] }
}

extension BodyRule {
  package static var checks: [RuleCheck] { [.body(self)] }
}

extension ArchiveRule {
  package static var checks: [RuleCheck] { [.archive(self)] }
}

/// A rule that a layout's policy may turn off or give another severity.
package protocol PolicyRule: Rule {}

/// A rule whose findings are not known from a layout alone, but from what articles make of it.
package protocol FoundOnPages: PolicyRule {}

/// A rule that is checked on a layout that was read and resolved without an error.
package protocol LayoutRule: PolicyRule {
  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings)
}

/// A rule that is checked on an article.
package protocol ArticleRule: PolicyRule {
  static func check(_ article: Article, _ findings: inout RuleFindings)
}

/// A rule that is checked on a site.
package protocol SiteRule: Rule {
  static func check(_ site: Site, _ findings: inout RuleFindings)
}

/// A rule that is checked on an article's page, laid out on the screen of each breakpoint.
package protocol PageRule: FoundOnPages {
  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings)
}

/// A rule that is checked on the advertisements in an article's body, on the screen of each breakpoint.
package protocol BodyRule: FoundOnPages {
  static func check(
    _ body: BodyAds, of page: MeasuredPage, _ findings: inout RuleFindings)
}

/// A rule that is checked on each rule of a placement, and what it forbids in all articles.
package protocol ArchiveRule: FoundOnPages {
  static func check(_ use: PlacementUse.Rule, _ findings: inout RuleFindings)
}
