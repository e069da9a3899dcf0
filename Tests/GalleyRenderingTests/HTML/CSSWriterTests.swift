import GalleyModel
import Testing

@testable import GalleyRendering

@Suite struct CSSWriterTests {
  private func written(
    _ direction: Direction = .leftToRight, _ write: (inout CSSWriter) -> Void
  ) -> String {
    var css = CSSWriter(direction: direction)
    write(&css)
    return String(decoding: css.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("rail", "rail"), ("in_article-2", "in_article-2"), ("a}b", "a\\7d b"),
    ("</style>", "\\3c \\2f style\\3e "), ("été", "été"),
  ])
  func names(name: String, escaped: String) { #expect(written { $0.name(name) } == escaped) }

  @Test(arguments: [(1.0, "1"), (0.5, "0.5"), (33.333, "33.33"), (1.05, "1.05"), (-2.5, "-2.5")])
  func numbers(number: Double, text: String) { #expect(written { $0.number(number) } == text) }

  @Test func colors() { #expect(written { $0.color(Color(0x00ab0c)) } == "#00ab0c") }

  @Test func sidesFollowTheDirection() {
    #expect(written { $0.declareStart("padding", px: 4) } == "padding-left:4px;")
    #expect(written(.rightToLeft) { $0.declareStart("padding", px: 4) } == "padding-right:4px;")
    #expect(written(.rightToLeft) { $0.declareEnd("margin", px: 0) } == "margin-left:0;")
  }

  @Test func mediaQueries() {
    #expect(written { $0.media(from: 0) { $0.raw("a{}") } } == "a{}")
    #expect(
      written { $0.media(from: 740, until: 1100) { $0.raw("a{}") } }
        == "@media (min-width:740px) and (max-width:1099.98px){\na{}}\n")
  }
}
