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
  private let output: OutputFolder
  /// By the layouts' names; each worker's own keep what the pages it makes have in common.
  private var renderers: [String: HTMLRenderer]
  private var typesetters: [String: Typesetter]
  private(set) var summary = BuildSummary()

  init(_ plan: BuildPlan, to output: OutputFolder) {
    self.plan = plan
    self.output = output
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
    let page = PageAds(
      bare, &typesetters[entry.layout, default: Typesetter(template.renderer.layout)]
    ).page
    guard let bytes = renderers[entry.layout]?.renderNext(page) else { return }
    write(bytes, to: entry.page)
  }

  private mutating func write(_ bytes: [UInt8], to page: String) {
    do {
      try output.write(bytes, to: page)
      summary.pages += 1
    } catch {
      summary.failed += 1
      summary.add([.unwritable(Path.join(output.path, page), error)])
    }
  }
}
