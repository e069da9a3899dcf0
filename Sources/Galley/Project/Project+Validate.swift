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
    let articles = (try? articleFiles()) ?? []
    let scan = ArchiveScan.run(articles, self, layouts: layouts)
    let check = ArticleCheck(self, site: site.value, layouts: layouts.usable, index: scan.index)
    let found = Workers.map(count: articles.count) { index in
      check.run(Path.join(articlesFolder, articles[index]))
    }
    report.diagnostics += site.diagnostics + layouts.diagnostics + scan.diagnostics
    report.diagnostics += found.flatMap(\.diagnostics)
    report.diagnostics += found.reduce(into: PageFindings()) { $0.add($1.page) }.diagnostics
    report.diagnostics += found.reduce(into: PlacementUse()) { $0.add($1.placement) }.diagnostics
    return report.withoutRepetition
  }

  /// Checks some files, each by what it is, and folders with all that they hold.
  public func validate(_ paths: [String]) throws(GalleyError) -> Report {
    var report = Report(findings)
    if findings.hasErrors { return report }
    for path in paths { report.diagnostics += try validate(path) }
    return report.withoutRepetition
  }

  private func validate(_ path: String) throws(GalleyError) -> [Diagnostic] {
    if let names = try? workspace.names(in: path) {
      return try validate(names, in: path)
    }
    return try check(file: path).reading(path)
  }

  /// Checks what is in a folder: a project as one, of others each file by itself.
  private func validate(
    _ names: [String], in folder: String
  ) throws(GalleyError) -> [Diagnostic] {
    if names.contains(ProjectConfig.fileName) {
      return try Project.open(folder, in: workspace).validate().diagnostics
    }
    var found: [Diagnostic] = []
    for name in names where !name.hasPrefix(".") {
      let path = Path.join(folder, name)
      if name.hasSuffix("/") {
        found += try validate((try? workspace.names(in: path)) ?? [], in: path)
      } else if name.hasSuffix(".yaml") || name.hasSuffix(".md") {
        found += check(file: path)
      }
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

  func list(
    _ folder: String, _ files: () throws(FileProblem) -> [String]
  ) throws(GalleyError) -> [String] {
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
