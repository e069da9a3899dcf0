import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyRendering

@Suite struct AnnotationTests {
  static let files = ["annotation.html", "annotation.css"]

  private static let phone = Annotation(
    breakpoint: 0, viewport: PixelSize(width: 390, height: 844), height: 2110.5,
    folds: [844, 1688],
    boxes: [
      box(.region, "content", y: 0, height: 1200),
      box(.block, "headline", y: 0, height: 60),
      box(.block, "body", y: 72.25, height: 1100, isEstimated: true),
      box(.slot(travel: 0), "<b>\"rail\"</b>", y: 500.5, height: 270),
      box(.slot(travel: 430), "rail", y: 900, height: 270),
    ])
  private static let desktop = Annotation(
    breakpoint: 2, viewport: PixelSize(width: 1440, height: 900), height: 800, folds: [],
    boxes: [box(.region, "content", y: 24, height: 700)])

  private static func box(
    _ kind: Annotation.Box.Kind, _ name: String, y: Double, height: Double,
    isEstimated: Bool = false
  ) -> Annotation.Box {
    Annotation.Box(
      kind, name: name, x: 10, y: y, width: 370.33, height: height, isEstimated: isEstimated)
  }

  @Test func layersAreWrittenAsRecorded() throws {
    let page = HTMLPage(try SamplePage.courier(), annotations: [Self.phone, Self.desktop])
    #expect(Goldens().difference(try layers(of: page.text), from: "annotation.html") == nil)
    let css = String(decoding: Stylesheet.annotation.bytes, as: UTF8.self)
    #expect(Goldens().difference(css, from: "annotation.css") == nil)
  }

  @Test func nothingElseOfThePageChanges() throws {
    let plain = HTMLPage(try SamplePage.courier())
    let annotated = HTMLPage(try SamplePage.courier(), annotations: [Self.phone, Self.desktop])
    let css = String(decoding: Stylesheet.annotation.bytes, as: UTF8.self)
    let layers = try layers(of: annotated.text)
    #expect(plain.text != annotated.text)
    #expect(plain.text == annotated.text.replacing(css, with: "").replacing(layers, with: ""))
  }

  private func layers(of text: String) throws -> String {
    let start = try #require(text.firstRange(of: "<div class=\"annotation"))
    let end = try #require(text.firstRange(of: "</body>"))
    return String(text[start.lowerBound..<end.lowerBound])
  }
}
