import GalleyBasics
import GalleyModel
import GalleyTestSupport
import GalleyText
import Testing

@testable import GalleyGeometry

@Suite("Text in own fonts")
struct ShapedTextTests {
  private static let size = 20

  private func stack(_ font: TestFont) throws -> FontStack {
    FontStack([ShapedFont(try FontFile(font.bytes))]) { _ in (0, true) }
  }

  private func fonts(_ font: TestFont) throws -> FontSet {
    let file = try FontFile(font.bytes)
    let span = Span(SourceFile(path: "theme.yaml", bytes: []), 0..<0)
    var theme = Theme()
    theme.bodyFont.families = [
      WebFontFamily(
        name: Spanned("Test", span),
        files: [FontSource(path: Spanned("test.ttf", span), weights: 400...400)])
    ]
    return FontSet(theme) { _ in file }
  }

  private var style: TextStyle {
    var style = TextStyle(.serif, size: Self.size)
    style.role = .body
    return style
  }

  @Test func untilTheFontIsThereTheFallbackTakesItsRoom() throws {
    let own = try fonts(TestFont())
    var theme = Theme()
    theme.bodyFont.fallback = .sans
    let early = try #require(own.untilLoaded(theme))
    #expect(FontSet.builtIn.untilLoaded(theme) == nil)
    let bent = try #require(own.fallback(.sans, for: .body))
    let base = FontFace.face(.sans, isBold: false, isItalic: false)
    let face = early.face(of: style)
    // A covered letter is as wide as `size-adjust` makes it, one that the font lacks as it is.
    let letters: [(Unicode.Scalar, Double)] = [("n", bent.sizeAdjust), ("é", 1), ("ж", 1)]
    for (letter, adjust) in letters {
      let own = Double(try #require(face.advance(of: letter.value))) / Double(face.unitsPerEm)
      let usual = Double(try #require(base.advance(of: letter.value))) / Double(base.unitsPerEm)
      #expect(abs(own - usual * adjust) < 0.001, "\(letter)")
    }
    let text = String(repeating: "nine words n ", count: 40)
    let width = { MeasuredText([(text, style)], in: $0).longestLine.pixels }
    #expect(abs(width(early) / width(own) - 1) < 0.1)
    #expect(abs(Double(face.ascent) / Double(face.unitsPerEm) - 0.8) < 0.001)
  }

  /// A word may fit up to its soft hyphen, and not with a hyphen that is narrower than all that is told apart.
  @Test func aHyphenAlmostWithoutWidth() throws {
    var font = TestFont()
    font.unitsPerEm = 16384
    font.advances[0x2D] = 1
    let text = "well\u{AD}known"
    let measured = MeasuredText([(text, style)], in: try fonts(font))
    for width in 0..<600 {
      let lines = measured.lines(width: LayoutUnit(rawValue: width))
      #expect(lines.last?.range.upperBound == text.utf8.count)
    }
  }

  /// Words that differ in one letter, whole or in two styles: none is taken for another that is kept.
  @Test(arguments: [1, 7, 8, 9, 10, 16, 17, 24, 63, 64, 65])
  func keptWordsAreToldApart(length: Int) throws {
    let kept = try fonts(TestFont())
    for place in [nil] + (0..<length).map(Optional.some) {
      var letters = [UInt8](repeating: 0x61, count: length)
      if let place { letters[place] = 0x7A }
      let word = String(decoding: letters, as: UTF8.self)
      let halves = [String(word.prefix(length / 2)), String(word.dropFirst(length / 2))]
      for parts in [[word], halves] {
        let width = { MeasuredText(parts.map { ($0, style) }, in: $0).longestLine }
        #expect(width(kept) == width(try fonts(TestFont())), "\(word)")
      }
    }
  }

  /// A font that corrects many pairs, some with the space.
  private func kerned(_ random: inout SeededGenerator, withSpace: Bool) -> TestFont {
    var font = TestFont()
    let letters = Array("abcdef-.".unicodeScalars.map(\.value)) + (withSpace ? [0x20] : [])
    for left in letters {
      for right in letters where left != 0x20 || right != 0x20 {
        guard Int.random(in: 0..<3, using: &random) == 0 else { continue }
        font.kerning[[left, right]] = Int.random(in: -120...60, using: &random)
      }
    }
    return font
  }

  private func words(_ random: inout SeededGenerator) -> [String] {
    (0..<40).map { _ in
      String(
        (0..<Int.random(in: 1...8, using: &random)).map { _ in
          "abcdef.".randomElement(using: &random) ?? "a"
        })
    }
  }

  /// Layout units, shaped in one go. A space at the end takes no room.
  private func width(_ text: some StringProtocol, _ stack: FontStack, _ shaper: WordShaper) -> Int {
    let shaped = shaper.shape(
      text.unicodeScalars.map(\.value), in: stack, script: 0)
    let end = text.last == " " ? shaped.positions.count - 2 : shaped.positions.count - 1
    return Subpixel.roundedUp(shaped.positions[end] * Self.size)
  }

  @Test("lines are those that fit when each is shaped alone", arguments: [false, true])
  func agreesWithBruteForce(withSpace: Bool) throws {
    var random = SeededGenerator(7)
    let shaper = WordShaper()
    for _ in 0..<20 {
      let font = kerned(&random, withSpace: withSpace)
      let (stack, fonts) = (try stack(font), try fonts(font))
      let words = words(&random)
      let text = MeasuredText(words.joined(separator: " "), style, in: fonts)
      for pixels in stride(from: 120, to: 400, by: 37) {
        var lines: [String] = []
        var rest = words[...]
        while let first = rest.popFirst() {
          var line = first
          while let next = rest.first {
            let longer = line + " " + next + (rest.count > 1 ? " " : "")
            guard width(longer, stack, shaper) <= 64 * pixels + 1 else { break }
            line += " " + next
            rest.removeFirst()
          }
          lines.append(rest.isEmpty ? line : line + " ")
        }
        let found = text.lines(width: LayoutUnit(pixels))
        let bytes = Array(words.joined(separator: " ").utf8)
        #expect(found.map { String(decoding: bytes[$0.range], as: UTF8.self) } == lines)
        #expect(found.map(\.width.rawValue) == lines.map { width($0, stack, shaper) })
        #expect(text.lineCount(width: LayoutUnit(pixels)) == lines.count)
      }
    }
  }

  @Test("a link in the same type changes nothing but roundings", arguments: [false, true])
  func joinsSegments(withSpace: Bool) throws {
    var random = SeededGenerator(11)
    for _ in 0..<20 {
      let fonts = try fonts(kerned(&random, withSpace: withSpace))
      let bytes = Array(words(&random).joined(separator: " ").utf8)
      let whole = MeasuredText(bytes, style, in: fonts)
      let cuts =
        ([0, bytes.count] + (0..<6).map { _ in Int.random(in: bytes.indices, using: &random) })
        .sorted()
      let segments = zip(cuts, cuts.dropFirst()).map { Segment($0..<$1, style, in: fonts) }
      let parts = MeasuredText(bytes, segments, in: fonts)
      let difference = parts.longestLine.rawValue - whole.longestLine.rawValue
      #expect((0...segments.count).contains(difference))
    }
  }

  @Test("kerning counts where no line ends between the letters")
  func kerns() throws {
    var font = TestFont()
    font.kerning = [[0x41, 0x56]: -100, [0x61, 0x20]: -50]
    let fonts = try fonts(font)
    func width(_ text: String) -> Double { MeasuredText(text, style, in: fonts).longestLine.pixels }
    #expect(width("V") == 13.734375)  // 686 units
    #expect(width("AV") == 25.03125)  // 665 + 686 - 100 = 1251 → 25.02
    // 497 - 50 + 250 + 497
    #expect(width("a a") == 23.890625)
    let lines = MeasuredText("a a", style, in: fonts).lines(width: LayoutUnit(12))
    // Of an old table of kerning HarfBuzz gives both glyphs a half.
    #expect(lines.map(\.width.pixels) == [9.453125, 9.953125])
  }

  @Test("what the font lacks is measured in the family that stands in for it")
  func fallsBack() throws {
    let fonts = try fonts(TestFont())
    let greek = MeasuredText("Ω", style, in: fonts)
    #expect(greek.longestLine == MeasuredText("Ω", TextStyle(.serif, size: 20)).longestLine)
    #expect(greek.isEstimated)
    #expect(!MeasuredText("Plain", style, in: fonts).isEstimated)
    #expect(MeasuredText("हिन्दी", style, in: fonts).isEstimated)
  }

  @Test("a style without a role, and code, are set in the built-in families")
  func leavesOthers() throws {
    let fonts = try fonts(TestFont())
    let plain = TextStyle(.serif, size: 20)
    #expect(
      MeasuredText("quick", plain, in: fonts).longestLine
        == MeasuredText("quick", plain).longestLine)
    #expect(style.applying(.code).role == nil)
  }

  @Test("space between letters is added after each character")
  func tracks() throws {
    let fonts = try fonts(TestFont())
    var tracked = style
    tracked.tracking = 1
    let width = MeasuredText("abc abc", style, in: fonts).longestLine
    #expect(MeasuredText("abc abc", tracked, in: fonts).longestLine == width + LayoutUnit(7))
  }

  @Test("figures in columns are all as wide, unless the theme's features say otherwise")
  func setsTabularFigures() throws {
    var font = TestFont()
    font.tabular = 500
    let fonts = try fonts(font)
    var tabular = style
    tabular.isTabular = true
    let width = { (style: TextStyle) in MeasuredText("1018", style, in: fonts).longestLine.pixels }
    #expect(width(tabular) == 4 * 0.5 * 20)
    #expect(width(style) < width(tabular))
    #expect(style.isSame(as: style) && !style.isSame(as: tabular))
  }

  @Test("a space that a font has for a language is as wide as that, once")
  func setsLocalSpaces() throws {
    var font = TestFont()
    font.localSpace = 400
    let fonts = try fonts(font)
    let width = { (text: String) in MeasuredText(text, self.style, in: fonts).longestLine.pixels }
    let three: Double = 3 * width("ab") + 16
    #expect(abs(width("ab ab ab") - three) < 0.05)
  }

  @Test("texts of any scripts and styles are set whole, and in another size as if they were new")
  func resizes() throws {
    var random = SeededGenerator(3)
    var font = kerned(&random, withSpace: true)
    font.advances[0x416] = 800
    font.advances[0xE9] = 470
    let fonts = try fonts(font)
    var generator = LineProperties.Generator(state: 5)
    for _ in 0..<300 {
      let (body, text) = generator.body()
      var texts = BodyTexts(body, in: fonts)
      for size in [20, 17, 23] {
        var style = style
        style.size = size
        let new = MeasuredText(text, of: body, style, in: fonts)
        for pixels in [0, 60, 150] {
          let width = LayoutUnit(pixels)
          let lines = new.lines(width: width)
          #expect(texts.lineCount(text, style, width: width) == lines.count)
          #expect((lines.first?.range.lowerBound ?? 0) == 0)
          #expect(lines.last?.range.upperBound ?? body.text.count == body.text.count)
          #expect(
            zip(lines, lines.dropFirst()).allSatisfy { $0.range.upperBound == $1.range.lowerBound })
        }
      }
    }
  }
}
