import GalleyBasics
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRules

/// Where a project's pages are judged: its site, its layouts and its archive, each read once.
struct Desk: Sendable {
  let project: Project
  /// Its site, and what `galley.yaml` says.
  let common: CommonGround
  private(set) var layouts: LayoutShelf
  private(set) var archive: Archive
  /// What of the articles' folder cannot be looked at.
  let folderFindings: [Diagnostic]
  /// Bids for slots that no layout has.
  let strangeBids: [Diagnostic]
  /// What is expected of screens that no layout has.
  let strangeExpectations: [Diagnostic]

  /// - Throws: an error where there is no folder of layouts.
  init(_ project: Project) throws(GalleyError) {
    self.init(project, try LayoutShelf(project), site: try project.loadSite(nil))
  }

  private init(_ project: Project, _ shelf: LayoutShelf, site: Diagnosed<Site?>) {
    self.project = project
    var layouts = shelf
    let (files, findings) = project.articlesForCheck()
    var archive = Archive(
      files, in: project.articlesFolder, of: project, lists: layouts.lists,
      language: (site.value ?? Site()).language, layouts: layouts.names,
      publication: project.publication(of: site.value))
    if !layouts.isWhole { archive.forgetUnknownLayouts() }
    self.archive = archive
    common = CommonGround(project, site: site, archive: archive)
    layouts.check(in: common.contents)
    self.layouts = layouts
    strangeBids = project.strangeBids(in: layouts)
    strangeExpectations = project.strangeExpectations(in: layouts)
    folderFindings = findings
  }

  /// A desk for files that belong to no layouts of a project.
  static func bare(_ project: Project) -> Desk {
    let site = (try? project.loadSite(nil)) ?? Diagnosed(nil)
    return Desk(project, LayoutShelf(), site: site)
  }

  /// The desk with a layout more, which no article has.
  func adding(layoutAt path: String) -> (desk: Desk, layout: CheckedLayout) {
    var layout = CheckedLayout(path, named: path, of: project)
    layout.check(in: common.contents)
    var desk = self
    desk.layouts.add(layout)
    return (desk, layout)
  }

  /// The desk at which the layouts that have a variant are that variant.
  func varied(by variant: String) -> Desk {
    var desk = self
    desk.layouts.vary(by: variant, project.keptFonts)
    return desk
  }

  /// A desk at which one layout makes all pages: those of the articles that have a layout of some names, or of all
  /// where none has.
  init(_ project: Project, by path: String, whereNamed names: [String]) throws(GalleyError) {
    try self.init(project)
    layouts.keep([])
    self = adding(layoutAt: path).desk
    archive.use(layout: path, whereNamed: names)
  }

  /// What is wrong with all that pages are made of but the articles.
  var diagnostics: [Diagnostic] {
    common.diagnostics + layouts.diagnostics + strangeBids + strangeExpectations + folderFindings
      + archive.diagnostics
  }

  /// The errors that keep back every page, or all pages of a layout that articles have.
  var obstacles: [Diagnostic] {
    var used = self
    used.keepUsedLayouts()
    return (used.common.diagnostics + used.layouts.diagnostics).filter { $0.severity == .error }
  }

  /// What lacks a unit's path in the layouts, or has one that an ad server would refuse.
  var unitFindings: [Diagnostic] {
    let found = layouts.layouts.flatMap { layout in
      layout.slots.flatMap { UnitCheck.findings($0.slot, project.adServer) }
    }
    return Report(found).withoutRepetition.diagnostics
  }

  /// Whether there is nothing to judge.
  var isEmpty: Bool { archive.entries.isEmpty && layouts.isEmpty && folderFindings.isEmpty }

  /// Drops the layouts that no article has, and what was found in them.
  mutating func keepUsedLayouts() {
    layouts.keep(Set(archive.entries.map(\.layout)).union(archive.fronts.map(\.layout)))
  }

