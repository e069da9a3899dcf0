import GalleyBasics
import GalleyModel

/// A section, a tag or an article that the project does not have.
enum NamesNoArticle: ProjectRule {
  static let id = RuleID.namesNoArticle
  static let severity = Severity.warning
  static let summary = "A section, tag or slug is named that no article of the project has."
  static let explanation = """
    A `when` that asks for a section or a tag which no article has never holds: on a `body` that takes
    the text of every page away. A list of such a tag, section or article stays empty, and a
    translation that names no article leads nowhere. Sections and tags are compared as they are
    written, capitals included. Of a ranking's slugs those are told that are nearly an article's; the others, which
    may be gone, once with their number.

    Where the name is right and its first article is still to come, accept it with an `allow` on the
    block. A project without articles is not checked.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter:
            when:
              section: Harbor
        - body
    """,
    """
    ---
    title: The ferry returns
    section: Harbour
    ---
    It left at six.
    """)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter:
            when:
              section: Harbour
        - body
    """,
    """
    ---
    title: The ferry returns
    section: Harbour
    ---
    It left at six.
    """)

  static func check(
    _ layout: ResolvedLayout, in project: ProjectContents, _ findings: inout RuleFindings
  ) {
    let names = project.articles
    guard !names.isEmpty else { return }
    for region in layout.regions {
      for block in region.allBlocks {
        let allowances = [block.allow, region.allow]
        for condition in block.conditions { check(condition, names, &findings, allowances) }
        if case .articleList(let list) = block.kind {
          check(list.query, names, &findings, allowances)
        }
      }
    }
  }

  static func check(
    _ article: Article, at page: String, in project: ProjectContents,
    _ findings: inout RuleFindings
  ) {
    guard !article.translations.isEmpty else { return }
    let key = article.file.span(of: "translations".utf8) ?? article.title.span
    var search = AddressSearch(article.file)
    for target in article.translations.map(\.target)
    where !target.utf8.contains(where: { $0 == UInt8(ascii: "/") || $0 == UInt8(ascii: ":") }) {
      guard !project.articles.slugs.contains(target) else { continue }
      report(
        Spanned(target, search.next(target, after: key)), "no article is called",
        project.articles.slugs, &findings, [])
    }
  }

  static func check(
    _ site: Site, in project: ProjectContents, _ findings: inout RuleFindings
  ) {}

  /// The conditions of a project, such as which article gets which layout.
  static func check(
    _ conditions: [Condition], in project: ProjectContents, _ findings: inout RuleFindings
  ) {
    guard !project.articles.isEmpty else { return }
    for condition in conditions { check(condition, project.articles, &findings, []) }
  }

  private static func check(
    _ condition: Condition, _ names: ArticleNames, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]]
  ) {
    for section in condition.sections {
      report(section, "no article is in the section", names.sections, &findings, allowances)
    }
    for tag in condition.tags {
      report(tag, "no article has the tag", names.tags, &findings, allowances)
    }
    for inner in condition.not { check(inner, names, &findings, allowances) }
  }

  private static func check(
    _ query: Spanned<ArticleList.Query>, _ names: ArticleNames, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]]
  ) {
    switch query.value {
    case .latest, .sameSection, .neighbors, .ranking: break
    case .tag(let tag):
      report(tag, "no article has the tag", names.tags, &findings, allowances)
    case .section(let section):
      report(section, "no article is in the section", names.sections, &findings, allowances)
    case .articles(let slugs):
      let isRanking = slugs.first.map { $0.span.file != query.span.file } ?? false
      if isRanking {
        checkRanking(slugs, names.slugs, &findings, allowances)
      } else {
        for slug in slugs {
          report(slug, "no article is called", names.slugs, &findings, allowances)
        }
      }
    }
  }

  /// A ranking is made by statistics, and may name what is no longer there: of such names the first is told with their
  /// number. One that is nearly an article's is told for itself.
  private static func checkRanking(
    _ slugs: [Spanned<String>], _ known: Set<String>, _ findings: inout RuleFindings,
    _ allowances: [[Allowance]]
  ) {
    let strange = slugs.filter { !known.contains($0.value) }
    var others = strange.dropFirst(mostCompared)[...]
    for slug in strange.prefix(mostCompared).reversed() {
      if Suggestion.nearest(to: slug.value, among: known) == nil {
        others = [slug] + others
      } else {
        report(slug, "no article is called", known, &findings, allowances)
      }
    }
    guard let first = others.first else { return }
    let rest = others.count - 1
    let more =
      rest == 0 ? "" : ", nor as \(rest) more \(rest == 1 ? "slug" : "slugs") of this ranking"
    findings.report(
      "no article is called '\(excerpt(first.value))'\(more)", at: first.span, "left out",
      allowedBy: allowances)
  }

  /// Of how many strange names of a ranking the nearest is looked for, which takes a look at all slugs.
  private static let mostCompared = 20

  private static func report(
    _ name: Spanned<String>, _ what: String, _ known: Set<String>,
    _ findings: inout RuleFindings, _ allowances: [[Allowance]]
  ) {
    guard !known.contains(name.value) else { return }
    let likely = Suggestion.nearest(to: name.value, among: known)
    findings.report(
      "\(what) '\(excerpt(name.value))'", at: name.span,
      likely.map { "did you mean '\($0)'?" } ?? "",
      fixIt: likely.flatMap { Diagnostic.FixIt(value: name.span, $0) }, allowedBy: allowances)
  }
}
