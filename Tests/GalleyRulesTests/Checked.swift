import GalleyContent
import GalleyLanguage
import GalleyPages
import GalleyModel
import GalleyPlacement
import GalleyRules
import GalleyBasics
import GalleyTestSupport
import Testing

/// Reads files as the program does and checks them by all rules.
enum Checked {
  /// Everything that is found in the first file of an example.
  static func diagnostics(of example: Example) -> [Diagnostic] {
    let files = Dictionary(
      uniqueKeysWithValues: example.files.map { ($0.path, $0.text + "\n") })
    let path = example.files[0].path
    let loader = Loader(MemoryWorkspace(files), root: "")
    var found: [Diagnostic]
    if path.hasSuffix(".md") {
      found = article(loader, path)
    } else if path == "site.yaml" {
      found = site(loader, path)
    } else if let story = example.files.first(where: { $0.path.hasSuffix(".md") }) {
      found = page(loader, [path, story.path])
    } else {
      found = layout(loader, path)
    }
    if !found.contains(where: { $0.severity == .error }) {
      found += named(in: loader, path, contents(loader, Array(files.keys)))
    }
    return found
  }

  static func read(article text: String) -> Article? {
    Loader(MemoryWorkspace(["articles/story.md": text]), root: "").article(at: "articles/story.md")
      .value
  }

  static func read(site text: String) -> Site? {
    Loader(MemoryWorkspace(["site.yaml": text]), root: "").site(at: "site.yaml").value
  }

  static func read(layout text: String) -> ResolvedLayout? {
    Loader(MemoryWorkspace(["layouts/a.yaml": text]), root: "").layout(at: "layouts/a.yaml").value
  }

  /// What a project of some files has; every picture is there.
  private static func contents(_ loader: Loader, _ paths: [String]) -> ProjectContents {
    var names = ArticleNames()
    for path in paths where path.hasSuffix(".md") {
      guard let article = loader.article(at: path).value else { continue }
      names.insert(ArticleSummary(article, link: "\(article.slug).html"), tags: article.tags)
    }
    return ProjectContents(articles: names, assets: ".") { !$0.hasSuffix(".html") }
  }

  /// What a file names that the project does not have.
  private static func named(
    in loader: Loader, _ path: String, _ project: ProjectContents
  ) -> [Diagnostic] {
    if path.hasSuffix(".md") {
      return loader.article(at: path).value.map {
        RuleRegistry.check($0, at: "\($0.slug).html", in: project)
      } ?? []
    }
    if path == "site.yaml" {
      return loader.site(at: path).value.map { RuleRegistry.check($0, in: project) } ?? []
    }
    return loader.layout(at: path).value.map { RuleRegistry.check($0, in: project) } ?? []
  }

  /// Everything that is found in a layout.
  static func layout(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("layouts/article.yaml", text)]))
  }

  static func article(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("articles/story.md", text)]))
  }

  static func site(_ text: String) -> [Diagnostic] {
    diagnostics(of: Example([.init("site.yaml", text)]))
  }

  /// Everything that is found in a layout, an article, and the page that they make.
  static func page(_ layout: String, _ article: String) -> [Diagnostic] {
    diagnostics(
      of: Example([.init("layouts/article.yaml", layout), .init("articles/story.md", article)]))
  }

  private static func page(_ loader: Loader, _ paths: [String]) -> [Diagnostic] {
    let found = layout(loader, paths[0]) + article(loader, paths[1])
    guard let layout = loader.layout(at: paths[0]).value,
      let article = loader.article(at: paths[1]).value,
      !found.contains(where: { $0.severity == .error })
    else { return found }
    let composer = Composer(layout, site: Site(), index: ArticleIndex(for: layout.articleLists))
    return found + composer.compose(article, at: PageAddress("story")).findings.diagnostics
  }

  private static func layout(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.layout(at: path)
    let hasErrors = read.diagnostics.contains { $0.severity == .error }
    guard let layout = read.value, !hasErrors else { return read.diagnostics }
    return read.diagnostics + RuleRegistry.check(layout)
  }

  private static func article(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.article(at: path)
    return read.diagnostics + (read.value.map { RuleRegistry.check($0) } ?? [])
  }

  private static func site(_ loader: Loader, _ path: String) -> [Diagnostic] {
    let read = loader.site(at: path)
    return read.diagnostics + (read.value.map { RuleRegistry.check($0) } ?? [])
  }
}

/// A rule, named by its id in what a test prints.
struct NamedRule: CustomTestStringConvertible, Sendable {
  let id: RuleID

  var rule: any Rule.Type { RuleRegistry.rule(id) }
  var testDescription: String { id.rawValue }

  static let all = RuleRegistry.all.map { NamedRule(id: $0.id) }
}
