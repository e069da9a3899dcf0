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
  /// What is expected of screens and figures that no layout has.
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
