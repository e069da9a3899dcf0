import GalleyLanguage
import GalleyModel
import GalleyPlacement
import GalleyRules
import GalleyBasics

/// Checks the articles of a project: each file, and the page that its layout makes of it.
struct ArticleCheck: Sendable {
  struct Result: Sendable {
    var diagnostics: [Diagnostic]
    /// What is found on the article's page; nothing where errors forbid to make it.
    var page = PageFindings()
    /// What the rules of its placements forbid.
    var placement = PlacementUse()
  }

  private struct Template: Sendable {
    let policy: Policy
    let assembly: PageAssembly
  }

  private let loader: Loader
  private let usualLayout: String
  /// By the layouts' names.
  private let templates: [String: Template]

  /// - Parameters:
  ///   - layouts: by their names, those without errors.
  ///   - index: the project's articles, for the lists on a page.
  init(
    _ project: Project, site: Site?, layouts: [String: ResolvedLayout], index: ArticleIndex
  ) {
    loader = project.loader
    usualLayout = project.config.layout
    templates = layouts.mapValues { layout in
      Template(
        policy: layout.policy,
        assembly: PageAssembly(layout: layout, site: site ?? Site(), index: index))
    }
  }

  func run(_ path: String) -> Result {
    let read = loader.article(at: path)
    guard let article = read.value else { return Result(diagnostics: read.diagnostics) }
    let template = templates[article.layout?.value ?? usualLayout]
    let found = read.diagnostics + RuleRegistry.check(article, policy: template?.policy)
    guard let template, !found.hasErrors else { return Result(diagnostics: found) }
    let page = template.assembly.page(for: article, path: "\(article.slug).html", root: "")
    let placement = PageAds(page)
    return Result(
      diagnostics: found, page: PageFindings(placement), placement: PlacementUse(placement))
  }
}
