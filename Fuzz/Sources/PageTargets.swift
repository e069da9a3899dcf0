import GalleyBasics
import GalleyContent
import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyPages
import GalleyRendering
import GalleyRules

@testable import Galley

/// Files of a project that is in memory alone: one is made up, the others stay as they are.
enum PageTargets {
  private static let files = [
    "galley.yaml": "layout: page\n",
    "site.yaml": """
    name: The Courier
    menu: [{ title: News, link: /news/ }, { title: Sport, link: /sport/ }]
    """,
    "layouts/base.yaml":
      "layout: base\nregions: { top: [masthead, menu], story: [headline, body] }\n",
    "layouts/page.yaml": """
    layout: page
    grid:
      mobile: { areas: [top, story, rail] }
      desktop: { columns: [1fr, 300px], gap: 40px, areas: [top top, story rail] }
    regions:
      top: [masthead, menu, spot_img: leaderboard]
      story:
        - headline
        - byline
        - image
        - body: { spot_img: in_article }
        - article_list: { title: More, from: same_section, limit: 3 }
      rail: [article_list: { title: Latest, from: latest, limit: 3 }, spot_img: rail]
    slots:
      leaderboard: { sizes: { mobile: [320x50], desktop: [970x250, 728x90] } }
      in_article:
        label: Advertisement
        sizes: [300x250, 300x100]
        placement:
          first: 300px
          gap: 400px
          last: 100px
          max: 4
          clear_of: { heading: 150px, image: 100px, quote: 80px, list: 20px }
      rail: { sizes: { desktop: [300x600] }, sticky: true }
    """,
    "articles/story.md": """
    ---
    title: A new ferry
    authors: [Anjali Ramdin]
    date: 2024-03-01
    section: news
    tags: [harbour]
    ---

    The ferry crosses the harbour in nine minutes, **twice** an hour, and [costs little](/fares).

    ## A short crossing

    > It is not far.

    - One boat
    - Another boat

    ![A boat](assets/boat.jpg "The boat")

    | Day | Boats |
    | --- | ---: |
    | Monday | 2 |
    """,
    "articles/other.md": "---\ntitle: Another\ndate: 2024-02-01\nsection: news\n---\nMore.\n",
  ]

  /// An article with every renderer, all by one press, as a build has it.
  @Sendable static func article(_ bytes: [UInt8]) {
    show(Article.parse(SourceFile(path: "articles/story.md", bytes: bytes)))
  }

  /// The page of an article, by the press.
  static func show(_ read: Diagnosed<Article?>) {
    let judged = press.value.judge(read, layout: "page")
    guard let composition = judged.composition else { return }
    _ = Report(judged.diagnostics + composition.findings.diagnostics).text
    draw(composition)
  }

  /// libFuzzer calls from one thread alone.
  private struct Alone<Value>: @unchecked Sendable {
    let value: Value
  }

  private static let press: Alone<Press> = {
    do {
      return Alone(value: Press(try Desk(Project.open("", in: MemoryWorkspace(files)))))
    } catch {
      fatalError("the project cannot be opened: \(error)")
    }
  }()

  /// A layout, in a project that has all that it may name.
  @Sendable static func layout(_ bytes: [UInt8]) { show(with("layouts/page.yaml", bytes)) }

  /// The same bytes as a project's `galley.yaml` and as a site's file.
  @Sendable static func project(_ bytes: [UInt8]) {
    show(with("galley.yaml", bytes))
    show(with("site.yaml", bytes))
  }

  private static func with(_ path: String, _ bytes: [UInt8]) -> MemoryWorkspace {
    var workspace = MemoryWorkspace(files)
    workspace.files[path] = bytes
    return workspace
  }

  /// Everything that can be asked of a page. What is wrong with the files is told, in whatever words.
  private static func show(_ workspace: MemoryWorkspace) {
    guard let project = try? Project.open("", in: workspace) else { return }
    _ = (try? project.validate())?.text
    let made = try? project.compose(RenderRequest(layout: "page", article: "story"))
    if let composition = made?.value { draw(composition) }
  }

  private static func draw(_ composition: Composition) {
    let page = composition.page
    let html = HTMLRenderer(page.layout)
      .render(page, annotations: Annotation.all(of: composition))
    expect(html.count > 100, "the page is empty")
    _ = PageJSON().render(page, composition.plan)
    _ = LinearTextRenderer(breakpoint: nil).render(page)
    _ = TextRenderer(width: 80, breakpoint: 0).render(page)
    _ = composition.screens.map { PageBoxesTable(page, $0.placed).render() }
    let answers = page.layout.breakpoints.indices.map { PlacementAnswer(composition.ads, at: $0) }
    _ = PlacementText(page, width: 100, color: false).render(answers)
  }
}
