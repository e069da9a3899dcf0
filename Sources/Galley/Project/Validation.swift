import GalleyBasics
import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRules

extension Project {
  /// Checks the whole project: its site, its layouts, its articles, and their pages on the screen of
  /// each breakpoint.
  ///
  /// - Parameter progress: is told now and then how many of the articles are done, from any thread.
  public func validate(
    progress: @Sendable @escaping (_ done: Int, _ total: Int) -> Void = { _, _ in }
  ) throws(GalleyError) -> Report {
    if findings.hasErrors { return Report(findings) }
    let desk = try Desk(self)
    guard !desk.isEmpty else {
      throw GalleyError("there is nothing to check: no layout in '\(layoutsFolder)', no article")
    }
    let verdict = desk.judge(desk.archive.entries, progress: progress)
    let onVariants = desk.layouts.variantNames.flatMap { name in
      let users = desk.layouts.names(withVariant: name)
      return desk.varied(by: name).judge(desk.archive.entries.filter { users.contains($0.layout) })
        .pages.diagnostics
    }
    let assets = AssetCopy.findings(in: self)
    let units = UnitCheck.warnings(desk.layouts.layouts, adServer)
    return Report(
      findings + desk.diagnostics + units + assets + verdict.diagnostics
        + desk.findingsWithoutArticles() + onVariants
    ).withoutRepetition
  }

  /// The project's articles, and what of their folder cannot be looked at; a project may have none.
  func articlesForCheck() -> (files: [String], findings: [Diagnostic]) {
    do {
      let tree = try articleTree()
      return (tree.files, tree.findings)
    } catch {
      return ([], error == .missing ? [] : [.unreadable(articlesFolder, error)])
    }
  }

  /// Checks some files, each by what it is, and folders with all that they hold.
  ///
  /// What belongs to the project is judged as in the project. An article's findings are those of its page, with all
  /// that the page is made of; those of a layout are its own, those of its articles' pages, and those in its
  /// file on the way to layouts that extend it.
  public func validate(_ paths: [String]) throws(GalleyError) -> Report {
    var report = Report(findings)
    if findings.hasErrors { return report }
    let desk = LazyDesk(self)
    for path in paths { report.diagnostics += try validate(path, desk) }
    return report.withoutRepetition
  }

  private func validate(_ path: String, _ desk: LazyDesk) throws(GalleyError) -> [Diagnostic] {
    guard !path.isEmpty, workspace.stamp(of: path)?.kind == .folder else {
      return try check(file: path, desk).reading(path)
    }
    if workspace.exists(Path.join(path, ProjectConfig.fileName)) {
      return try Project.open(path, in: workspace).validate().diagnostics
    }
    return try validate(folder: path, desk)
  }

  /// Checks what is in a folder: each project as one, of the rest each file by itself. Tells what nobody reads.
  private func validate(folder: String, _ desk: LazyDesk) throws(GalleyError) -> [Diagnostic] {
    let tree: FileTree
    do {
      tree = try FileTree(below: folder, endings: [], root: self.folder, in: workspace)
    } catch {
      throw GalleyError("cannot read the folder '\(folder)': \(error)")
    }
    let files = tree.files
    let projects = files.filter { Path.name(of: $0) == ProjectConfig.fileName }
      .map(Path.folder(of:))
    var found = tree.findings
    for project in projects {
      found += try Project.open(Path.join(folder, project), in: workspace).validate().diagnostics
    }
    var unread = UnreadFiles()
    var isEmpty = projects.isEmpty
    for file in files where !projects.contains(where: { file.hasPrefix($0 + "/") }) {
      let path = Path.join(folder, file)
      if isRead(path) {
        found += check(file: path, desk)
        isEmpty = false
      } else {
        unread.addStranger(path)
      }
    }
    guard !isEmpty || !found.isEmpty else {
      throw GalleyError("there is nothing to check in '\(folder)': no .yaml file and no article")
    }
    return found + unread.findings
  }

  /// Whether a file is one of YAML or holds articles, by its name and how it begins.
  private func isRead(_ path: String) -> Bool {
    let name = Path.name(of: path)
    if name.hasSuffix(".yaml") || ArticleFormat(fileName: name, start: []) != nil { return true }
    guard ArticleFormat.isNeeded(startOf: name) else { return false }
    let file = fileOfArticles(at: path)
    return file.value.map { $0.count > 0 } ?? !file.diagnostics.isEmpty
  }

