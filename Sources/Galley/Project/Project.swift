package import GalleyBasics
import GalleyContent
package import GalleyLanguage
package import GalleyModel
import GalleyPages

/// A folder with a `galley.yaml`, or a bare folder taken as one.
public struct Project: Sendable {
  /// The project's folder as a path from where the program runs; empty for that folder itself.
  public let folder: String
  package let config: ProjectConfig
  /// The mistakes in `galley.yaml`; with errors among them nothing is made.
  private(set) var findings: [Diagnostic]
  /// The people that articles may name by keys.
  private(set) var authors = AuthorRegister()
  /// What its units have in common at the ad server, and who bids for them.
  private(set) var adServer: AdServer
  package let workspace: any Workspace
  package var loader: Loader
  /// Where what is read is kept for the next time; needs a `TracingWorkspace`.
  package var memo: Memo?
  /// The language of articles that name none, where their words are set by language.
  var usualLanguage = LanguageTag.english
  /// The moment at which it is asked what is public; `nil` if nobody knows.
  package var now: CalendarDate?
  /// What its layouts are set in; with a memo it is kept for the next time.
  var keptFonts: KeptFonts { memo?.fonts ?? ownFonts }
  private let ownFonts = KeptFonts()
  /// The files of articles that were looked through, where there is no memo.
  let shelf = ArticleShelf()

  package init(
    folder: String, config: ProjectConfig, findings: [Diagnostic] = [], workspace: any Workspace,
    now: CalendarDate? = .now
  ) {
    self.now = now
    self.folder = folder == "." ? "" : folder
    self.config = config
    adServer = config.adServer
    self.findings = findings
    self.workspace = workspace
    loader = Loader(workspace, root: folder, policy: config.policy)
    if isFolder(layoutsFolder) { loader.inputFolder = layoutsFolder }
  }

  /// Opens the project in a folder.
  ///
  /// Mistakes in its `galley.yaml` are findings of all that is done with the project.
  ///
  /// - Throws: an error where there is no `galley.yaml` that can be read.
  public static func open(_ folder: String) throws(GalleyError) -> Project {
    try open(folder, in: DiskWorkspace())
  }

  package static func open(
    _ folder: String, in workspace: any Workspace
  ) throws(GalleyError) -> Project {
    let path = Path.join(folder, ProjectConfig.fileName)
    let read = Loader(workspace, root: folder).config(at: path)
    var project = Project(
      folder: folder, config: read.value ?? ProjectConfig(),
      findings: try read.diagnostics.reading(path), workspace: workspace)
    project.findPaths()
    project.findExpectations()
    project.readAuthors()
    let bids = project.readBids()
    project.adServer.bids = bids.value
    project.findings += bids.diagnostics
    if project.config.typography == .smart {
      project.usualLanguage = (try? project.loadSite(nil))?.value?.language ?? .english
    }
    return project
  }

  /// Reports each file or folder that the project's `galley.yaml` names and that is not there.
  private mutating func findPaths() {
    let sources = config.articles.map { source in
      let path = path(source.path)
      return (
        span: source.span, path: path,
        isThere: workspace.stamp(of: path.isEmpty ? "." : path) != nil
      )
    }
    let named: [(span: Span?, path: String, isThere: Bool)] =
      [(config.layoutsSpan, layoutsFolder, isFolder(layoutsFolder))] + sources + [
        (config.assetsSpan, path(config.assets), isFolder(path(config.assets))),
        (config.siteSpan, sitePath, hasSite),
        (config.authors?.span, authorsPath ?? "", authorsPath.map(workspace.exists) ?? true),
        (adServer.bidsFile?.span, bidsPath ?? "", bidsPath.map(workspace.exists) ?? true),
      ]
    findings += named.compactMap { name in
      name.isThere
        ? nil
        : name.span.map { span in
          Diagnostic(
            .unreadableFile, .error, "cannot read '\(name.path)': \(FileProblem.missing)",
            at: Diagnostic.Label(span))
        }
    }
  }

  /// What `galley.yaml` expects of screens and figures that no layout has; none is told where a layout could not be
  /// read.
  func strangeExpectations(in layouts: LayoutShelf) -> [Diagnostic] {
    guard let screens = layouts.screens else { return [] }
    return config.expectations.compactMap { text in
      guard let expectation = try? Expectation(text.value),
        let problem = expectation.problem(among: screens)
      else { return nil }
      let isKnown = expectation.breakpoint.map(screens.all.contains) ?? true
      return Diagnostic(
        isKnown ? .badValue : .unknownBreakpoint, .error, problem.sentence(on: text.value),
        at: Diagnostic.Label(text.span))
    }
  }

