import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleySyntax

extension Project {
  /// Checks the whole project: its site, its layouts and its articles.
  public func validate() async throws(GalleyError) -> Report {
    var report = Report()
    if hasSite {
      report.diagnostics += check(site: sitePath).diagnostics
    }
    let layouts = try list(layoutsFolder, layoutFiles)
    for layout in layouts {
      report.diagnostics += check(layout: Path.join(layoutsFolder, layout)).diagnostics
    }
    let names = Set(layouts.map { Path.stem(of: $0) })
    let articles = (try? articleFiles()) ?? []
    let found = await Workers.map(count: articles.count) { index in
      check(article: Path.join(articlesFolder, articles[index]), names)
    }
    report.diagnostics += found.joined()
    return report.withoutRepetition
  }

  /// Checks some files, each by what it is, and folders with all that they hold.
  public func validate(_ paths: [String]) async throws(GalleyError) -> Report {
    var report = Report()
    for path in paths { report.diagnostics += try await validate(path) }
    return report.withoutRepetition
  }

  private func validate(_ path: String) async throws(GalleyError) -> [Diagnostic] {
    if path.hasSuffix(".md") { return check(article: path, nil) }
    if let names = try? workspace.names(in: path) {
      if names.contains(ProjectConfig.fileName) {
        return try await Project.open(path, in: workspace).validate().diagnostics
      }
      var found: [Diagnostic] = []
      for name in names where name.hasSuffix(".yaml") || name.hasSuffix(".md") {
        found += try await validate(Path.join(path, name))
      }
      return found
    }
    if Path.name(of: path) == ProjectConfig.fileName { return loader.config(at: path).diagnostics }
    if Path.name(of: path) == Path.name(of: config.site) {
      return check(site: path).diagnostics
    }
    return check(layout: path).diagnostics
  }

  /// Reads a site and holds it against the rules.
  func check(site path: String) -> Diagnosed<Site?> {
    var read = loader.site(at: path)
    read.diagnostics += read.value.map(RuleRegistry.check) ?? []
    return read
  }

  /// Reads a layout and holds it against the rules; it is returned where no error forbids its use.
  func check(layout path: String) -> (layout: ResolvedLayout?, diagnostics: [Diagnostic]) {
    let loaded = loader.layout(at: path)
    guard let layout = loaded.value, !loaded.diagnostics.hasErrors else {
      return (nil, loaded.diagnostics)
    }
    let diagnostics = loaded.diagnostics + RuleRegistry.check(layout)
    return (diagnostics.hasErrors ? nil : layout, diagnostics)
  }

  /// - Parameter layouts: the names that an article's `layout` may have; `nil` where any may.
  private func check(article path: String, _ layouts: Set<String>?) -> [Diagnostic] {
    let read = loader.article(at: path)
    guard let article = read.value else { return read.diagnostics }
    var found = read.diagnostics + RuleRegistry.check(article)
    if let wanted = article.layout, let layouts, !layouts.contains(wanted.value) {
      found.append(.unknownLayout(wanted, among: layouts.sorted()))
    }
    return found
  }

  func list(
    _ folder: String, _ files: () throws(FileProblem) -> [String]
  ) throws(GalleyError) -> [String] {
    do {
      return try files()
    } catch {
      throw GalleyError("cannot read the folder '\(folder)': \(error)")
    }
  }
}

extension Report {
  /// The report with what was found twice, such as in a base of several layouts, told once.
  var withoutRepetition: Report {
    var seen: Set<Finding> = []
    return Report(diagnostics.filter { seen.insert(Finding($0)).inserted })
  }
}
