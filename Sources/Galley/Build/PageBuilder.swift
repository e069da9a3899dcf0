import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyPlacement
import GalleyRendering
import GalleyRules
import GalleyBasics

/// Makes one page after the other; each worker of a build has one of its own.
struct PageBuilder: Sendable {
  private let plan: BuildPlan
  /// By the layouts' names; each worker's own keep what the pages it makes have in common.
  private var renderers: [String: HTMLRenderer]
  private var typesetters: [String: Typesetter]
  private var folders: Set<String> = []
  private(set) var summary = BuildSummary()

  init(_ plan: BuildPlan) {
    self.plan = plan
    renderers = plan.templates.mapValues(\.renderer)
    typesetters = plan.templates.mapValues { Typesetter($0.renderer.layout) }
  }

  /// Reads an article, renders its page and writes it; what goes wrong is in the summary.
  mutating func build(_ index: Int) {
    let entry = plan.entries[index]
    let read = plan.loader.article(at: Path.join(plan.articles, entry.file), knowing: entry.head)
    summary.add(read.diagnostics)
    guard let article = read.value, let template = plan.templates[entry.layout],
      !read.diagnostics.hasErrors
    else {
      summary.failed += 1
      return
    }
    let found = RuleRegistry.check(article)
    summary.add(found)
    guard !found.hasErrors else {
      summary.failed += 1
      return
    }
    let bare = template.assembly.page(
      for: article, path: entry.page,
      root: Path.relative(from: Path.folder(of: entry.page), to: ""))
    let page = PagePlacement(
      bare, &typesetters[entry.layout, default: Typesetter(template.renderer.layout)]
    ).page
    guard let bytes = renderers[entry.layout]?.renderNext(page) else { return }
    write(bytes, to: entry.page)
  }

  private mutating func write(_ bytes: [UInt8], to page: String) {
    let path = Path.join(plan.output, page)
    do {
      let folder = Path.folder(of: path)
      if folders.insert(folder).inserted { try AtomicFile.makeFolder(folder) }
      try AtomicFile.write(bytes, to: path)
      summary.pages += 1
    } catch {
      summary.failed += 1
      summary.add([
        Diagnostic(
          .unwritableFile, .error, "cannot write '\(path)': \(error)",
          at: Diagnostic.Label(SourceFile(path: path, bytes: []).span))
      ])
    }
  }
}