  /// Drops the articles that have none of some layouts, and all fronts.
  mutating func keepPages(of layouts: Set<String>) {
    archive.keep { layouts.contains($0.layout) }
  }

  /// What is found in all that a page is made of but its article.
  func findings(onPagesBy layout: String) -> [Diagnostic] {
    common.diagnostics + (layouts[layout]?.diagnostics ?? archive.diagnostics)
  }

  /// What is found on the pages that show no article: the fronts, and of a layout that makes neither fronts nor
  /// articles' pages the one that it makes by itself.
  ///
  /// - Parameter names: those of the layouts whose pages count; `nil` for all.
  func findingsWithoutArticles(by names: Set<String>? = nil) -> [Diagnostic] {
    let press = Press(self)
    let used = Set(archive.entries.map(\.layout)).union(archive.fronts.map(\.layout))
    let alone = (names ?? Set(layouts.names)).subtracting(used).sorted().map { name in
      Archive.Front(address: PageAddress(name), section: nil, language: nil, layout: name)
    }
    return (archive.fronts.filter { names?.contains($0.layout) ?? true } + alone)
      .reduce(into: PageFindings()) { $0.add(press.findings(on: $1)) }.diagnostics
  }

  /// Judges the pages of many articles, on all cores.
  ///
  /// - Parameter progress: is told now and then how many are done, from any thread.
  func judge(
    _ entries: [Archive.Entry],
    progress: @Sendable (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) -> ArchiveVerdict {
    let parts = Workers.run(
      count: entries.count, state: { (press: Press(self), verdict: ArchiveVerdict()) },
      { worker, index in
        worker.verdict.add(worker.press.judge(entries[index]), index)
      },
      result: { $0.verdict }, progress: progress)
    return parts.reduce(into: ArchiveVerdict()) { $0.add($1) }
  }
}

/// Judges one page after the other; each worker has its own.
final class Press {
  private let desk: Desk
  /// By the layouts' names; `nil` for one that no page can be made by.
  private var composers: [String: Composer?] = [:]

  init(_ desk: Desk) { self.desk = desk }

  /// Reads an article of the archive and composes its page by its own layout.
  func judge(_ entry: Archive.Entry) -> JudgedPage {
    let path = Path.join(desk.project.articlesFolder, entry.file)
    let read = desk.project.read(article: path, knowing: entry.head)
    return judge(read, entry.problems, layout: entry.layout, at: entry.address)
  }

  /// Composes the page of an article that is none of the archive's.
  func judge(_ read: Diagnosed<Article?>, layout: String) -> JudgedPage {
    judge(read, [], layout: layout, at: PageAddress(read.value?.slug ?? ""))
  }

  private func judge(
    _ read: Diagnosed<Article?>, _ problems: [Diagnostic], layout: String, at address: PageAddress
  ) -> JudgedPage {
    let policy = desk.layouts[layout]?.policy ?? Policy(desk.project.config.policy)
    return JudgedPage(
      read, problems: problems, policy: policy, at: address, in: desk.common.contents
    ) { composer(layout)?.compose($0, at: address) }
  }

  /// Composes a page that leads to articles; `nil` where no page can be made by its layout.
  func compose(_ front: Archive.Front) -> Composition? {
    composer(front.layout)?.compose(
      frontOf: front.section, in: front.language, at: front.address)
  }

  /// What is found on a page that leads to articles; nothing where no page can be made by its layout.
  func findings(on front: Archive.Front) -> PageFindings {
    composer(front.layout)?.findings(
      frontOf: front.section, in: front.language, at: front.address) ?? PageFindings()
  }

  /// The page without an article that a layout makes.
  func front(by layout: String) -> Composition? {
    composer(layout)?.compose(nil, at: PageAddress(layout))
  }

