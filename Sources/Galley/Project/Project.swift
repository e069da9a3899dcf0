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
    var candidate = folder.isEmpty ? "." : folder
    let depth = workspace.absolute(candidate).split(separator: "/").count
    for _ in 0...depth {
      if workspace.exists(Path.join(candidate, ProjectConfig.fileName)) {
        return try open(candidate, in: workspace)
      }
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
