import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyTestSupport
import Testing

@Suite struct LayoutDecodingTests {
  @Test(arguments: [
    Mistake("missing-key", "1️⃣regions2️⃣:\n  story: [body]"),
    Mistake("missing-key", "1️⃣layout2️⃣: a"),
    Mistake("bad-name", "layout: 1️⃣my layout2️⃣\nregions:\n  story: [body]"),
    Mistake("bad-name", "layout: 1️⃣1a2️⃣\nregions:\n  story: [body]"),
    Mistake("wrong-type", "layout: 1️⃣[a]2️⃣\nregions:\n  story: [body]"),
    Mistake("wrong-type", "layout: a\nregions: 1️⃣[body]2️⃣"),
    Mistake("unknown-key", "layout: a\n1️⃣region2️⃣: {}\nregions:\n  story: [body]"),
    Mistake("wrong-type", "1️⃣[layout]2️⃣"),
    Mistake("duplicate-key", "layout: a\nregions:\n  story: [body]\n1️⃣layout2️⃣: b"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: "%")
  }

  @Test func regionsMayBeLeftToTheBase() {
    _ = expectClean("layout: a\nextends: base", in: "%")
  }

  /// One file, many mistakes: all of them at once.
  @Test func reportsEverythingAtOnce() {
    let read = ReadLayout(
      """
      layout: a
      grid:
        mobile: { margin: 20, colums: [1fr] }
      regions:
        story: [hedline, spot_img: top]
        more: text
      slots:
        top: { sizes: [300*250], sticky: yes }
      """)
    #expect(
      read.found.sorted() == [
        "bad-length: 20", "bad-size: 300*250", "unknown-block: hedline", "unknown-key: colums",
        "wrong-type: text", "wrong-type: yes",
      ])
  }

  @Test func standardBreakpointsWhereNoneAreNamed() {
    let read = expectClean("layout: a\nregions:\n  story: [body]", in: "%")
    #expect(read.resolved?.breakpoints.map(\.name.value) == ["mobile", "tablet", "desktop"])
    #expect(read.resolved?.breakpoints.map(\.from.value) == [0, 740, 1100])
    #expect(read.resolved?.breakpoints.map(\.screen.width) == [390, 820, 1440])
  }
}

@Suite struct BreakpointDecodingTests {
  private let frame = "layout: a\nregions:\n  story: [body]\nbreakpoints:\n  %"

