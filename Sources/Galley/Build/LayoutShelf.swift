import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleyBasics

/// The layouts of a project by name, each checked.
struct LayoutShelf: Sendable {
  private var checked: [(name: String, layout: ResolvedLayout?, diagnostics: [Diagnostic])]

  init(_ project: Project) throws(GalleyError) {
    let folder = project.layoutsFolder
    checked = try project.list(folder, project.layoutFiles).map { file in
      let (layout, diagnostics) = project.check(layout: Path.join(folder, file))
      return (Path.stem(of: file), layout, diagnostics)
    }
  }

  var names: [String] { checked.map(\.name) }

  /// The layouts without errors.
  var usable: [String: ResolvedLayout] {
    Dictionary(
      checked.compactMap { entry in entry.layout.map { (entry.name, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  var diagnostics: [Diagnostic] { checked.flatMap(\.diagnostics) }

  /// Drops the layouts that nothing uses, and what was found in them.
  mutating func keep(_ used: Set<String>) {
    checked.removeAll { !used.contains($0.name) }
  }
}
