import GalleyPages
import GalleyBasics
import GalleyLanguage
import GalleyModel

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
