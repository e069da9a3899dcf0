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
  private(set) var fonts: ReadFonts
  private(set) var diagnostics: [Diagnostic]
  /// What its articles are judged by: the project's where its own is not known.
  let policy: Policy

  init(_ path: String, named name: String, of project: Project) {
    self.name = name
    self.path = path
    (layout, fonts, diagnostics) = project.check(layout: path)
    policy = layout?.policy ?? Policy(project.config.policy)
  }

  /// The layout as one of its variants; `nil` where it has none of the name, or errors forbid its use.
  func varied(by variant: String, _ kept: KeptFonts) -> CheckedLayout? {
    guard let changed = layout?.variants.first(where: { $0.name.value == variant })?.layout else {
      return nil
    }
    var varied = self
    varied.fonts = ReadFonts(of: changed, kept)
    varied.layout = varied.fonts.measured(changed)
    return varied
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
  private var checked: [CheckedLayout] = []
  /// What of their folder cannot be looked at.
  private let folderFindings: [Diagnostic]
  /// What of it nobody reads.
  private var unreadFiles: [Diagnostic] = []
  /// Whether all names of layouts are known.
  let isWhole: Bool
  /// What several layouts find in a file that they have in common.
  private var shared: [FindingPlace: SharedFinding] = [:]

  /// None.
  init() {
    folderFindings = []
    isWhole = true
  }

  /// - Throws: an error where there is no folder of layouts.
  init(_ project: Project) throws(GalleyError) {
    let folder = project.layoutsFolder
    let tree: FileTree
    do {
      tree = try project.layoutTree()
    } catch {
      if error == .missing { _ = try project.list(folder, project.layoutTree) }
      folderFindings = [.unreadable(folder, error)]
      isWhole = false
      return
    }
    folderFindings = tree.findings
    unreadFiles = project.unreadLayouts()
    isWhole = true
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

  /// What the lists of all layouts without errors show, those of their variants included.
  var lists: [ArticleList] {
    layouts.flatMap { [$0] + $0.variants.map(\.layout) }.flatMap(\.articleLists)
  }

  /// Those without errors.
  var layouts: [ResolvedLayout] { checked.compactMap(\.layout) }

  /// The names of all slots, those of variants too; `nil` where a layout could not be read whole.
  var slotNames: Set<String>? {
    guard folderFindings.isEmpty, checked.allSatisfy({ $0.layout != nil }) else { return nil }
    let all = layouts + layouts.flatMap(\.variants).map(\.layout)
    return Set(all.flatMap { $0.slots.map(\.name) })
  }

  /// The screens of all layouts, those of variants too; `nil` where a layout could not be read whole.
  var screens: KnownScreens? {
    guard folderFindings.isEmpty, checked.allSatisfy({ $0.layout != nil }) else { return nil }
    let all = layouts + layouts.flatMap(\.variants).map(\.layout)
    return all.reduce(into: KnownScreens()) { known, layout in
      for (index, breakpoint) in layout.breakpoints.enumerated() {
        known.all.insert(breakpoint.name.value)
        if layout.slots.contains(where: { $0.placement.constraints[index].readers != nil }) {
          known.withReaders.insert(breakpoint.name.value)
        }
      }
    }
  }

  /// What is found in the layouts. What several find at one place of a layout that they extend is told once, with the
  /// number of layouts.
  var diagnostics: [Diagnostic] { folderFindings + unreadFiles + checked.flatMap(told) }

  /// What the layouts find in the file of one of them, but for what that one finds there itself.
  func findings(in layout: CheckedLayout) -> [Diagnostic] {
    let known = shared.isEmpty ? [] : Set(layout.diagnostics.map(FindingPlace.init))
    return checked.filter { $0.path != layout.path }.flatMap(told).filter {
      $0.primary.span.file.path == layout.path && !known.contains(FindingPlace($0))
    }
  }

  /// What the layouts find in a file, as each of them tells it.
  func findings(in path: String) -> [Diagnostic] {
    checked.flatMap(\.diagnostics).filter { $0.primary.span.file.path == path }
  }

  /// What a layout is the one to tell.
  private func told(by layout: CheckedLayout) -> [Diagnostic] {
    guard !shared.isEmpty else { return layout.diagnostics }
    return counted(
      layout.diagnostics.filter {
        shared[FindingPlace($0)].map { $0.teller == layout.path } ?? true
      })
  }

  /// Findings that say how many layouts have them, where that is more than one.
  func counted(_ findings: [Diagnostic]) -> [Diagnostic] {
    guard !shared.isEmpty else { return findings }
    return findings.map { finding in
      guard let shared = shared[FindingPlace(finding)] else { return finding }
      var finding = finding
      finding.notes.append("found in \(decimal(shared.count)) layouts that have this line")
      return finding
    }
  }

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
    shared = SharedFinding.all(in: checked)
  }

  /// Adds a layout; how many have its findings is not counted anew.
  mutating func add(_ layout: CheckedLayout) { checked.append(layout) }

  /// Has the layouts with a variant be that variant. Nothing was found in it that the layout does not tell.
  mutating func vary(by variant: String, _ fonts: KeptFonts) {
    checked = checked.map { $0.varied(by: variant, fonts) ?? $0 }
  }

  /// Drops the layouts that nothing uses, and what was found in them.
  mutating func keep(_ used: Set<String>) {
    checked.removeAll { !used.contains($0.name) }
    shared = SharedFinding.all(in: checked)
  }
}

/// Where findings of one rule say the same, as far as somebody who puts it right cares.
private struct FindingPlace: Hashable {
  let rule: RuleID
  let path: String
  let range: Range<Int>

  init(_ finding: Diagnostic) {
    rule = finding.rule
    path = finding.primary.span.file.path
    range = finding.primary.span.range
  }
}

/// What several layouts find at one place.
private struct SharedFinding {
  /// The file of the layout that has it gravest, of those the first.
  var teller: String
  var severity: Severity
  /// How many layouts have it.
  var count = 1

  static func all(in layouts: [CheckedLayout]) -> [FindingPlace: SharedFinding] {
    let files = filesInCommon(layouts)
    guard !files.isEmpty else { return [:] }
    var places: [FindingPlace: SharedFinding] = [:]
    for layout in layouts {
      var own: [FindingPlace: Severity] = [:]
      // A circle of layouts that extend each other is one for all of them.
      for finding in layout.diagnostics
      where finding.rule != .extendsCycle && files.contains(finding.primary.span.file.path) {
        let place = FindingPlace(finding)
        own[place] = max(own[place] ?? finding.severity, finding.severity)
      }
      for (place, severity) in own {
        guard var known = places[place] else {
          places[place] = SharedFinding(teller: layout.path, severity: severity)
          continue
        }
        known.count += 1
        if severity > known.severity { (known.teller, known.severity) = (layout.path, severity) }
        places[place] = known
      }
    }
    return places.filter { $0.value.count > 1 }
  }

  /// The files in which several layouts find something.
  private static func filesInCommon(_ layouts: [CheckedLayout]) -> Set<String> {
    var seen: Set<String> = []
    var common: Set<String> = []
    for layout in layouts {
      let files = Set(layout.diagnostics.lazy.map(\.primary.span.file)).map(\.path)
      for file in Set(files) where !seen.insert(file).inserted { common.insert(file) }
    }
    return common
  }
}
