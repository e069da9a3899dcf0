import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleyBasics

/// The layouts of a project by name, each checked.
struct LayoutShelf: Sendable {
  private var checked: [(name: String, layout: ResolvedLayout?, diagnostics: [Diagnostic])]
  /// What of their folder cannot be looked at.
  private let folderFindings: [Diagnostic]

  init(_ project: Project) throws(GalleyError) {
    let folder = project.layoutsFolder
    let tree = try project.list(folder, project.layoutTree)
    folderFindings = tree.findings
    checked = tree.files.map { file in
      let (layout, diagnostics) = project.check(layout: Path.join(folder, file))
      return (Path.stem(of: file), layout, diagnostics)
    }
  }

  /// Whether there is nothing to say of layouts: there are none, and none that cannot be looked at.
  var isEmpty: Bool { checked.isEmpty && folderFindings.isEmpty }

  var names: [String] { checked.map(\.name) }

  /// The layouts without errors.
  var usable: [String: ResolvedLayout] {
    Dictionary(
      checked.compactMap { entry in entry.layout.map { (entry.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  var diagnostics: [Diagnostic] { folderFindings + checked.flatMap(\.diagnostics) }

  /// Drops the layouts that nothing uses, and what was found in them.
  mutating func keep(_ used: Set<String>) {
    checked.removeAll { !used.contains($0.name) }
  }
}