  /// Reports what `galley.yaml` expects of an audit and nobody can tell.
  private mutating func findExpectations() {
    for text in config.expectations {
      do {
        _ = try Expectation(text.value)
      } catch {
        findings.append(
          Diagnostic(
            .badValue, .error, error.sentence(on: text.value), at: Diagnostic.Label(text.span)))
      }
    }
  }

  private mutating func readAuthors() {
    guard let path = authorsPath, workspace.exists(path) else { return }
    let read = loader.authors(at: path)
    authors = read.value ?? authors
    findings += read.diagnostics
  }

  /// How the words of an article in a language are set; `nil` for as they are written.
  func typography(in language: LanguageTag?) -> SmartTypography? {
    config.typography == .smart ? SmartTypography(language ?? usualLanguage) : nil
  }

  /// The file with the authors' names.
  var authorsPath: String? { config.authors.map { path($0.value) } }

  private func isFolder(_ path: String) -> Bool {
    workspace.stamp(of: path.isEmpty ? "." : path)?.kind == .folder
  }

  /// The project that a folder belongs to: its own or that of the nearest folder above.
  package static func find(
    from folder: String, in workspace: any Workspace
  ) throws(GalleyError) -> Project? {
    guard let home = home(of: folder, in: workspace) else { return nil }
    return try open(home, in: workspace)
  }

  /// The folder of the project that a folder belongs to.
  package static func home(of folder: String, in workspace: any Workspace) -> String? {
    var candidate = folder.isEmpty ? "." : folder
    let depth = workspace.absolute(candidate).split(separator: "/").count
    for _ in 0...depth {
      if workspace.exists(Path.join(candidate, ProjectConfig.fileName)) { return candidate }
      candidate = Path.normalized(Path.join(candidate, ".."))
    }
    return nil
  }

  /// The current folder, taken as a project with the usual names.
  package static func bare(in workspace: any Workspace) -> Project {
    Project(folder: "", config: ProjectConfig(), workspace: workspace)
  }

  /// A path of the configuration as one from where the program runs.
  package func path(_ relative: String) -> String { Path.normalized(Path.join(folder, relative)) }

  /// The project, asked at this moment what is public.
  package var asOfNow: Project {
    var project = self
    project.now = .now
    return project
  }

  /// Which dates have come.
  func publication(of site: Site?) -> Publication {
    Publication(of: site ?? Site(), now: now)
  }

  /// Which dates have come by the project's own site.
  package var publication: Publication { publication(of: (try? loadSite(nil))?.value) }

  package var layoutsFolder: String { path(config.layouts) }
  /// The folder that articles' files are named from: the one that they lie in, or the project's where they
  /// lie in several places.
  package var articlesFolder: String {
    hasOneFolder ? path(config.articles[0].path) : folder.isEmpty ? "" : path("")
  }

  /// Whether all articles lie in one folder.
  var hasOneFolder: Bool { config.articles.count == 1 && config.articles[0].format == nil }
  package var sitePath: String { path(config.site) }
}

extension Project {
  /// The file of a layout that somebody asked for by name or by path.
  package func layoutPath(_ layout: String) throws(GalleyError) -> String {
    if layout.isPath(extension: ".yaml") { return layout }
    return try find(layout, "layout", in: names(of: layoutFiles, below: layoutsFolder))
  }

  /// The file of an article that somebody asked for: by its path, its file's name or the slug of its page.
  package func articlePath(_ article: String) throws(GalleyError) -> String {
    let isFile = ArticleFormat.allCases.contains { format in
      format.endings.contains { article.isPath(extension: "." + $0) }
    }
    if isFile || ArticleID(named: article).path != article { return article }
    let files = try list(articlesFolder, articleFiles)
    let alone = files.filter { ArticleID(named: $0).path == $0 }
    let paths = alone.map { (Path.stem(of: $0), Path.join(articlesFolder, $0)) }
    if let match = paths.first(where: { $0.0 == article }) { return match.1 }
    let slugs = files.compactMap { file in
      entry(of: file, in: articlesFolder).map {
        ($0.address.slug, Path.join(articlesFolder, file))
      }
    }
    return try find(article, "article", in: slugs.isEmpty ? paths : slugs)
  }

  /// The path below the articles' folder of a file in it; `nil` for a file elsewhere.
  func articleFile(at path: String) -> String? {
    let path = Path.normalized(path)
    if articlesFolder == "." || articlesFolder.isEmpty { return path.hasPrefix("/") ? nil : path }
    return path.hasPrefix("\(articlesFolder)/")
      ? String(path.dropFirst(articlesFolder.count + 1)) : nil
  }