  /// Checks a file by what its name says that it is.
  private func check(file path: String, _ desk: LazyDesk) -> [Diagnostic] {
    // What is wrong with bids is told with the project.
    if Path.normalized(path) == bidsPath { return [] }
    if ArticleFormat(fileName: path, start: []) != nil || ArticleID(named: path).path != path
      || ArticleFormat.isNeeded(startOf: path)
    {
      return check(articles: path, desk)
    }
    switch Path.name(of: path) {
    case ProjectConfig.fileName:
      let isOwn = Path.normalized(path) == self.path(ProjectConfig.fileName)
      return loader.config(at: path).diagnostics
        + (isOwn ? desk.desk?.common.configFindings ?? [] : [])
    case _ where Path.normalized(path) == authorsPath:
      return loader.authors(at: path).diagnostics
    case Path.name(of: config.site):
      let isOwn = Path.normalized(path) == sitePath
      return (isOwn ? desk.desk?.common.site : nil)?.diagnostics ?? check(site: path).diagnostics
    default:
      if let desk = desk.desk, let own = desk.layouts.layout(at: Path.normalized(path)) {
        return check(own, desk)
      }
      // It makes a page all the same.
      let added = (desk.desk ?? desk.bare).adding(layoutAt: path)
      return check(added.layout, added.desk)
    }
  }

  /// Judges a layout of the project, with the pages of its articles as far as they can be made.
  private func check(_ own: CheckedLayout, _ desk: Desk) -> [Diagnostic] {
    let users = desk.layouts.names(readFrom: own.path)
    let verdict = desk.judge(desk.archive.entries.filter { users.contains($0.layout) })
    let files = own.layout?.files ?? [own.path]
    let onPages =
      (verdict.pages.diagnostics + verdict.placementUse.diagnostics
      + desk.findingsWithoutArticles(by: users))
      .filter { files.contains($0.primary.span.file.path) }
    let inFile = desk.layouts.findings(in: own)
    let units = UnitCheck.warnings([own.layout].compactMap(\.self), adServer)
      .filter { files.contains($0.primary.span.file.path) }
    let obstacles = desk.common.diagnostics.filter { $0.severity == .error }
    return desk.layouts.counted(own.diagnostics) + inFile + units + onPages + obstacles
  }

  /// Checks the articles of a file.
  private func check(articles path: String, _ desk: LazyDesk) -> [Diagnostic] {
    guard !isMarkdown(path), ArticleID(named: path).path == path,
      let names = fileOfArticles(at: path).value?.names
    else { return check(article: path, desk) }
    return names.flatMap { check(article: $0, desk) }
  }

  /// Reads an article and holds it against the rules, and with it its page where it is one of the project's.
  private func check(article path: String, _ desk: LazyDesk) -> [Diagnostic] {
    guard let file = articleFile(at: path), let press = desk.press, let desk = desk.desk,
      let entry = desk.archive.entry(of: file)
    else {
      return read(article: path).judged(policy: Policy(config.policy))
    }
    let judged = press.judge(entry)
    return desk.findings(onPagesBy: entry.layout) + judged.diagnostics
      + (judged.composition?.findings.diagnostics ?? [])
  }

  /// Reads a site and holds it against the rules.
  func check(site path: String) -> Diagnosed<Site?> {
    remembered(.site, path) {
      var read = loader.site(at: path)
      if let site = read.value.map(completed) {
        read.value = site
        read.diagnostics += RuleRegistry.check(site, policy: Policy(config.policy))
      }
      return read
    }
  }

  /// Reads a layout and its fonts and holds it against the rules; it is returned where no error forbids its use.
  func check(
    layout path: String
  ) -> (layout: ResolvedLayout?, fonts: ReadFonts, diagnostics: [Diagnostic]) {
    remembered(.layout, path) {
      let loaded = loader.layout(at: path)
      guard var layout = loaded.value, !loaded.diagnostics.hasErrors else {
        return (nil, .none, loaded.diagnostics)
      }
      let fonts = ReadFonts(of: layout, keptFonts)
      layout = fonts.measured(layout)
      var diagnostics = loaded.diagnostics + fonts.diagnostics + RuleRegistry.check(layout)
      if !layout.variants.isEmpty {
        diagnostics += layout.variants.flatMap { RuleRegistry.check($0.layout) }
        diagnostics = Report(diagnostics).withoutRepetition.diagnostics
      }
      return (diagnostics.hasErrors ? nil : layout, fonts, diagnostics)
    }
  }

