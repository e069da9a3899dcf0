import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering
import GalleyRules

/// The ads of which pages are to be written, and in which format.
public struct ExportRequest: Hashable, Sendable {
  /// The form that the ad plan is written in.
  public enum Format: String, Hashable, Sendable, CaseIterable {
    /// A line of JSON for each page and screen, for content systems.
    case plan
    /// A script for the Google Publisher Tag.
    case gpt
    /// Ad units for Prebid.js.
    case prebid
    /// A bid request of OpenRTB 2.6 for each page and screen.
    case openrtb
    /// The slots' tables in the file of IAB Tech Lab's trusted server.
    case trustedServer = "trusted-server"
  }

  /// Which pages.
  public enum Pages: Hashable, Sendable {
    /// The page of an article, by its slug or file, or one without an article.
    case one(article: String?)
    /// Those of all articles that have the layout, and of all fronts that have it; without a layout all pages.
    case all
  }

  /// The format.
  public var format: Format
  /// The layout's name or file; `nil` for all layouts, where all pages are asked for.
  public var layout: String?
  /// The pages.
  public var pages: Pages
  /// The site's file; `nil` for the project's. For one page only.
  public var site: String?
  /// The folder that gets a file for each of all pages, in a format that is of one.
  public var folder: String?

  /// Asks for the ads of pages.
  public init(
    format: Format, layout: String?, pages: Pages, site: String? = nil, folder: String? = nil
  ) {
    self.format = format
    self.layout = layout
    self.pages = pages
    self.site = site
    self.folder = folder
  }
}

extension ExportRequest.Format {
  /// Whether an ad server is asked by the unit's path.
  var needsUnits: Bool { self != .plan }

  /// Whether several pages are written one behind the other.
  var isOfManyPages: Bool { self == .plan || self == .openrtb || self == .trustedServer }

  /// The ending of a page's file, in a format that is of one.
  fileprivate var ending: String { self == .gpt ? "js" : "json" }
}

