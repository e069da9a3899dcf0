import GalleyContent
import GalleyLanguage
import GalleyModel
import GalleyRendering
import GalleyRules
import GalleyBasics

/// All that a build knows before it makes the first page.
struct BuildPlan: Sendable {
  /// A page to make.
  struct Entry: Sendable {
    /// The article's file, below the articles' folder.
    let file: String
    /// The page's place below the output folder.
    let page: String
    /// The layout's name.
    let layout: String
    /// Its front matter, where it is kept.
    var head: ArticleHead?
  }

  /// What is the same for all pages of a layout.
  struct Template: Sendable {
    let assembly: PageAssembly
    let renderer: HTMLRenderer
  }

  let loader: Loader
  let articles: String
  let entries: [Entry]
  /// By the layouts' names.
  let templates: [String: Template]
  let diagnostics: [Diagnostic]
  /// How many articles get no page, as their layout or their place is not to be had.
  let failed: Int

  init(_ project: Project) throws(GalleyError) {
    loader = project.loader
    articles = project.articlesFolder
    let site = try project.loadSite(nil)
    var layouts = try LayoutShelf(project)
    let tree = try project.list(articles, project.articleTree)
    let scan = ArchiveScan.run(tree.files, project, layouts: layouts)
    layouts.keep(Set(scan.entries.map(\.layout)))
    entries = scan.entries
    failed = scan.failed
    diagnostics = site.diagnostics + layouts.diagnostics + tree.findings + scan.diagnostics
    guard !site.diagnostics.hasErrors else {
      templates = [:]
      return
    }
    templates = layouts.usable.mapValues { layout in
      Template(
        assembly: PageAssembly(layout: layout, site: site.value ?? Site(), index: scan.index),
        renderer: HTMLRenderer(layout))
    }
  }
}
