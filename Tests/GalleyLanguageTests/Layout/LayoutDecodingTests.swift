import GalleyModel
import GalleyBasics
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
