import GalleyPages
import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyRules

/// The layouts of a project by name, each checked.
struct LayoutShelf: Sendable {
  /// A layout as it was read.
  struct Checked: Sendable {
    let name: String
    let path: String
    /// `nil` where errors forbid its use.
    let layout: ResolvedLayout?
    let diagnostics: [Diagnostic]
  }

  private var checked: [Checked]
  /// What of their folder cannot be looked at.
  private let folderFindings: [Diagnostic]

  init(_ project: Project) throws(GalleyError) {
    let folder = project.layoutsFolder
    let tree = try project.list(folder, project.layoutTree)
    folderFindings = tree.findings
    checked = tree.files.map { file in
      let path = Path.join(folder, file)
      let (layout, diagnostics) = project.check(layout: path)
      return Checked(
        name: Path.stem(of: file), path: path, layout: layout, diagnostics: diagnostics)
    }
  }

  /// Whether there is nothing to say of layouts: there are none, and none that cannot be looked at.
  var isEmpty: Bool { checked.isEmpty && folderFindings.isEmpty }

  var names: [String] { checked.map(\.name) }

  /// What the lists of all layouts without errors show.
  var lists: [ArticleList] { checked.compactMap(\.layout).flatMap(\.articleLists) }

  /// Those without errors.
  var layouts: [ResolvedLayout] { checked.compactMap(\.layout) }

  var diagnostics: [Diagnostic] { folderFindings + checked.flatMap(\.diagnostics) }

  subscript(name: String) -> Checked? { checked.first { $0.name == name } }

  /// The layout in a file.
  func layout(at path: String) -> Checked? { checked.first { $0.path == path } }

  /// Adds what the layouts name in vain.
  mutating func check(in project: ProjectContents) {
    checked = checked.map { entry in
      guard let layout = entry.layout else { return entry }
      let found = RuleRegistry.check(layout, in: project)
      return Checked(
        name: entry.name, path: entry.path, layout: found.hasErrors ? nil : layout,
        diagnostics: entry.diagnostics + found)
    }
  }

  /// Adds a layout that is known by its path, and drops all others and what was found in them.
  mutating func add(_ path: String, of project: Project) {
    let (layout, diagnostics) = project.check(layout: path)
    checked = [Checked(name: path, path: path, layout: layout, diagnostics: diagnostics)]
  }

  /// Drops the layouts that nothing uses, and what was found in them.
  mutating func keep(_ used: Set<String>) {
    checked.removeAll { !used.contains($0.name) }
  }
}
