import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyRendering

@Suite struct HTMLGoldenTests {
  private static let files = [
    "courier.html", "courier-ltr.css", "courier-rtl.css",
  ]

  @Test(arguments: files)
  func pageIsWrittenAsRecorded(file: String) throws {
    let page = HTMLPage(try SamplePage.courier(language: file == "courier-rtl.css" ? "ar" : "en"))
    let text = file == "courier.html" ? page.document : page.style
    #expect(Goldens().difference(text, from: file) == nil)
  }

  @Test func noGoldenIsLeftOver() {
    #expect(Goldens().orphans(besides: Self.files + AnnotationTests.files) == [])
  }
}
