import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyText

/// Takes bytes for a font, and sets text of several scripts in it.
enum FontTarget {
  private static let text = """
    The quick brown fox, “affluent”, AVAST-To-Ty 2,300 well\u{AD}known words. Жук Ω العربية هنا हिन्दी ไทย 中文、かな 한국 \
    😀 e\u{301} a\u{2009}b\u{A0}c
    """

  private static var theme: Theme {
    let place = Span(SourceFile(path: "theme.yaml", bytes: []), 0..<0)
    let source = FontSource(path: Spanned("font", place), weights: 1...1000)
    var theme = Theme()
    theme.bodyFont.families = [WebFontFamily(name: Spanned("Font", place), files: [source])]
    return theme
  }

  static let run: @Sendable ([UInt8]) -> Void = { bytes in
    guard let file = try? FontFile(bytes) else { return }
    _ = (file.coverage.count, file.family, file.axes, file.advance(of: 0x61))
    let fonts = FontSet(theme) { _ in file }
    let table = StyleTable(theme: theme, fromWidth: 1280)
    let measured = MeasuredText(text, TextStyle(table[.paragraph]), in: fonts)
    for width in [0, 100, 400] {
      let lines = measured.lines(width: LayoutUnit(width))
      expect(lines.last?.range.upperBound == text.utf8.count, "text is lost at \(width) px")
    }
  }
}