  /// Reads an article.
  ///
  /// - Parameter head: what is known of its front matter.
  func read(article path: String, knowing head: ArticleHead? = nil) -> Diagnosed<Article?> {
    remembered(.article, path) {
      var read = load(article: path, knowing: head)
      if var article = read.value {
        // No second body is kept meanwhile.
        read.value = nil
        measurePictures(of: &article)
        SmartTypography(article.language ?? usualLanguage).setQuotations(in: &article.body)
        article.body.forgetSpeech(of: article.language ?? usualLanguage)
        if let typography = typography(in: article.language) { article.set(by: typography) }
        if !authors.isEmpty { article.authors = article.authors.map(authors.name(of:)) }
        read.value = article
      }
      return read
    }
  }

  private func load(article path: String, knowing head: ArticleHead?) -> Diagnosed<Article?> {
    if isMarkdown(path) { return loader.article(at: path, knowing: head) }
    let id = ArticleID(named: path)
    let file = fileOfArticles(at: id.path)
    guard let articles = file.value else {
      return Diagnosed(nil, file.diagnostics.isEmpty ? [.unread(id.path)] : file.diagnostics)
    }
    guard id.index < articles.count else {
      return Diagnosed(nil, [.unreadable(path, .missing)])
    }
    return loader.article(at: id.index, of: articles)
  }

  func list<Files>(
    _ folder: String, _ files: () throws(FileProblem) -> Files
  ) throws(GalleyError) -> Files {
    do {
      return try files()
    } catch .missing {
      throw GalleyError(
        "there is no folder '\(folder)'; 'galley new' makes a project that has all it needs")
    } catch {
      throw GalleyError("cannot read the folder '\(folder)': \(error)")
    }
  }
}

/// The desk of a project, made when the first file of the project is checked: others need none.
private final class LazyDesk {
  private let project: Project

  init(_ project: Project) { self.project = project }

  /// `nil` where there is no project.
  private(set) lazy var desk = try? Desk(project)
  /// Keeps what the pages of a layout have in common from article to article.
  private(set) lazy var press = desk.map(Press.init)
  /// That of files that belong to none.
  private(set) lazy var bare = Desk.bare(project)
}

extension Report {
  /// The report with what was found twice, such as in a base of several layouts, told once.
  package var withoutRepetition: Report {
    var seen: Set<Told> = []
    return Report(diagnostics.filter { seen.insert(Told($0)).inserted })
  }
}

/// What makes a finding the same as another, whichever reading of its file found it.
private struct Told: Hashable {
  private struct Place: Hashable {
    let path: String
    let range: Range<Int>

    init(_ label: Diagnostic.Label) {
      path = label.span.file.path
      range = label.span.range
    }
  }

  private let place: Place
  /// The other places that a circle goes through.
  private let others: [Place]
  private let rule: RuleID
  private let message: String

  init(_ diagnostic: Diagnostic) {
    rule = diagnostic.rule
    guard rule == .extendsCycle else {
      place = Place(diagnostic.primary)
      others = []
      message = diagnostic.message
      return
    }
    // A circle is one, wherever somebody begins to go round.
    let around = ([diagnostic.primary] + diagnostic.secondary).map(Place.init)
      .sorted { ($0.path, $0.range.lowerBound) < ($1.path, $1.range.lowerBound) }
    place = around[0]
    others = Array(around.dropFirst())
    message = ""
  }
}

extension Project {
  /// Adds the sizes of the project's own pictures, where their files say them and the article does not.
  private func measurePictures(of article: inout Article) {
    for index in article.body.pictures {
      let link = article.body.links[Int(index)]
      guard link.size == nil else { continue }
      article.body.links[Int(index)].size = pictureSize(article.body.string(link.destination))
    }
    if let image = article.image, image.size == nil {
      article.image?.size = pictureSize(image.source)
    }
    for index in article.pictures.indices where article.pictures[index].size == nil {
      article.pictures[index].size = pictureSize(article.pictures[index].source)
    }
  }

  private func pictureSize(_ address: String) -> PixelSize? {
    guard LinkDestination(address) == .local else { return nil }
    let written = address.prefix { $0 != "?" && $0 != "#" }.drop { $0 == "/" }
    let path = Path.normalized(String(written))
    guard !written.isEmpty, path != "..", !path.hasPrefix("../") else { return nil }
    let file = self.path(path)
    guard !workspace.leadsOut(file, of: folder) else { return nil }
    // What a memo notes must be asked for each time.
    return memo == nil ? shelf.size(of: file) { readSize(of: file) } : readSize(of: file)
  }

  private func readSize(of file: String) -> PixelSize? {
    for length in [1 << 12, PictureHeader.length] {
      guard let bytes = try? workspace.read(file, part: 0..<length) else { return nil }
      if let size = PictureHeader.size(of: bytes) { return size }
      if bytes.count < length { return nil }
    }
    return nil
  }
}