  /// The files among some that the project has a use for and that can be checked: its layouts and articles, its site,
  /// and what its `galley.yaml` names. Folders and standard input stay.
  package func known(among paths: [String]) -> [String] {
    let articles = Set(
      articlesForCheck().files.map { Path.join(articlesFolder, ArticleID(named: $0).path) })
    let layouts = Set(((try? layoutFiles()) ?? []).map { Path.join(layoutsFolder, $0) })
    let others = [path(ProjectConfig.fileName), sitePath, authorsPath, bidsPath].compactMap(\.self)
    return paths.filter {
      let path = Path.normalized($0)
      return layouts.contains(path) || articles.contains(path) || others.contains(path)
        || path == "-" || workspace.stamp(of: path)?.kind == .folder
    }
  }

  /// What the project's files may name of it.
  func contents(_ archive: Archive) -> ProjectContents {
    // Without a project no build copies anything, and pictures may be anywhere.
    let isProject = workspace.exists(path(ProjectConfig.fileName))
    return ProjectContents(articles: archive.names, assets: isProject ? config.assets : ".") {
      [workspace, folder] file in
      workspace.stamp(of: Path.join(folder, file))?.kind == .file
    }
  }

  /// The project's layouts, as paths below their folder.
  package func layoutFiles() throws(FileProblem) -> [String] { try layoutTree().files }

  func layoutTree() throws(FileProblem) -> FileTree { try tree(layoutsFolder, ".yaml") }

  /// What tells of files among the layouts that look like some, and are not read.
  func unreadLayouts() -> [Diagnostic] {
    let files = (try? tree(layoutsFolder, ".yml"))?.files ?? []
    return files.map { file in
      let path = Path.join(layoutsFolder, file)
      return Diagnostic(
        .unreadFile, .warning, "'\(path)' is not read: the name of a layout's file ends in '.yaml'",
        at: Diagnostic.Label(SourceFile(path: path, bytes: []).span))
    }
  }

  private func tree(_ folder: String, _ ending: String) throws(FileProblem) -> FileTree {
    try FileTree(below: folder, endings: [ending], root: self.folder, in: workspace)
  }

  /// Whether there is a file for the site; a project may do without.
  var hasSite: Bool { workspace.exists(sitePath) }

  private func names(
    of files: () throws(FileProblem) -> [String], below folder: String
  ) throws(GalleyError) -> [(name: String, path: String)] {
    try list(folder, files).map { (Path.stem(of: $0), Path.join(folder, $0)) }
  }

  private func find(
    _ name: String, _ what: String, in known: [(name: String, path: String)]
  ) throws(GalleyError) -> String {
    if let match = known.first(where: { $0.name == name }) { return match.path }
    let message = "no \(what) is named '\(name)'"
    if let likely = Suggestion.nearest(to: name, among: known.map(\.name)) {
      throw GalleyError("\(message); did you mean '\(likely)'?")
    }
    let some = known.prefix(12).map(\.name).joined(separator: ", ")
    throw GalleyError(known.isEmpty ? "\(message)" : "\(message); there are: \(some)")
  }
}

extension String {
  /// Whether the word means a file rather than a name.
  fileprivate func isPath(extension: String) -> Bool {
    self == "-" || contains("/") || hasSuffix(`extension`)
  }
}

/// Why something that was asked for could not even be begun.
public struct GalleyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A sentence for the person who asked; of several problems a line each.
  public let description: String
  /// The problems, each in a sentence.
  package let problems: [String]

  package init(_ description: String) { self.init(problems: [description]) }

  package init(problems: [String]) {
    self.problems = problems
    description = problems.joined(separator: "\n")
  }
}

extension [Diagnostic] {
  /// The findings, unless they say that a file which somebody asked for cannot be read at all: then
  /// there is nothing to find.
  func reading(_ path: String) throws(GalleyError) -> [Diagnostic] {
    // One that was read may name others that cannot be.
    let unread = first { finding in
      let file = finding.primary.span.file
      return finding.rule == .unreadableFile && file.path == path && file.bytes.isEmpty
    }
    if let unread { throw GalleyError(unread.message) }
    return self
  }
}

extension Cancellation {
  /// Ends the work where that is requested; stands between its stages.
  static func check() throws(GalleyError) {
    if isRequested { throw GalleyError("the files have changed meanwhile") }
  }
}
