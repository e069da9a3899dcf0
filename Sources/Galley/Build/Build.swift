package import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering
import GalleyRules

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension Project {
  /// Renders every article of the project by its layout into a folder.
  ///
  /// The articles are read twice: first their front matter, for the lists; then each whole, one at
  /// a time per core, so that memory does not grow with the archive. An article with errors, in itself
  /// or on its page, gets no page, nor does one that is not public yet; a page of an earlier build stays until a new one is whole.
  ///
  /// Pages that lead to the articles are made too, where the project says by which layouts.
  ///
  /// - Parameters:
  ///   - ads: who fills the slots.
  ///   - clean: whether what earlier builds wrote into the folder, and this one does not, is taken away.
  ///   - progress: is told now and then how many of the articles are done, from any thread.
  /// - Throws: an error where the build cannot begin.
  public func build(
    to output: String, ads: ServedAds = .none, clean: Bool = false,
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> BuildSummary {
    try refuse(output: output)
    var summary = BuildSummary()
    summary.add(findings)
    guard !findings.hasErrors else { return summary }
    if case .failure(.missing) = Result(catching: { () throws(FileProblem) in try articleTree() }) {
      _ = try list(articlesFolder, articleTree)
    }
    var desk = try Desk(self)
    desk.keepUsedLayouts()
    summary.add(Report(desk.diagnostics).withoutRepetition.diagnostics)
    guard !desk.common.diagnostics.hasErrors else {
      // No page is made; what else is wrong is said all the same.
      summary.add(write(desk, to: nil, ads.content, progress))
      return summary
    }
    let obstacles = ads == .none ? [] : desk.unitFindings
    guard obstacles.isEmpty else {
      summary.add(obstacles)
      summary.failed = desk.archive.entries.count
      return summary
    }
    let folder: OutputFolder
    do {
      folder = try OutputFolder(output)
    } catch {
      throw GalleyError("cannot make the folder '\(output)': \(error)")
    }
    let record = BuildRecord(of: folder)
    let assets = AssetCopy(config.assets, of: self, to: folder)
    summary.assets = assets.count
    summary.add(assets.findings)
    let fonts = FontCopy(desk.layouts.layouts, to: folder)
    summary.add(fonts.findings)
    let variants = VariantShares(desk)
    var files = Set(assets.files).union(desk.archive.pages).union(variants.files)
      .union(fonts.files)
    if ads != .none { files.insert(AdScript.fileName) }
    do {
      try record.note(files)
    } catch {
      summary.add([.unwritable(Path.join(folder.path, BuildRecord.fileName), error)])
    }
    if ads != .none {
      do {
        try folder.write(
          AdScript.render(ads.content, prebid: adServer.prebid), to: AdScript.fileName)
      } catch {
        summary.add([.unwritable(Path.join(folder.path, AdScript.fileName), error)])
      }
    }
    summary.add(write(desk, to: folder, ads.content, progress))
    if !variants.isEmpty { summary.add(write(variants, to: folder, ads.content)) }
    guard clean else { return summary }
    do {
      summary.removed = try record.clean(keeping: files)
    } catch {
      summary.add([.unwritable(Path.join(folder.path, BuildRecord.fileName), error)])
    }
    return summary
  }

  /// Writes the pages of each variant into a folder of its own, and which readers are to see it.
  private func write(
    _ variants: VariantShares, to folder: OutputFolder, _ slots: SlotContent
  ) -> BuildSummary {
    var summary = BuildSummary()
    do {
      for name in variants.names {
        var desk = variants.desk.varied(by: name)
        desk.keepPages(of: variants.layouts(with: name))
        let below = try OutputFolder(Path.join(folder.path, VariantShares.folder(of: name)))
        var written = write(desk, to: below, slots) { _, _ in }
        // The articles were counted with the layout itself.
        (written.variantPages, written.pages, written.withheld) = (written.pages, 0, 0)
        summary.add(written)
      }
      try folder.write(variants.json, to: VariantShares.fileName)
    } catch {
      summary.add([.unwritable(Path.join(folder.path, VariantShares.fileName), error)])
    }
    return summary
  }

  private func write(
    _ desk: Desk, to folder: OutputFolder?, _ slots: SlotContent,
    _ progress: @Sendable (Int, Int) -> Void
  ) -> BuildSummary {
    let entries = desk.archive.publicEntries
    let parts = Workers.run(
      count: entries.count, state: { PageBuilder(desk, to: folder, slots) },
      { builder, index in builder.build(entries[index]) },
      result: { ($0.summary, $0.findings, $0.placementUse, $0.units) }, progress: progress)
    var summary = BuildSummary()
    summary.withheld = desk.archive.entries.count - entries.count
    var findings = PageFindings()
    var placementUse = PlacementUse()
    var units = UnitFindings(adServer)
    for (part, found, use, refused) in parts {
      summary.add(part)
      findings.add(found)
      placementUse.add(use)
      units.add(refused)
    }
    summary.add(findings.diagnostics + placementUse.diagnostics)
    summary.report.diagnostics.sort { $0.place < $1.place }
    let builder = PageBuilder(desk, to: folder, slots)
    for front in desk.archive.fronts { builder.build(front) }
    summary.add(builder.summary)
    units.add(builder.units)
    summary.add(Report(units.diagnostics).withoutRepetition.diagnostics)
    summary.add(builder.findings.diagnostics)
    return summary
  }
}

/// Who fills the slots of published pages.
public enum ServedAds: String, Hashable, Sendable, CaseIterable {
  /// Nobody: they show their house ads, or nothing.
  case none
  /// Google Ad Manager, through the Google Publisher Tag.
  case gpt
  /// The same, with bids by Prebid.js.
  case prebid

  fileprivate var content: SlotContent {
    switch self {
    case .none: .house
    case .gpt: .gpt
    case .prebid: .prebid
    }
  }
}

/// Makes one page after the other; each worker of a build has one of its own.
private final class PageBuilder {
  private let press: Press
  /// `nil` where nothing is to be written.
  private let output: OutputFolder?
  private let slots: SlotContent
  /// By the layouts' names; each keeps what the pages it makes have in common.
  private var renderers: [String: HTMLRenderer] = [:]
  private(set) var summary = BuildSummary()
  private(set) var findings = PageFindings()
  private(set) var placementUse = PlacementUse()
  /// What an ad server would refuse of the units of some pages, which are not written.
  private(set) var units: UnitFindings

  init(_ desk: Desk, to output: OutputFolder?, _ slots: SlotContent) {
    press = Press(desk)
    units = UnitFindings(desk.project.adServer)
    self.slots = slots
    self.output = output
  }

  /// Reads an article, renders its page and writes it; what goes wrong is in the summary.
  func build(_ entry: Archive.Entry) {
    let judged = press.judge(entry)
    summary.add(judged.diagnostics)
    if let composition = judged.composition {
      findings.add(composition.findings)
      placementUse.add(composition.ads)
    }
    guard let composition = judged.fit, let output else {
      summary.failed += 1
      return
    }
    if write(composition, to: entry.address, in: output) {
      summary.pages += 1
    } else {
      summary.failed += 1
    }
  }

  /// Writes a page that leads to articles; what is wrong with its layout is told already.
  func build(_ front: Archive.Front) {
    guard let output, let composition = press.compose(front) else { return }
    findings.add(composition.findings)
    if composition.findings.hasErrors { return }
    if write(composition, to: front.address, in: output) { summary.fronts += 1 }
  }

  private func write(
    _ composition: Composition, to address: PageAddress, in output: OutputFolder
  ) -> Bool {
    if slots.isServed, units.check(composition) { return false }
    let page = composition.page
    let name = page.layout.name.value
    let bytes = renderers[
      name, default: HTMLRenderer(page.layout, in: composition.fonts, slots: slots, at: .build)
    ]
    .renderNext(page, composition.plan)
    do {
      try output.write(bytes, to: address.path)
      return true
    } catch {
      summary.add([.unwritable(Path.join(output.path, address.path), error)])
      return false
    }
  }
}

/// What a build did.
public struct BuildSummary: Sendable {
  /// How many pages were written.
  public internal(set) var pages = 0
  /// How many pages were written that lead to articles.
  public internal(set) var fronts = 0
  /// How many pages of variants were written.
  public internal(set) var variantPages = 0
  /// How many pages of earlier builds were taken away.
  public internal(set) var removed = 0
  /// How many articles had errors and got no page.
  public internal(set) var failed = 0
  /// How many articles are drafts, withheld or of a later date, and got no page.
  public internal(set) var withheld = 0
  /// How many files of the assets folder were copied.
  public internal(set) var assets = 0
  /// The findings, of which only some are kept: the gravest, of those the first by their place.
  public internal(set) var report = Report()
  /// The severity of the gravest finding, kept or not.
  package private(set) var gravest: Severity?
  /// How many findings there were in all.
  public internal(set) var findingCount = 0

  /// The most findings that a build keeps, so that its memory does not grow with the archive.
  static let keptFindings = 200

  mutating func add(_ diagnostics: [Diagnostic]) {
    note(diagnostics.lazy.map(\.severity).max())
    findingCount += diagnostics.count
    keep(diagnostics)
  }

  private mutating func keep(_ diagnostics: [Diagnostic]) {
    guard !diagnostics.isEmpty else { return }
    let all = report.diagnostics + diagnostics
    guard all.count > Self.keptFindings else { return report.diagnostics = all }
    // Which worker found what is of no interest.
    let gravest = all.indices.sorted {
      all[$0].severity == all[$1].severity
        ? all[$0].place < all[$1].place : all[$0].severity > all[$1].severity
    }
    report.diagnostics = gravest.prefix(Self.keptFindings).sorted().map { all[$0] }
  }

  mutating func add(_ other: BuildSummary) {
    pages += other.pages
    fronts += other.fronts
    variantPages += other.variantPages
    removed += other.removed
    failed += other.failed
    withheld += other.withheld
    assets += other.assets
    note(other.gravest)
    findingCount += other.findingCount
    keep(other.report.diagnostics)
  }

  private mutating func note(_ severity: Severity?) {
    if let severity { gravest = max(gravest ?? severity, severity) }
  }
}

extension Diagnostic {
  /// By what findings are put in order, whichever worker found them.
  fileprivate var place: (path: String, line: Int, column: Int, offset: Int, text: String) {
    let span = primary.span
    return (
      span.file.path, span.file.firstLine, span.file.firstColumn, span.range.lowerBound,
      "\(rule.rawValue) \(message)"
    )
  }
}

/// The list of the files that builds have written to a folder. It lies in that folder, so that a later build
/// can take away what no article stands behind any more, and nothing that others have put there.
struct BuildRecord {
  /// The list's name, one path a line.
  static let fileName = ".galley-build"

  private let folder: OutputFolder
  private let earlier: Set<String>

  /// Reads the list of earlier builds; there is none in a new folder.
  init(of folder: OutputFolder) {
    self.folder = folder
    let bytes = try? DiskWorkspace().read(
      Path.join(folder.path, Self.fileName), limit: Self.sizeLimit)
    let lines = String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    earlier = Set(lines.filter(Self.isBelowFolder))
  }

  /// In bytes: a million pages.
  private static let sizeLimit = 128 << 20

  /// Adds what a build is about to write, so that it is known even if the build is interrupted.
  func note(_ files: Set<String>) throws(FileProblem) {
    if !files.isSubset(of: earlier) { try write(earlier.union(files)) }
  }

  /// Takes away what earlier builds wrote and this one does not.
  ///
  /// - Returns: how many files were taken away.
  func clean(keeping files: Set<String>) throws(FileProblem) -> Int {
    var count = 0
    for file in earlier.subtracting(files).sorted() where remove(file) { count += 1 }
    try write(files)
    return count
  }

  private func write(_ files: Set<String>) throws(FileProblem) {
    let text = files.filter(Self.isBelowFolder).sorted().map { $0 + "\n" }.joined()
    try folder.write(Array(text.utf8), to: Self.fileName)
  }

  /// Removes a file and the folders that are empty without it.
  private func remove(_ file: String) -> Bool {
    var below = Path.folder(of: file)
    guard isInRealFolders(below), unlink(Path.join(folder.path, file)) == 0 else { return false }
    while !below.isEmpty, rmdir(Path.join(folder.path, below)) == 0 {
      below = Path.folder(of: below)
    }
    return true
  }

  /// Whether no part of a path is a link: what one leads to is none of this folder's.
  private func isInRealFolders(_ path: String) -> Bool {
    var path = path
    while !path.isEmpty {
      var status = stat()
      guard lstat(Path.join(folder.path, path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR
      else { return false }
      path = Path.folder(of: path)
    }
    return true
  }

  private static func isBelowFolder(_ path: String) -> Bool {
    !path.isEmpty && !path.hasPrefix("/") && !path.utf8.contains(UInt8(ascii: "\n"))
      && Path.normalized(path) == path && path != ".." && !path.hasPrefix("../")
  }
}
