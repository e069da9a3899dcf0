package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement
package import GalleyBasics

/// A kind of finding: its name, how much it matters, and its documentation.
///
/// A rule is one file. What GalleyBasics and GalleyLanguage find while they read is documented by a
/// type that conforms to this alone; what is checked afterwards by one that conforms to
/// `LayoutRule`, `ArticleRule`, `SiteRule`, `PageRule`, `BodyRule` or `ArchiveRule` too.
/// `RuleRegistry.all` lists them.
package protocol Rule: Sendable {
  /// In kebab-case.
  static var id: String { get }
  /// The severity unless a layout's policy says another.
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
    _ body: BodyPlacement, of page: MeasuredPage, _ findings: inout RuleFindings)
}

/// A rule that is checked on each rule of a placement, and what it forbids in all articles.
protocol ArchiveRule: FoundOnPages {
  static func check(_ use: PlacementUse.Rule, _ findings: inout RuleFindings)
}
