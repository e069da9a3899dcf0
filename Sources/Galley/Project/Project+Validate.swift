import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleyBasics

extension Project {
  /// Checks the whole project: its site, its layouts, its articles, and their pages on the screen of
  /// each breakpoint.
  public func validate() throws(GalleyError) -> Report {
    var report = Report(findings)
    if findings.hasErrors { return report }
    let site = try loadSite(nil)
    let layouts = try LayoutShelf(self)
    let tree = articlesForCheck()
    let articles = tree.files
    guard !articles.isEmpty || !layouts.isEmpty || !tree.findings.isEmpty else {
      throw GalleyError("there is nothing to check: no layout in '\(layoutsFolder)', no article")
    }
    let scan = ArchiveScan.run(articles, self, layouts: layouts)
    let check = ArticleCheck(self, site: site.value, layouts: layouts.usable, index: scan.index)
    let found = Workers.map(count: articles.count) { index in
      check.run(Path.join(articlesFolder, articles[index]))
    }
    report.diagnostics += site.diagnostics + layouts.diagnostics + tree.findings
    report.diagnostics += scan.diagnostics
    report.diagnostics += found.flatMap(\.diagnostics)
    report.diagnostics += found.reduce(into: PageFindings()) { $0.add($1.page) }.diagnostics
    report.diagnostics += found.reduce(into: PlacementUse()) { $0.add($1.placement) }.diagnostics
    return report.withoutRepetition
  }

  /// The project's articles, and what of their folder cannot be looked at; a project may have none.
  private func articlesForCheck() -> (files: [String], findings: [Diagnostic]) {
    do {
      let tree = try articleTree()
      return (tree.files, tree.findings)
    } catch {
      return ([], error == .missing ? [] : [.unreadable(articlesFolder, error)])
    }
  }

  /// Checks some files, each by what it is, and folders with all that they hold.
  public func validate(_ paths: [String]) throws(GalleyError) -> Report {
    var report = Report(findings)
    if findings.hasErrors { return report }
    for path in paths { report.diagnostics += try validate(path) }
    return report.withoutRepetition
  }

  private func validate(_ path: String) throws(GalleyError) -> [Diagnostic] {
    guard !path.isEmpty, workspace.stamp(of: path)?.kind == .folder else {
      return try check(file: path).reading(path)
    }
    if workspace.exists(Path.join(path, ProjectConfig.fileName)) {
      return try Project.open(path, in: workspace).validate().diagnostics
    }
    return try validate(folder: path)
  }

  /// Checks what is in a folder: each project as one, of the rest each file by itself.
  private func validate(folder: String) throws(GalleyError) -> [Diagnostic] {
    let tree: FileTree
    do {
      tree = try FileTree(
        below: folder, endings: [".yaml", ".md"], root: self.folder, in: workspace)
    } catch {
      throw GalleyError("cannot read the folder '\(folder)': \(error)")
    }
    let files = tree.files
    guard !files.isEmpty || !tree.findings.isEmpty else {
      throw GalleyError("there is nothing to check in '\(folder)': no .yaml and no .md file")
    }
    let projects = files.filter { Path.name(of: $0) == ProjectConfig.fileName }
      .map(Path.folder(of:))
    var found = tree.findings
    for project in projects {
      found += try Project.open(Path.join(folder, project), in: workspace).validate().diagnostics
    }
    for file in files where !projects.contains(where: { file.hasPrefix($0 + "/") }) {
      found += check(file: Path.join(folder, file))
    }
    return found
  }

  /// Checks a file by what its name says that it is.
  private func check(file path: String) -> [Diagnostic] {
    if path.hasSuffix(".md") { return check(article: path) }
    switch Path.name(of: path) {
    case ProjectConfig.fileName: return loader.config(at: path).diagnostics
    case Path.name(of: config.site): return check(site: path).diagnostics
    default: return check(layout: path).diagnostics
    }
  }

  /// Reads a site and holds it against the rules.
  func check(site path: String) -> Diagnosed<Site?> {
    remembered(.site, path) {
      var read = loader.site(at: path)
      read.diagnostics += read.value.map(RuleRegistry.check) ?? []
      return read
    }
  }

  /// Reads a layout and holds it against the rules; it is returned where no error forbids its use.
  func check(layout path: String) -> (layout: ResolvedLayout?, diagnostics: [Diagnostic]) {
    remembered(.layout, path) {
      let loaded = loader.layout(at: path)
      guard let layout = loaded.value, !loaded.diagnostics.hasErrors else {
        return (nil, loaded.diagnostics)
      }
      let diagnostics = loaded.diagnostics + RuleRegistry.check(layout)
      return (diagnostics.hasErrors ? nil : layout, diagnostics)
    }
  }

  /// Reads an article and holds it against the rules.
  private func check(article path: String) -> [Diagnostic] {
    let read = loader.article(at: path)
    return read.diagnostics + (read.value.map { RuleRegistry.check($0) } ?? [])
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

extension Report {
  /// The report with what was found twice, such as in a base of several layouts, told once.
  var withoutRepetition: Report {
    var seen: Set<[String]> = []
    return Report(
      diagnostics.filter { diagnostic in
        let span = diagnostic.primary.span
        let place = "\(span.file.path):\(span.range)"
        return seen.insert([place, diagnostic.rule.rawValue, diagnostic.message]).inserted
      })
  }
}