extension Project {
  /// Writes the ads of pages in a format of ad servers and content systems.
  ///
  /// A page with errors has no ads to write; with `all` pages the others are written all the same. In a
  /// format that is of one page each gets a file in the request's folder, and the result has no bytes.
  ///
  /// - Parameter progress: is told now and then how many of the articles are done, from any thread.
  /// - Throws: an error where a name in the request means nothing, or a format is of one page.
  public func export(
    _ request: ExportRequest,
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> Rendering {
    switch request.pages {
    case .one(let article):
      guard let layout = request.layout else { throw GalleyError("one page has one layout") }
      let made = try compose(
        RenderRequest(layout: layout, article: article, site: request.site))
      guard let composition = made.value else {
        return Rendering(bytes: nil, report: Report(made.diagnostics))
      }
      var writer = AdWriter(request.format, adServer)
      writer.add(composition)
      let bids = try request.format == .prebid ? strangeBids(in: LayoutShelf(self)) : []
      return Rendering(
        bytes: writer.findings.hasErrors ? nil : writer.bytes,
        report: Report(made.diagnostics + bids + writer.findings).withoutRepetition)
    case .all:
      guard request.format.isOfManyPages || request.folder != nil else {
        throw GalleyError(
          "\(request.format.rawValue) is of one page: say in which folder all of them get a file")
      }
      return try exportAll(request, progress)
    }
  }

  private func exportAll(
    _ request: ExportRequest, _ progress: @Sendable @escaping (Int, Int) -> Void
  ) throws(GalleyError) -> Rendering {
    guard !findings.hasErrors else { return Rendering(bytes: nil, report: Report(findings)) }
    let path: String? =
      if let layout = request.layout { try layoutPath(layout) } else { nil }
    let pages = try ExportedPages(Desk(self), ofLayoutAt: path)
    guard !pages.obstacles.hasErrors else {
      return Rendering(bytes: nil, report: Report(findings + pages.diagnostics))
    }
    let desk = pages.desk
    let common =
      findings + pages.diagnostics + (request.format == .prebid ? desk.strangeBids : [])
    guard pages.count > 0 else {
      if desk.folderFindings.hasErrors {
        return Rendering(bytes: nil, report: Report(common + desk.folderFindings))
      }
      let what = request.layout.map { "has the layout '\($0)'" } ?? "is there"
      throw GalleyError("no page that readers may see \(what)")
    }
    let folder = try request.format.isOfManyPages ? nil : outputFolder(request.folder)
    let parts = Workers.run(
      count: pages.count,
      state: {
        (press: Press(desk), writer: AdWriter(request.format, adServer, to: folder))
      },
      { worker, index in
        if index < pages.entries.count {
          worker.writer.add(worker.press.judge(pages.entries[index]), index)
        } else if let page = worker.press.compose(pages.fronts[index - pages.entries.count]) {
          worker.writer.add(front: page, index)
        }
      },
      result: { $0.writer }, progress: progress)
    let writer = parts.reduce(into: AdWriter(request.format, adServer)) { $0.add($1) }
    if let (path, problem) = writer.unwritable {
      throw GalleyError("cannot write '\(path)': \(problem)")
    }
    let report = Report(common + desk.folderFindings + writer.findings).withoutRepetition
    return Rendering(bytes: writer.lacksUnits ? nil : writer.bytes, report: report)
  }

  private func outputFolder(_ path: String?) throws(GalleyError) -> OutputFolder? {
    guard let path else { return nil }
    do {
      return try OutputFolder(path)
    } catch {
      throw GalleyError("cannot write into '\(path)': \(error)")
    }
  }
}

/// The pages that readers may see, of one layout or of all: those of articles, then the fronts.
private struct ExportedPages {
  let desk: Desk
  let entries: [Archive.Entry]
  let fronts: [Archive.Front]
  /// What keeps all of them back.
  let obstacles: [Diagnostic]
  /// What was found in all that they are made of but the articles.
  let diagnostics: [Diagnostic]

  var count: Int { entries.count + fronts.count }

  /// - Parameter path: the layout's file; `nil` for all layouts.
  /// - Throws: an error where the file is no layout of the project.
  init(_ desk: Desk, ofLayoutAt path: String?) throws(GalleyError) {
    guard let path else {
      var desk = desk
      desk.keepUsedLayouts()
      self.desk = desk
      entries = desk.archive.publicEntries
      fronts = desk.archive.fronts
      obstacles = desk.common.diagnostics
      diagnostics = desk.common.diagnostics + desk.layouts.diagnostics
      return
    }
    guard let layout = desk.layouts.layout(at: path)?.name else {
      throw GalleyError("'\(path)' is not a layout of the project, so no page has it")
    }
    self.desk = desk
    entries = desk.archive.publicEntries.filter { $0.layout == layout }
    fronts = desk.archive.fronts.filter { $0.layout == layout }
    diagnostics = desk.findings(onPagesBy: layout)
    obstacles = diagnostics
  }
}

/// Writes the ads of pages one after the other, on one worker; the parts of several add up.
private struct AdWriter: Sendable {
  private let format: ExportRequest.Format
  /// By the number of the page.
  private var pages: [(index: Int, bytes: [UInt8])] = []
  private var slots: TrustedServerSlots
  private var found: [(index: Int, diagnostics: [Diagnostic])] = []
  private var units: UnitFindings

  /// Where each page gets a file of its own.
  private let folder: OutputFolder?
  /// The first file that could not be written.
  private(set) var unwritable: (path: String, problem: FileProblem)?

  init(_ format: ExportRequest.Format, _ server: AdServer, to folder: OutputFolder? = nil) {
    self.format = format
    units = UnitFindings(server)
    self.folder = folder
    slots = TrustedServerSlots(network: server.network ?? "")
  }

  /// Whether something is wrong with the units, which forbids to write anything of many pages.
  var lacksUnits: Bool { !units.diagnostics.isEmpty }