  private func composer(_ name: String) -> Composer? {
    if let known = composers[name] { return known }
    let checked = desk.common.diagnostics.hasErrors ? nil : desk.layouts[name]
    let composer = checked?.layout.map { layout in
      Composer(
        layout, in: checked?.fonts.set ?? .builtIn, site: desk.common.site.value ?? Site(),
        index: desk.archive.index,
        ads: desk.project.config.ads, adServer: desk.project.adServer)
    }
    composers[name] = .some(composer)
    return composer
  }
}

/// An article's page and what was found on the way to it.
struct JudgedPage {
  /// What was found in the article itself.
  let diagnostics: [Diagnostic]
  /// `nil` where errors forbid to compose it.
  let composition: Composition?

  /// - Parameters:
  ///   - problems: what forbids the article a page, known before it was read.
  ///   - policy: that of the layout, or the project's.
  ///   - compose: makes the page of an article without errors; `nil` where the layout forbids any.
  init(
    _ read: Diagnosed<Article?>, problems: [Diagnostic], policy: Policy, at address: PageAddress,
    in project: ProjectContents, compose: (Article) -> Composition?
  ) {
    diagnostics = read.judged(
      problems: problems, policy: policy, on: (address.path, project))
    composition = diagnostics.hasErrors ? nil : read.value.flatMap(compose)
  }

  /// The page, unless something is wrong with it that no page may have.
  var fit: Composition? { composition.flatMap { $0.findings.hasErrors ? nil : $0 } }
}

/// What was found on the pages of many articles; verdicts on parts of an archive add up to that on all.
struct ArchiveVerdict: Sendable {
  private var articles: [(index: Int, found: [Diagnostic])] = []
  private(set) var pages = PageFindings()
  private(set) var placementUse = PlacementUse()

  mutating func add(_ page: JudgedPage, _ index: Int) {
    if !page.diagnostics.isEmpty { articles.append((index, page.diagnostics)) }
    guard let composition = page.composition else { return }
    pages.add(composition.findings)
    placementUse.add(composition.ads)
  }

  mutating func add(_ other: ArchiveVerdict) {
    articles += other.articles
    pages.add(other.pages)
    placementUse.add(other.placementUse)
  }

  /// In the order of the articles, then what their pages have in common.
  var diagnostics: [Diagnostic] {
    articles.sorted { $0.index < $1.index }.flatMap(\.found) + pages.diagnostics
      + placementUse.diagnostics
  }
}

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

  /// The names of all breakpoints, those of variants too; `nil` where a layout could not be read whole.
  var breakpointNames: Set<String>? {
    guard folderFindings.isEmpty, checked.allSatisfy({ $0.layout != nil }) else { return nil }
    let all = layouts + layouts.flatMap(\.variants).map(\.layout)
    return Set(all.flatMap { $0.breakpoints.map(\.name.value) })
  }

  /// What is found in the layouts. What several find at one place of a layout that they extend is told once, with the
  /// number of layouts.
  var diagnostics: [Diagnostic] {
    folderFindings
      + checked.flatMap { layout in
        counted(
          layout.diagnostics.filter {
            shared[FindingPlace($0)].map { $0.teller == layout.path } ?? true
          })
      }
  }

  /// What the layouts find in a file, as each of them tells it.
  func findings(in path: String) -> [Diagnostic] {
    checked.flatMap(\.diagnostics).filter { $0.primary.span.file.path == path }
  }

  /// Findings that say how many layouts have them, where that is more than one.
  func counted(_ findings: [Diagnostic]) -> [Diagnostic] {
    findings.map { finding in
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
    var places: [FindingPlace: SharedFinding] = [:]
    for layout in layouts {
      var own: [FindingPlace: Severity] = [:]
      // A circle of layouts that extend each other is one for all of them.
      for finding in layout.diagnostics where finding.rule != .extendsCycle {
        own[FindingPlace(finding), default: finding.severity] = max(
          own[FindingPlace(finding), default: finding.severity], finding.severity)
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
}