  @Test(arguments: [
    Mistake("missing-key", "1️⃣small2️⃣: {}"),
    Mistake("bad-length", "small: { from: 1️⃣-12️⃣ }"),
    Mistake("bad-length", "small: { from: 1️⃣1000012️⃣ }"),
    Mistake("bad-length", "small: { from: 1️⃣0em2️⃣ }"),
    Mistake("bad-size", "small: { from: 0, screen: 1️⃣3902️⃣ }"),
    Mistake("bad-size", "small: { from: 0, screen: 1️⃣0x8442️⃣ }"),
    Mistake("bad-size", "small: { from: 0, screen: 1️⃣390x844x22️⃣ }"),
    Mistake("bad-value", "small: 0\n  wide: { from: 900, screen: 1️⃣820x11802️⃣ }"),
    Mistake("bad-value", "small: { from: 0, screen: 1️⃣900x8442️⃣ }\n  wide: 900"),
    Mistake("unknown-key", "small: { from: 0, 1️⃣screens2️⃣: 390x844 }"),
    Mistake("wrong-type", "small: 1️⃣[0]2️⃣"),
    Mistake("bad-name", "1️⃣\"a b\"2️⃣: 0"),
    Mistake("bad-value", "small: 1️⃣3202️⃣"),
    Mistake("bad-value", "small: 0\n  other: 1️⃣02️⃣"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  /// The usual screen of a breakpoint is one that it serves.
  @Test func usualScreensEndWhereTheNextBegins() {
    let read = ReadLayout("layout: a\nbreakpoints: { tiny: 0, small: 360, wide: 800 }\n")
    #expect(read.resolved?.breakpoints.map(\.screen.width) == [359, 390, 820])
  }

  @Test(arguments: ["small: 0", "small: 0px", "small: { from: 0 }", "small: { from: 0px }"])
  func fromMayBeShort(_ piece: String) {
    let read = expectClean(piece, in: frame)
    #expect(read.resolved?.breakpoints.map(\.from.value) == [0])
    #expect(read.resolved?.breakpoints.map(\.screen) == [PixelSize(width: 390, height: 844)])
  }

  @Test func areSortedByWidth() {
    let read = expectClean("large: 900\n  small: 0\n  middle: 600", in: frame)
    #expect(read.resolved?.breakpoints.map(\.name.value) == ["small", "middle", "large"])
    #expect(read.resolved?.breakpoint(forWidth: 899) == 1)
    #expect(read.resolved?.breakpoint(forWidth: 900) == 2)
    #expect(read.resolved?.end(ofBreakpoint: 0) == 600)
    #expect(read.resolved?.end(ofBreakpoint: 2) == nil)
  }

  @Test func atMostSixteen() {
    let many = (0...16).map { "b\($0): \($0 * 100)" }.joined(separator: "\n  ")
    let read = ReadLayout(frame.replacing("%", with: many))
    #expect(read.found == ["bad-value: b16"])
    #expect(read.resolved?.breakpoints.count == 16)
  }
}

@Suite struct PolicyAndThemeDecodingTests {
  private let frame = "layout: a\nregions:\n  story: [body]\n%"

  @Test(arguments: [
    Mistake("bad-value", "policy: { profile: 1️⃣adsens2️⃣ }"),
    Mistake("bad-value", "policy: { profile: [ftc, 1️⃣iab2️⃣] }"),
    Mistake("bad-value", "policy: { rules: { ad-label: 1️⃣eror2️⃣ } }"),
    Mistake("unknown-key", "policy: { 1️⃣profiles2️⃣: ftc }"),
    Mistake("wrong-type", "policy: 1️⃣ftc2️⃣"),
    Mistake("wrong-type", "policy: { labels: [1️⃣{}2️⃣] }"),
    Mistake("wrong-type", "allow: { ad-label: 1️⃣[]2️⃣ }"),
    Mistake("bad-value", "theme: { colors: { ink: 1️⃣red2️⃣ } }"),
    Mistake("bad-value", "theme: { colors: { ink: 1️⃣\"#12345\"2️⃣ } }"),
    Mistake("bad-value", "theme: { colors: { ink: 1️⃣\"#+12345\"2️⃣ } }"),
    Mistake("bad-value", "theme: { fonts: { body: 1️⃣sanserif2️⃣ } }"),
    Mistake("unknown-key", "theme: { dark: { 1️⃣paperr2️⃣: \"#000\" } }"),
    Mistake("bad-length", "theme: { sizes: { body: 1️⃣182️⃣ } }"),
    Mistake("bad-length", "theme: { measure: 1️⃣40em2️⃣ }"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  @Test func policyIsRead() {
    let read = expectClean(
      "policy: { profile: [ftc, asa], rules: { ad-label: off, unknown-size: error }, labels: Anzeige }",
      in: frame)
    #expect(read.resolved?.policy.profiles == [.ftc, .asa])
    #expect(read.resolved?.policy.rules.map(\.severity) == [nil, .error])
    #expect(read.resolved?.policy.labels == ["Anzeige"])
  }

  @Test func profileIsBetterAdsUnlessSaid() {
    #expect(expectClean("", in: frame).resolved?.policy.profiles == [.betterAds])
  }

  @Test func shortColorsAreDoubled() {
    let read = expectClean("theme: { colors: { ink: \"#1aF\", paper: \"#0a0B0c\" } }", in: frame)
    #expect(read.resolved?.theme.colors.ink == Color(0x11AAFF))
    #expect(read.resolved?.theme.colors.paper == Color(0x0A0B0C))
  }
}

@Suite struct FontDecodingTests {
  private let frame = "layout: a\nregions:\n  story: [body]\ntheme: { fonts: { body: % } }"
  private let font = """
    layout: a
    regions:
      story: [body]
    theme: { fonts: { body: { family: A, files: fonts/a.woff2, % } } }
    """

  @Test(arguments: [
    Mistake("wrong-type", "1️⃣[serif]2️⃣"),
    Mistake("missing-key", "1️⃣{ family: A }2️⃣"),
    Mistake("missing-key", "1️⃣{ files: a.woff2 }2️⃣"),
    Mistake("missing-key", "{ family: A, files: 1️⃣{}2️⃣ }"),
    Mistake("missing-key", "{ family: A, files: 1️⃣[]2️⃣ }"),
    Mistake("unknown-key", "{ family: A, 1️⃣file2️⃣: a.woff2 }"),
    Mistake("unknown-key", "{ family: A, files: { 1️⃣boldd2️⃣: a.woff2 } }"),
    Mistake("bad-name", "{ family: 1️⃣\"A; } body { x\"2️⃣, files: a.woff2 }"),
    Mistake("bad-name", "{ family: 1️⃣\"A\\nB\"2️⃣, files: a.woff2 }"),
    Mistake("bad-name", "{ family: 1️⃣\"\"2️⃣, files: a.woff2 }"),
    Mistake("bad-name", "{ family: 1️⃣\"</style>\"2️⃣, files: a.woff2 }"),
    Mistake("bad-name", "{ family: 1️⃣Sans-Serif2️⃣, files: a.woff2 }"),
    Mistake("outside-project", "{ family: A, files: 1️⃣../a.woff22️⃣ }"),
    Mistake("outside-project", "{ family: A, files: 1️⃣b/../../a.woff22️⃣ }"),
    Mistake("outside-project", "{ family: A, files: 1️⃣/usr/share/fonts/a.ttf2️⃣ }"),
    Mistake("outside-project", "{ family: A, files: 1️⃣https://example.org/a.woff22️⃣ }"),
    Mistake("wrong-type", "{ family: A, files: { bold: 1️⃣[a]2️⃣ } }"),
    Mistake("missing-key", "{ family: A, files: [1️⃣{ weight: 400 }2️⃣] }"),
    Mistake("wrong-type", "{ family: A, files: [{ file: a, weight: 1️⃣heavy2️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, weight: 1️⃣02️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, weight: 1️⃣900..1002️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, style: 1️⃣oblik2️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, unicode_range: 1️⃣arabic2️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, unicode_range: 1️⃣U+6FF-6002️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, unicode_range: 1️⃣U+1100002️⃣ }] }"),
    Mistake("bad-value", "{ family: A, files: [{ file: a, unicode_range: 1️⃣U+4??????2️⃣ }] }"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  @Test(arguments: [
    Mistake("bad-value", "fallback: 1️⃣serrif2️⃣"),
    Mistake("bad-value", "features: 1️⃣ligatures2️⃣"),
    Mistake("bad-value", "features: [onum, 1️⃣cv1=22️⃣]"),
    Mistake("bad-value", "features: [1️⃣liga=-12️⃣]"),
    Mistake("bad-length", "letter_spacing: 1️⃣0.22️⃣"),
    Mistake("bad-length", "letter_spacing: 1️⃣0.123px2️⃣"),
    Mistake("bad-length", "letter_spacing: 1️⃣1e1px2️⃣"),
    Mistake("bad-length", "letter_spacing: 1️⃣infpx2️⃣"),
    Mistake("bad-length", "letter_spacing: 1️⃣21px2️⃣"),
    Mistake("wrong-type", "also: 1️⃣serif2️⃣"),
    Mistake("unknown-key", "also: [{ family: B, files: b.woff2, 1️⃣fallback2️⃣: serif }]"),
    Mistake("bad-value", "also: [{ family: 1️⃣A2️⃣, files: b.woff2 }]"),
  ])
  func refusesInAFont(_ mistake: Mistake) {
    mistake.expect(in: font)
  }

  private func body(_ piece: String, in frame: String) -> ThemeFont? {
    expectClean(piece, in: frame).resolved?.theme.bodyFont
  }

  @Test func builtInFamiliesAreAsBefore() {
    #expect(body("sans", in: frame) == ThemeFont(.sans))
    #expect(body("sans", in: frame)?.isWebFont == false)
  }

  @Test func filesByTheirNames() {
    let font = body(
      "{ family: EB Garamond, files: { regular: f/r.woff2, bold: f/b.woff2, bold_italic: ./f/bi.woff2 } }",
      in: frame)
    let files = font?.families.first?.files ?? []
    #expect(font?.families.map(\.name.value) == ["EB Garamond"])
    #expect(files.map(\.path.value) == ["f/r.woff2", "f/b.woff2", "f/bi.woff2"])
    #expect(files.map(\.weights) == [400...400, 700...700, 700...700])
    #expect(files.map(\.isItalic) == [false, false, true])
    #expect(font?.fallback == .serif)
  }

  @Test func filesInAList() {
    let font = body(
      """
      { family: A, fallback: mono, files: [
        a.woff2, { file: v.woff2, weight: 100..900, style: italic },
        { file: c.woff2, weight: 500, unicode_range: ["U+4??, U+30", U+31-3a, u+10ff??] } ] }
      """, in: frame)
    let files = font?.families.first?.files ?? []
    #expect(files.map(\.weights) == [400...400, 100...900, 500...500])
    #expect(files.map(\.isItalic) == [false, true, false])
    #expect(files.first?.unicodeRange == nil)
    #expect(files.last?.unicodeRange == [0x30...0x3A, 0x400...0x4FF, 0x10FF00...0x10FFFF])
    #expect(font?.fallback == .mono)
  }

  @Test func stackFeaturesAndSpacing() {
    let font = body(
      "also: [{ family: B, files: b.woff2 }], features: [onum, -liga, cv01=2], letter_spacing: -0.25px",
      in: font)
    #expect(font?.families.map(\.name.value) == ["A", "B"])
    #expect(
      font?.features == [
        FontFeature(tag: "onum"), FontFeature(tag: "liga", value: 0),
        FontFeature(tag: "cv01", value: 2),
      ])
    #expect(font?.letterSpacing == -0.25)
  }

  /// The styles say whose font they are set in, and the space between letters with it.
  @Test func stylesKnowTheirFont() {
    let theme = expectClean("letter_spacing: 0.2px", in: font).resolved?.theme ?? Theme()
    let styles = StyleTable(theme: theme, fromWidth: 0)
    #expect(styles[.paragraph].role == .body)
    #expect(styles[.paragraph].tracking == 0.2)
    #expect(styles[.headline].role == nil)
    #expect(styles[.code].role == nil)
    #expect(styles[.sectionLabel].tracking == 0.8)
  }

  /// The size of the text is 21px, a phone's 20px.
  @Test func linesAreFilledAndSpacedAsTheThemeSays() {
    let frame = "layout: a\nregions:\n  story: [body]\ntheme: { lines: % }"
    let read = expectClean(
      "{ headline: { wrap: balance, height: 1.2 }, body: { height: 30px, align: justify } }",
      in: frame)
    let theme = read.resolved?.theme ?? Theme()
    let (narrow, wide) = (
      StyleTable(theme: theme, fromWidth: 0), StyleTable(theme: theme, fromWidth: 1000)
    )
    #expect(wide[.paragraph].lineHeight == 30 && narrow[.paragraph].lineHeight == 28)
    #expect(wide[.headline].lineHeight == 56 && narrow[.headline].lineHeight == 38)
    #expect(wide[.headline].wrap == .balance && wide[.paragraph].wrap == nil)
    #expect(wide[.paragraph].isJustified && !wide[.headline].isJustified)
    let usual = StyleTable(theme: Theme(), fromWidth: 0)
    #expect(usual[.paragraph].lineHeight == 30 && usual[.headline].lineHeight == 34)
    // 1,825, 443 and 87 of 2,048 units, each rounded: 18 + 4 + 1, and 29 + 7 + 1 for 32px.
    let natural = expectClean(
      "{ headline: { height: normal }, body: { height: normal } }", in: frame)
    let lines = StyleTable(theme: natural.resolved?.theme ?? Theme(), fromWidth: 0)
    #expect(lines[.paragraph].lineHeight == 23 && lines[.headline].lineHeight == 37)
    for mistake in ["1️⃣none2️⃣", "1️⃣0.92️⃣", "1️⃣7px2️⃣", "1️⃣1.5em2️⃣"] {
      Mistake("bad-length", "{ body: { height: \(mistake) } }").expect(in: frame)
    }
  }

  @Test func oneNameIsOneFamily() {
    let frame = "layout: a\nregions:\n  story: [body]\ntheme: { fonts: % }"
    Mistake(
      "bad-value",
      "{ headline: { family: A, files: a.woff2 }, body: { family: 1️⃣A2️⃣, files: b.woff2 } }"
    ).expect(in: frame)
    let read = expectClean(
      "{ headline: &a { family: A, files: a.woff2 }, body: *a, interface: sans }", in: frame)
    #expect(read.resolved?.theme.webFonts.count == 1)
  }
}

/// A layout read from a source with markers.
struct ReadLayout {
  let source: MarkedSource
  /// As written; nil where the root is not even a mapping.
  let layout: Layout?
  let resolved: ResolvedLayout?
  /// Of parsing, decoding and resolving, in this order.
  let diagnostics: [Diagnostic]

  init(_ marked: String) {
    source = MarkedSource(marked)
    let tree = YAMLNode.parse(source.file)
    let findings = Findings()
    layout = tree.value.flatMap { Layout($0, findings) }
    let resolving = layout?.resolve()
    resolved = resolving?.value
    diagnostics =
      tree.diagnostics + findings.diagnostics
      + (layout?.hasAllNames == true ? resolving?.diagnostics ?? [] : [])
  }

  /// What was found, as `rule: the text underlined`.
  var found: [String] { diagnostics.map { "\($0.rule): \($0.primary.span.text)" } }

  /// The findings as they are printed.
  var printed: String { DiagnosticPrinter().render(diagnostics) }
}

/// A piece of a layout with one mistake, which is between the markers 1️⃣ and 2️⃣.
struct Mistake: Sendable, CustomTestStringConvertible {
  let rule: RuleID
  let marked: String

  init(_ rule: RuleID, _ marked: String) {
    self.rule = rule
    self.marked = marked
  }

  var testDescription: String { "\(rule): \(marked)" }

  /// Expects that exactly this is found when the piece is put where `%` stands in a layout.
  func expect(in frame: String) {
    let read = ReadLayout(frame.replacing("%", with: marked))
    #expect(read.diagnostics.map(\.rule) == [rule], "\(read.printed)")
    #expect(
      read.diagnostics.first?.primary.span.range == read.source.range(1, 2), "\(read.printed)")
  }
}

/// Expects that nothing is found when a piece is put where `%` stands in a layout.
func expectClean(_ piece: String, in frame: String) -> ReadLayout {
  let read = ReadLayout(frame.replacing("%", with: piece))
  #expect(read.diagnostics.isEmpty, "\(read.printed)")
  return read
}
