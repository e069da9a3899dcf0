package import GalleyBasics
import GalleyContent
package import GalleyLanguage
package import GalleyModel
package import GalleyPages
import GalleyRules

/// Checks the files of a project one by one, as an editor asks for them.
///
/// It knows the project as its files are when it is made; after a change there must be another. What the
/// project remembers makes that cheap.
package final class EditorDesk {
  /// What a file of a project is.
  package enum Kind: Hashable, Sendable {
    case layout, site, project
    /// With its path below the articles' folder.
    case article(String)
  }

  package let project: Project
  private lazy var desk = try? Desk(project)
  private lazy var press = desk.map { Press($0) }
  private var samples: [String: Composition?] = [:]

  package init(_ project: Project) { self.project = project }

  /// Forgets the pages that were made. That is enough where only the bodies of articles have changed, of which no list
  /// and no other page knows.
  package func forgetPages() { samples = [:] }

  /// What a file is by its name; `nil` for one that is none of the project's.
  package func kind(of path: String) -> Kind? {
    if ArticleFormat(fileName: path, start: []) == .markdown,
      project.hasArticles(inMarkdownAt: path),
      let file = project.articleFile(at: path)
    {
      return .article(file)
    }
    if path == project.path(ProjectConfig.fileName) { return .project }
    if path == project.sitePath { return .site }
    let folder = project.layoutsFolder
    return path.hasSuffix(".yaml") && path.hasPrefix("\(folder)/") ? .layout : nil
  }

  /// What is found in a file, and in those that it extends, without the rest of the project.
  package func findings(in path: String, _ kind: Kind) -> [Diagnostic] {
    switch kind {
    case .layout: return project.check(layout: path).diagnostics
    case .site: return project.check(site: path).diagnostics
    case .project: return project.findings
    case .article(let file):
      let layout = project.entry(of: file, in: project.articlesFolder).map {
        Path.join(project.layoutsFolder, "\($0.layout?.value ?? $0.usualLayout).yaml")
      }
      let policy = layout.flatMap { path in
        project.workspace.exists(path) ? project.check(layout: path).layout?.policy : nil
      }
      return project.read(article: path).judged(policy: policy ?? Policy(project.config.policy))
    }
  }

  /// What the whole project says of a file.
  package func review(_ path: String, _ kind: Kind) -> Review {
    guard let desk, let press, !project.findings.hasErrors else {
      return Review([], on: nil, [])
    }
    switch kind {
    case .layout:
      guard let checked = desk.layouts.layout(at: path) else { return Review([], on: nil, []) }
      let users = desk.layouts.names(readFrom: path)
      return Review(
        checked.diagnostics + desk.layouts.findings(in: path)
          + desk.findingsWithoutArticles(by: users)
          + desk.common.diagnostics.filter { $0.severity == .error },
        on: press, desk.archive.entries.filter { users.contains($0.layout) },
        showing: checked.layout?.files ?? [path])
    case .site: return Review(desk.common.site.diagnostics, on: nil, [])
    case .project: return Review(project.findings + desk.common.configFindings, on: nil, [])
    case .article(let file):
      guard let entry = desk.archive.entry(of: file) else { return Review([], on: nil, []) }
      let judged = press.judge(entry)
      return Review(
        desk.findings(onPagesBy: entry.layout) + judged.diagnostics
          + (judged.composition?.findings.diagnostics ?? []), on: nil, [])
    }
  }

  // MARK: Names and pages

  package var layoutNames: [String] { desk?.layouts.names ?? [] }

  /// The file of bids, which knows slots by their names.
  package var bidsPath: String? { project.bidsPath }

  /// The people that articles may name by keys.
  package var authors: AuthorRegister { project.authors }

  package var articleNames: ArticleNames { desk?.archive.names ?? ArticleNames() }

  /// The layouts of the project, as paths.
  package var layoutPaths: [String] {
    ((try? project.layoutFiles()) ?? []).map { Path.join(project.layoutsFolder, $0) }
  }

  /// The file of the article with a page's name.
  package func path(ofArticle slug: String) -> String? {
    desk?.archive.entries.first { $0.address.slug == slug }.map {
      Path.join(project.articlesFolder, $0.file)
    }
  }

  /// The layout that a file holds, where it has no errors.
  package func layout(at path: String) -> ResolvedLayout? { project.check(layout: path).layout }

  /// How wide advertisements in a slot may be, in CSS px, where it stands in a column; nothing where errors forbid to
  /// know.
  package func room(ofSlot name: String, in path: String) -> [(breakpoint: String, width: Int)] {
    (layout(at: path)?.room(ofSlot: name) ?? []).map { ($0.breakpoint.name.value, $0.width) }
  }

  /// The page of an article; `nil` where errors forbid it.
  package func composition(ofArticle file: String) -> Composition? {
    desk?.archive.entry(of: file).flatMap { press?.judge($0).composition }
  }

  /// The page that shows what a layout does: that of its newest article, or one without an article.
  package func sample(ofLayout path: String) -> (page: Composition, article: String?)? {
    guard let desk, let press, let checked = desk.layouts.layout(at: path),
      checked.layout != nil
    else { return nil }
    let entries = desk.archive.publicEntries.filter { $0.layout == checked.name }
    let newest = entries.max { a, b in (instant(a), b.file) < (instant(b), a.file) }
    let file = newest.map { Path.join(project.articlesFolder, $0.file) }
    if let known = samples[path] { return known.map { ($0, file) } }
    let made = newest.map { press.judge($0).composition } ?? press.front(by: checked.name)
    samples[path] = .some(made)
    return made.map { ($0, file) }
  }

  private func instant(_ entry: Archive.Entry) -> Int {
    project.entry(of: entry.file, in: project.articlesFolder)?.summary.date?.instant ?? .min
  }
}

/// What is found in a file with the rest of its project, page by page.
package final class Review {
  private let found: [Diagnostic]
  private let press: Press?
  private let entries: [Archive.Entry]
  /// The files whose findings on pages count.
  private let files: [String]
  private var next = 0
  private var verdict = ArchiveVerdict()

  init(
    _ found: [Diagnostic], on press: Press?, _ entries: [Archive.Entry],
    showing files: [String] = []
  ) {
    self.files = files
    self.found = found
    self.press = press
    self.entries = press == nil ? [] : entries
  }

  package var isDone: Bool { next == entries.count }

  /// Judges one page more.
  package func proceed() {
    guard !isDone, let press else { return }
    verdict.add(press.judge(entries[next]), next)
    next += 1
  }

  /// All that was found so far.
  package var diagnostics: [Diagnostic] {
    let onPages = (verdict.pages.diagnostics + verdict.placementUse.diagnostics)
      .filter { files.contains($0.primary.span.file.path) }
    return Report(found + onPages).withoutRepetition.diagnostics
  }
}
