import GalleyBasics
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyPages
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

/// The layouts of a project by name, each checked.
struct LayoutShelf: Sendable {
  private var checked: [CheckedLayout]
  /// What of their folder cannot be looked at.
  private let folderFindings: [Diagnostic]

  init(_ project: Project) throws(GalleyError) {
    let folder = project.layoutsFolder
    let tree = try project.list(folder, project.layoutTree)
    folderFindings = tree.findings
    var project = project
    // What is remembered knows its files; else no file changes as long as this takes.
    if project.memo == nil { project.loader.bases = ReadBases() }
    checked = tree.files.map { file in
      CheckedLayout(Path.join(folder, file), named: Path.stem(of: file), of: project)
    }
  }

  /// Whether there is nothing to say of layouts: there are none, and none that cannot be looked at.
  var isEmpty: Bool { checked.isEmpty && folderFindings.isEmpty }

  var names: [String] { checked.map(\.name) }

  /// What the lists of all layouts without errors show.
  var lists: [ArticleList] { checked.compactMap(\.layout).flatMap(\.articleLists) }

  /// Those without errors.
  var layouts: [ResolvedLayout] { checked.compactMap(\.layout) }

  /// The names of all slots, those of variants too; `nil` where a layout could not be read whole.
  var slotNames: Set<String>? {
    guard folderFindings.isEmpty, checked.allSatisfy({ $0.layout != nil }) else { return nil }
    let all = layouts + layouts.flatMap(\.variants).map(\.layout)
    return Set(all.flatMap { $0.slots.map(\.name) })
  }

  /// The names of all breakpoints, those of variants too; `nil` where a layout could not be read whole.
  var breakpointNames: Set<String>? {
    guard folderFindings.isEmpty, checked.allSatisfy({ $0.layout != nil }) else { return nil }
    let all = layouts + layouts.flatMap(\.variants).map(\.layout)
    return Set(all.flatMap { $0.breakpoints.map(\.name.value) })
  }

  var diagnostics: [Diagnostic] { folderFindings + checked.flatMap(\.diagnostics) }

  subscript(name: String) -> CheckedLayout? { checked.first { $0.name == name } }

  /// The layout in a file.
  func layout(at path: String) -> CheckedLayout? { checked.first { $0.path == path } }

  /// The names of the layouts that are read from a file, those that extend it included.
  func names(readFrom path: String) -> Set<String> {
    Set(checked.filter { $0.layout?.files.contains(path) ?? false }.map(\.name))
  }

  /// The names of all variants.
  var variantNames: [String] {
    Set(layouts.flatMap(\.variants).map(\.name.value)).sorted()
  }

  /// The names of the layouts that have a variant.
  func names(withVariant variant: String) -> Set<String> {
    Set(
      checked.filter { $0.layout?.variants.contains { $0.name.value == variant } ?? false }
        .map(\.name))
  }

  /// Adds what the layouts name in vain.
  mutating func check(in project: ProjectContents) {
    for index in checked.indices { checked[index].check(in: project) }
  }

  /// Adds a layout that is known by its path, and drops all others and what was found in them.
  mutating func add(_ path: String, of project: Project, with contents: ProjectContents) {
    var added = CheckedLayout(path, named: path, of: project)
    added.check(in: contents)
    checked = [added]
  }

  /// Drops the layouts that nothing uses, and what was found in them.
  mutating func keep(_ used: Set<String>) {
    checked.removeAll { !used.contains($0.name) }
  }
}
