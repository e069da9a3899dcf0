import Foundation
import Galley
import GalleyTestSupport
import Testing

/// The boxes of the examples as they were when Checks/browser/geometry found them where Chromium has
/// them: a change here needs that comparison again.
@Suite struct ExampleBoxesTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("../..").standardizedFileURL

  private static let pages: [(name: String, layout: String, article: String?)] = [
    ("article", "examples/port-louis/layouts/article.yaml", "rain-gauges"),
    ("feature", "examples/port-louis/layouts/feature.yaml", "le-pouce-path"),
    ("live", "examples/port-louis/layouts/live.yaml", "live-heavy-rain"),
    ("section-front", "examples/port-louis/layouts/section_front.yaml", nil),
    ("every-block", "Checks/browser/samples/every-block.yaml", "Checks/browser/samples/blocks.md"),
  ]

  private func path(_ relative: String) -> String { Self.root.path + "/" + relative }

  @Test(arguments: pages.map(\.name))
  func boxesStandWhereTheyStood(_ name: String) throws {
    let page = try #require(Self.pages.first { $0.name == name })
    let project = try Project.open(path("examples/port-louis"))
    let measured = try project.measure(
      MeasureRequest(
        page: RenderRequest(
          layout: path(page.layout),
          article: page.article.map { $0.contains("/") ? path($0) : $0 }),
        screens: [390, 820, 1440].map { .viewport(width: $0, height: 900) }))
    let text = String(decoding: try #require(measured.bytes), as: UTF8.self)
    #expect(Goldens().difference(text, from: "\(name).txt") == nil)
  }

  @Test func noGoldenIsLeftOver() {
    #expect(Goldens().orphans(besides: Self.pages.map { "\($0.name).txt" }).isEmpty)
  }
}
