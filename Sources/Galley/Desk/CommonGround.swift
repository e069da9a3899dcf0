import GalleyBasics
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyRules

/// What all pages of a project have in common: its site, and what its `galley.yaml` says. With an error in either
/// no page is made.
struct CommonGround: Sendable {
  let site: Diagnosed<Site?>
  let contents: ProjectContents
  /// What `galley.yaml` names in vain.
  let configFindings: [Diagnostic]

  /// - Parameter site: as it was read.
  init(_ project: Project, site: Diagnosed<Site?>, archive: Archive) {
    contents = project.contents(archive)
    let policy = Policy(project.config.policy)
    var checked = site
    if let value = site.value {
      checked.diagnostics += RuleRegistry.check(value, in: contents, policy: policy)
    }
    self.site = checked
    configFindings =
      archive.configFindings + RuleRegistry.check(policy)
      + RuleRegistry.check(project.config.conditions, in: contents, policy: policy)
  }

  var diagnostics: [Diagnostic] { configFindings + site.diagnostics }
}

/// A layout as it was read and checked.
struct CheckedLayout: Sendable {
  let name: String
  let path: String
  /// `nil` where errors forbid its use.
  private(set) var layout: ResolvedLayout?
  /// What its texts are set in.
  let fonts: ReadFonts
  private(set) var diagnostics: [Diagnostic]
  /// What its articles are judged by: the project's where its own is not known.
  let policy: Policy

  init(_ path: String, named name: String, of project: Project) {
    self.name = name
    self.path = path
    (layout, fonts, diagnostics) = project.check(layout: path)
    policy = layout?.policy ?? Policy(project.config.policy)
  }

  /// Adds what the layout names in vain.
  mutating func check(in project: ProjectContents) {
    guard let layout else { return }
    let found = ([layout] + layout.variants.map(\.layout)).flatMap {
      RuleRegistry.check($0, in: project)
    }
    diagnostics += found
    if found.hasErrors { self.layout = nil }
  }
}

extension Diagnosed<Article?> {
  /// All that is found in an article itself.
  ///
  /// - Parameters:
  ///   - problems: what forbids it a page, known before it was read.
  ///   - policy: that of the layout which shows it, or the project's.
  ///   - page: where its page is, and in which project; `nil` for an article of none.
  func judged(
    problems: [Diagnostic] = [], policy: Policy,
    on page: (path: String, project: ProjectContents)? = nil
  ) -> [Diagnostic] {
    guard let value else { return problems + diagnostics }
    return problems + diagnostics + RuleRegistry.check(value, policy: policy)
      + (page.map { RuleRegistry.check(value, at: $0.path, in: $0.project, policy: policy) } ?? [])
  }
}
