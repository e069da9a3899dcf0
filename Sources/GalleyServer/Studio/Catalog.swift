import Galley
import GalleyBasics
import GalleyLanguage
import GalleyModel

/// The layouts and articles of a project that can be chosen.
struct Catalog: Hashable, Sendable {
  struct Article: Hashable, Sendable {
    /// Below the folder of articles.
    let file: String
    let title: String
    let section: String?
    /// The layout that it asks for.
    let layout: String?
    /// Its page's place below the output folder.
    let page: String
    /// Why readers may not see it.
    let withheld: Withholding?
  }

  /// By name.
  let layouts: [String]
  /// Newest first; those whose front matter cannot be read stand at the end, by their files' names.
  let articles: [Article]

  init(layouts: [String], articles: [Article]) {
    self.layouts = layouts
    self.articles = articles
  }

  init(_ project: Project) {
    layouts = Set(((try? project.layoutFiles()) ?? []).map(Path.stem(of:))).sorted()
    let folder = project.articlesFolder
    let names = layouts
    let publication = project.publication
    var dated: [(article: Article, instant: Int)] = []
    for file in (try? project.articleFiles()) ?? [] {
      let entry = project.entry(of: file, in: folder)
      let article = Article(
        file: file, title: entry?.summary.title ?? file, section: entry?.summary.section,
        layout: entry.map { project.layout(of: $0, among: names).name },
        page: entry?.address.path ?? "",
        withheld: entry.flatMap { $0.withheld ?? publication.withholding(of: $0.publicTime) })
      dated.append((article, entry?.summary.date?.instant ?? .min))
    }
    articles = dated.sorted { ($0.instant, $1.article.file) > ($1.instant, $0.article.file) }
      .map(\.article)
  }

  func article(_ file: String) -> Article? { articles.first { $0.file == file } }
}

extension Catalog {
  /// A choice with every name found.
  struct Meant: Hashable, Sendable {
    var layout: String
    /// The article's file below the folder of articles.
    var article: String?
    var isRightToLeft: Bool?
    var isBlocked = false
    /// Why there is no such page.
    var problem: String?
  }

  /// Finds what a choice means.
  ///
  /// - Parameter usual: the layout of articles that name none.
  func resolve(_ choice: Choice, usual: String) -> Meant {
    let fitting = articles.filter { choice.layout == nil || ($0.layout ?? usual) == choice.layout }
    let article =
      choice.article.map { file in articles.first { $0.file == file } }
      ?? fitting.first { $0.withheld == nil } ?? fitting.first
    let isArticleLess = choice.article == "" || articles.isEmpty
    let some = layouts.contains(usual) ? usual : layouts.first ?? usual
    var meant = Meant(
      layout: choice.layout ?? (isArticleLess ? some : article?.layout ?? usual),
      article: isArticleLess ? nil : article?.file, isRightToLeft: choice.isRightToLeft,
      isBlocked: choice.isBlocked)
    if let wanted = choice.article, !wanted.isEmpty, article == nil {
      meant.problem = "there is no article '\(wanted)'"
    } else if !layouts.contains(meant.layout) {
      meant.problem = layouts.isEmpty ? "the project has no layouts" : unknown(meant.layout)
    }
    return meant
  }

  private func unknown(_ layout: String) -> String {
    let likely = Suggestion.nearest(to: layout, among: layouts).map { "did you mean '\($0)'?" }
    let rest = likely ?? "there are: \(layouts.joined(separator: ", "))"
    return "no layout is named '\(layout)'; \(rest)"
  }
}

/// Which page the studio shows.
struct Choice: Hashable, Sendable {
  /// The layout's name; `nil` for the article's own.
  var layout: String?
  /// The article's file below the folder of articles, empty for a page without one; `nil` for the
  /// newest that is public.
  var article: String?
  /// `nil` for as the page's language does.
  var isRightToLeft: Bool?
  /// Whether it is shown as to readers whose browsers block its ads.
  var isBlocked = false
}
