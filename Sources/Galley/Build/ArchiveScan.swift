import GalleyLanguage
import GalleyModel
import GalleyBasics

/// What reading the front matter of all articles tells: which pages there will be, and what the
/// lists show.
struct ArchiveScan: Sendable {
  private(set) var entries: [BuildPlan.Entry] = []
  private(set) var index: ArticleIndex
  private(set) var diagnostics: [Diagnostic] = []
  /// How many articles get no page.
  private(set) var failed = 0
  /// Whether an article names no layout.
  private var needsDefault = false

  /// How many articles' front matter is kept for their pages, at about 2 KB each; that of others is
  /// read a second time, so that memory does not grow with the archive.
  private static let keptHeads = 1 << 14

  /// - Parameter files: the articles, as paths below their folder.
  static func run(
    _ files: [String], _ project: Project, layouts: LayoutShelf
  ) -> ArchiveScan {
    let empty = ArchiveScan(
      index: ArticleIndex(for: layouts.usable.values.flatMap(\.articleLists)))
    let names = layouts.names
    let parts = Workers.run(count: files.count, state: { empty }) { scan, index in
      scan.read(files[index], project, layouts: names, keepsHead: index < keptHeads)
    }
    return parts.reduce(into: empty) { $0.add($1) }.sorted(project, layouts: names)
  }

  private init(index: ArticleIndex) { self.index = index }

  private mutating func read(
    _ file: String, _ project: Project, layouts: [String], keepsHead: Bool
  ) {
    let folder = Path.folder(of: file)
    // What is wrong with an article is said when its page is made.
    guard
      let head = project.loader
        .entry(at: Path.join(project.articlesFolder, file), in: folder, keepsHead: keepsHead).value
    else {
      let page = ArticleEntry.page(slug: Path.stem(of: file), in: folder)
      entries.append(BuildPlan.Entry(file: file, page: page, layout: project.config.layout))
      return
    }
    if let wanted = head.layout, !layouts.contains(wanted.value) {
      diagnostics.append(.unknownLayout(wanted, among: layouts))
      failed += 1
      return
    }
    needsDefault = needsDefault || head.layout == nil
    let layout = head.layout?.value ?? project.config.layout
    entries.append(
      BuildPlan.Entry(file: file, page: head.summary.link, layout: layout, head: head.head))
    index.insert(head.summary, tags: head.tags)
  }

  private mutating func add(_ other: ArchiveScan) {
    entries += other.entries
    index.add(other.index)
    diagnostics += other.diagnostics
    failed += other.failed
    needsDefault = needsDefault || other.needsDefault
  }

  /// In the order of files, and no two articles with one page.
  private func sorted(_ project: Project, layouts: [String]) -> ArchiveScan {
    var sorted = self
    sorted.entries = []
    var pages: [String: String] = [:]
    for entry in entries.sorted(by: { $0.file < $1.file }) {
      if let other = pages[entry.page] {
        sorted.diagnostics.append(.samePage(entry, as: other, in: project.articlesFolder))
        sorted.failed += 1
      } else {
        pages[entry.page] = entry.file
        sorted.entries.append(entry)
      }
    }
    if needsDefault, !layouts.contains(project.config.layout) {
      sorted.diagnostics.append(.noDefaultLayout(project, among: layouts))
    }
    return sorted
  }
}

extension Diagnostic {
  /// An article asks for a layout that the project does not have.
  static func unknownLayout(_ wanted: Spanned<String>, among layouts: [String]) -> Diagnostic {
    var diagnostic = Diagnostic(
      .unknownLayout, .error, "no layout is named '\(wanted.value)'", at: Label(wanted.span))
    if let likely = Suggestion.nearest(to: wanted.value, among: layouts) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = FixIt(wanted.span, likely)
    } else {
      diagnostic.notes = known(layouts)
    }
    return diagnostic
  }

  /// Some articles ask for no layout, and the one that they would get is not there.
  static func noDefaultLayout(_ project: Project, among layouts: [String]) -> Diagnostic {
    if let span = project.config.layoutSpan {
      return unknownLayout(Spanned(project.config.layout, span), among: layouts)
    }
    return Diagnostic(
      .unknownLayout, .error,
      "no layout is named '\(project.config.layout)', which articles get that name none",
      at: Label(SourceFile(path: project.path(ProjectConfig.fileName), bytes: []).span),
      notes: known(layouts))
  }

  private static func known(_ layouts: [String]) -> [String] {
    layouts.isEmpty ? [] : ["known here: \(layouts.joined(separator: ", "))"]
  }

  fileprivate static func samePage(
    _ entry: BuildPlan.Entry, as other: String, in folder: String
  ) -> Diagnostic {
    let path = Path.join(folder, entry.file)
    return Diagnostic(
      .duplicateSlug, .error,
      "'\(path)' and '\(Path.join(folder, other))' would both be written to '\(entry.page)'",
      at: Label(SourceFile(path: path, bytes: []).span))
  }
}
