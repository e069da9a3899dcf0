import GalleyModel
import GalleyRendering
import GalleyTestSupport
import Testing

@Suite struct TextGoldenTests {
  private static let files = [
    "courier-desktop-140.txt", "courier-desktop-80.txt", "courier-mobile.txt",
    "courier-ascii-100.txt", "courier-linear.txt",
  ]

  @Test(arguments: files)
  func pageIsDrawnAsRecorded(file: String) throws {
    let page = try SamplePage.courier()
    let bytes =
      switch file {
      case "courier-desktop-140.txt": TextRenderer(width: 140, breakpoint: 2).render(page)
      case "courier-desktop-80.txt": TextRenderer(width: 80, breakpoint: 2).render(page)
      case "courier-mobile.txt": TextRenderer(width: 100, breakpoint: 0).render(page)
      case "courier-ascii-100.txt":
        TextRenderer(width: 100, breakpoint: 2, style: .ascii).render(page)
      default: LinearTextRenderer().render(page)
      }
    #expect(Goldens().difference(String(decoding: bytes, as: UTF8.self), from: file) == nil)
  }

  @Test func noGoldenIsLeftOver() {
    #expect(Goldens().orphans(besides: Self.files) == [])
  }
}