  /// In the order of the pages.
  var bytes: [UInt8] {
    format == .trustedServer
      ? slots.render() : pages.sorted { $0.index < $1.index }.flatMap(\.bytes)
  }

  /// In the order of the pages.
  var findings: [Diagnostic] {
    found.sorted { $0.index < $1.index }.flatMap(\.diagnostics) + units.diagnostics
  }

  mutating func add(_ page: JudgedPage, _ index: Int) {
    let diagnostics =
      page.diagnostics
      + (page.composition?.findings.diagnostics ?? []).filter { $0.severity == .error }
    if !diagnostics.isEmpty { found.append((index, diagnostics)) }
    if let composition = page.fit { add(composition, index) }
  }

  mutating func add(front page: Composition, _ index: Int) {
    guard page.findings.hasErrors else { return add(page, index) }
    found.append((index, page.findings.diagnostics))
  }

  mutating func add(_ composition: Composition, _ index: Int = 0) {
    let plan = composition.plan
    let isRefused = format.needsUnits && units.check(composition)
    switch format {
    case .plan:
      pages.append((index, PlanLines.render(plan, composition.page.article?.body)))
    case .gpt: if !isRefused { keep(GPTScript.render(plan), of: plan, index) }
    case .prebid: if !isRefused { keep(PrebidUnits.render(plan), of: plan, index) }
    case .openrtb: pages.append((index, OpenRTBRequests.render(plan)))
    case .trustedServer: slots.add(plan)
    }
  }

  /// Writes what is of one page to its file, or keeps it where only one page is asked for.
  private mutating func keep(_ bytes: [UInt8], of plan: AdPlan, _ index: Int) {
    guard let folder else { return pages.append((index, bytes)) }
    let name = plan.subject.path.dropping(suffix: ".html") ?? plan.subject.path
    let path = "\(name).\(format.ending)"
    do {
      try folder.write(bytes, to: path)
    } catch {
      if unwritable == nil { unwritable = (Path.join(folder.path, path), error) }
    }
  }

  mutating func add(_ other: AdWriter) {
    if unwritable == nil { unwritable = other.unwritable }
    pages += other.pages
    slots.add(other.slots)
    found += other.found
    units.add(other.units)
  }
}

// Who bids for the ads of a slot.
extension Project {
  /// The file that says it.
  var bidsPath: String? { adServer.bidsFile.map { path($0.value) } }

  /// Reads that file: `{ "slot": [{ "bidder": …, "params": … }] }`. What is wrong with it is a finding at its line.
  func readBids() -> Diagnosed<[String: Bids]> {
    guard let file = adServer.bidsFile, let path = bidsPath, workspace.exists(path) else {
      return Diagnosed([:])
    }
    do {
      let bytes = try workspace.read(path, limit: YAMLLimits.standard.bytes)
      return Bids.read(SourceFile(path: path, bytes: bytes))
    } catch {
      let diagnostic = Diagnostic(
        .unreadableFile, .error, "cannot read '\(path)': \(error)",
        at: Diagnostic.Label(file.span))
      return Diagnosed([:], [diagnostic])
    }
  }

  /// Bids for slots that no layout has; none is told where a layout could not be read.
  func strangeBids(in layouts: LayoutShelf) -> [Diagnostic] {
    guard !adServer.bids.isEmpty, let names = layouts.slotNames else { return [] }
    let strange = adServer.bids.values.map(\.slot).filter { !names.contains($0.value) }
    let candidates = names.sorted()
    return strange.sorted { $0.span.range.lowerBound < $1.span.range.lowerBound }.map { name in
      let likely = Suggestion.nearest(to: name.value, among: candidates)
      return Diagnostic(
        .unknownSlot, .warning,
        "no layout has a slot '\(excerpt(name.value))', for which there are bids",
        at: Diagnostic.Label(name.span, likely.map { "did you mean '\($0)'?" } ?? ""))
    }
  }
}
