package import GalleyBasics
package import GalleyGeometry
package import GalleyModel
package import GalleyPlacement

/// A kind of finding: its name, how much it matters, and its documentation.
///
/// What reading finds is documented by a type that conforms to this alone. What is checked afterwards
/// is a rule of another kind too: `LayoutRule`, `ArticleRule`, `SiteRule`, `PageRule`, `BodyRule`,
/// `ArchiveRule` or `ProjectRule`. `RuleRegistry.rule` names the type of each id.
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
  case project(any ProjectRule.Type)
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

extension ProjectRule {
  package static var checks: [RuleCheck] { [.project(self)] }
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

/// A rule that is checked on what layouts, articles and the site name of their project.
package protocol ProjectRule: FoundOnPages {
  static func check(
    _ layout: ResolvedLayout, in project: ProjectContents, _ findings: inout RuleFindings)
  /// - Parameter page: the article's page below the output folder.
  static func check(
    _ article: Article, at page: String, in project: ProjectContents,
    _ findings: inout RuleFindings)
  static func check(_ site: Site, in project: ProjectContents, _ findings: inout RuleFindings)
}

/// A few whole files that show a rule: a layout, an article, a site, or a small project.
package struct Example: Sendable {
  package struct File: Sendable {
    /// Within a project's folder; what kind of file it is follows from it.
    package var path: String
    package var text: String

    package init(_ path: String, _ text: String) {
      self.path = path
      self.text = text
    }
  }

  /// The first is the one that the finding is in.
  package var files: [File]
  /// The line of the first file that the finding is at, from 1; `nil` in an example that is right.
  package var line: Int?

  package init(line: Int? = nil, _ files: [File]) {
    self.files = files
    self.line = line
  }

  /// The example without the files that another one has just so.
  func omitting(_ other: Example?) -> [File] {
    files.filter { file in
      other?.files.contains { $0.path == file.path && $0.text == file.text } != true
    }
  }

  /// Whether it shows what is found in a project, such as on an article's page, not in a file alone.
  package var isProject: Bool {
    files.contains { $0.path.hasPrefix("layouts/") }
      && files.contains { $0.path.hasPrefix("articles/") }
  }

  static func layout(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("layouts/article.yaml", text)])
  }

  /// A layout and an article, whose page is checked.
  static func page(line: Int? = nil, _ layout: String, _ article: String) -> Example {
    Example(line: line, [File("layouts/article.yaml", layout), File("articles/story.md", article)])
  }

  static func article(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("articles/story.md", text)])
  }

  static func site(line: Int? = nil, _ text: String) -> Example {
    Example(line: line, [File("site.yaml", text)])
  }

  /// More than three screens of text on a phone.
  static let longStory = story + thrice(story.drop { $0 != "A" })

  private static func thrice(_ text: Substring) -> String {
    String(repeating: "\n\n\(text)", count: 3)
  }

  /// An article for examples of pages: about a screen of text on a phone.
  static let story = """
    ---
    title: The ferry returns
    ---
    At six in the morning the harbour ferry left the quay again, for the first time in four months. Some
    thirty people were on board, most of them on their way to the market. The captain sounded the horn
    twice, and somebody on the breakwater waved with a newspaper.

    The old engine had failed in a storm. Since then the only way across was the road around the bay,
    fifty minutes by bus where the boat takes nine. Shops at the quay closed early, and two did not open
    at all. Their owners say that the winter was long.

    The new engine is quieter and burns a third less. It was paid for by the city, by the port and by
    passengers, who bought tickets for a year in advance. The money was there in three weeks, which
    surprised everybody but the woman who sells the tickets.

    From Monday there is a boat every half hour until ten at night. Children and bicycles go free until
    the end of the month. For the summer a second boat is planned, and a stop at the fish market, should
    the jetty there be mended in time.
    """
}
