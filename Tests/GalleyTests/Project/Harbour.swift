import Foundation
import Galley
import GalleyBasics
import Testing

/// A project with a body and a rail beside it, and what `why` tells of its pages at `desktop`.
struct Harbour {
  static let layout = """
    layout: article
    breakpoints: { mobile: 0, desktop: { from: 1000, screen: 1200x900 } }
    grid:
      mobile: { areas: [main, side] }
      desktop: { columns: [1fr, 300px], areas: [main side] }
    regions: { main: [headline, body: { spot_img: ad }], side: [spot_img: rail] }
    slots:
      ad:
        sizes: [300x250, 300x50]
        label: Advertisement
        placement: { %BODY }
      rail:
        sizes: { desktop: [300x250] }
        label: Advertisement
        sticky: true
        placement: { %RAIL }

    """

  let project: Project

  /// - Parameters:
  ///   - layout: with `%BODY` and `%RAIL` for these.
  ///   - body: the rules of the body's slot.
  ///   - rail: those of the rail's.
  ///   - article: what stands below the title.
  init(
    layout: String = Harbour.layout, body: String = "max: 2", rail: String = "max: 3",
    article: String = Harbour.article(12),
    previous: String? = nil
  ) throws {
    let layout = layout.replacing("%BODY", with: body).replacing("%RAIL", with: rail)
    var files = [
      "galley.yaml": "", "layouts/article.yaml": layout,
      "articles/a.md": "---\ntitle: A\n\(article)",
    ]
    files["last.json"] = previous
    project = try Project.open("", in: MemoryWorkspace(files))
  }

  /// Paragraphs that differ, below the end of the front matter.
  static func article(_ count: Int) -> String {
    "---\n"
      + (0..<count).map { number in
        "\(number) " + String(repeating: "harbour ", count: 60)
      }.joined(separator: "\n\n") + "\n"
  }

  func text(
    article: String? = "a", preset: String? = nil, previous: String? = nil
  ) throws -> String {
    try why(article, preset, previous, .text(width: 100, color: false))
  }

  func json(article: String? = "a", previous: String? = nil) throws -> String {
    try why(article, nil, previous, .json)
  }

  /// The object of the breakpoint that is asked about.
  func answer(article: String? = "a", previous: String? = nil) throws -> [String: Any] {
    let json = try json(article: article, previous: previous)
    let read = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return (read as? [[String: Any]])?.first ?? [:]
  }

  private func why(
    _ article: String?, _ preset: String?, _ previous: String?, _ format: WhyRequest.Format
  ) throws -> String {
    let page = RenderRequest(
      layout: "article", article: article, placementPreset: preset, previousPlacement: previous)
    let made = try project.why(WhyRequest(page: page, breakpoints: ["desktop"], format: format))
    return String(
      decoding: try #require(made.bytes, "\(made.report.text)"), as: UTF8.self)
  }
}
