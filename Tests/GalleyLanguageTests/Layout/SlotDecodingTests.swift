import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyLanguage

@Suite struct SlotDecodingTests {
  private let frame = """
    layout: a
    regions:
      story: [spot_img: top]
    slots:
      top: %
    """

  @Test(arguments: [
    Mistake("wrong-type", "1️⃣300x2502️⃣"),
    Mistake("bad-size", "{ sizes: [1️⃣300x2502️⃣px] }".replacing("2️⃣px", with: "px2️⃣")),
    Mistake("bad-size", "{ sizes: 1️⃣300 x 2502️⃣ }"),
    Mistake("bad-size", "{ sizes: [1️⃣-300x2502️⃣] }"),
    Mistake("bad-size", "{ sizes: [1️⃣99999999999999999999x12️⃣] }"),
    Mistake("wrong-type", "{ sizes: [1️⃣[300x250]2️⃣] }"),
    Mistake("wrong-type", "{ sizes: 1️⃣~2️⃣ }"),
    Mistake("unknown-breakpoint", "{ sizes: { 1️⃣phone2️⃣: [300x250] } }"),
    Mistake("bad-value", "{ sizes: [300x250], reserve: 1️⃣larges2️⃣ }"),
    Mistake("bad-length", "{ sizes: [300x250], reserve: 1️⃣2502️⃣ }"),
    Mistake("bad-length", "{ sizes: [fluid], interscroller: 1️⃣0px2️⃣ }"),
    Mistake("bad-value", "{ sizes: [300x250], unfilled: 1️⃣close2️⃣ }"),
    Mistake("bad-value", "{ sizes: [320x50], position: 1️⃣bottom2️⃣ }"),
    Mistake("bad-value", "{ sizes: [320x50], position: anchor_top, 1️⃣sticky2️⃣: true }"),
    Mistake("bad-value", "{ sizes: [320x50], position: anchor_top, 1️⃣interscroller2️⃣: 300px }"),
    Mistake("bad-value", "{ sizes: [320x50], interscroller: 300px, 1️⃣sticky2️⃣: true }"),
    Mistake("bad-value", "{ sizes: [320x50], refresh: 1️⃣29s2️⃣ }"),
    Mistake("bad-value", "{ sizes: [320x50], refresh: 1️⃣3601s2️⃣ }"),
    Mistake("bad-value", "{ sizes: [320x50], refresh: 1️⃣302️⃣ }"),
    Mistake("bad-value", "{ sizes: [320x50], position: interstitial, 1️⃣refresh2️⃣: 30s }"),
    Mistake("bad-value", "{ sizes: [320x50], interscroller: 300px, 1️⃣reserve2️⃣: 200px }"),
    Mistake("bad-value", "{ position: out_of_page, 1️⃣placement2️⃣: { max: 2 } }"),
    Mistake("wrong-type", "{ sizes: [300x250], sticky: 1️⃣1️⃣2️⃣ }".replacing("1️⃣1️⃣", with: "1️⃣on")),
    Mistake("wrong-type", "{ sizes: [300x250], targeting: 1️⃣a2️⃣ }"),
    Mistake("wrong-type", "{ sizes: [300x250], targeting: { a: 1️⃣{}2️⃣ } }"),
    Mistake(
      "too-many-nodes",
      "{ sizes: [300x250], label: 1️⃣\(String(repeating: "l", count: 1_025))2️⃣ }"),
    Mistake(
      "too-many-nodes",
      "{ sizes: [300x250], targeting: { 1️⃣a2️⃣: [\(String(repeating: "b,", count: 257))] } }"),
    Mistake("unknown-key", "{ sizes: [300x250], placement: { 1️⃣frist2️⃣: 300px } }"),
    Mistake("bad-length", "{ sizes: [300x250], placement: { first: 1️⃣3002️⃣ } }"),
    Mistake("bad-length", "{ sizes: [300x250], placement: { first: 1️⃣3 screen widths2️⃣ } }"),
    Mistake("bad-length", "{ sizes: [300x250], placement: { first: 1️⃣1.2.3px2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { max: 1️⃣1012️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], value: { 1️⃣970x2502️⃣: 5 } }"),
    Mistake("wrong-type", "{ sizes: [300x250], placement: { min_words: 1️⃣few2️⃣ } }"),
    Mistake("unknown-key", "{ sizes: [300x250], placement: { clear_of: { 1️⃣headings2️⃣: 1px } } }"),
    Mistake("wrong-type", "{ sizes: [300x250], placement: { clear_of: 1️⃣[image]2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { clear_of: 1️⃣{}2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { clear_of: { heading: 1️⃣{}2️⃣ } } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { gap: 1️⃣{}2️⃣ } }"),
    Mistake("bad-length", "{ sizes: [300x250], placement: { gap: { 2: 1️⃣3002️⃣ } } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { sequence: 1️⃣[]2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { readers: 1️⃣[]2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { readers: 1️⃣[0%, 0%]2️⃣ } }"),
    Mistake("bad-value", "{ sizes: [300x250], placement: { readers: [1️⃣few2️⃣, 0%] } }"),
    Mistake(
      "unknown-key",
      "{ sizes: [300x250], placement: { at: { mobile: { 1️⃣preset2️⃣: guardian } } } }"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  private static let lists = "size_lists: { mpu: [300x250, 336x280], tall: 300x600 }\n"

  @Test(arguments: [
    ("mpu", ["300x250", "336x280"]), ("[mpu]", ["300x250", "336x280"]),
    ("[tall, mpu, fluid]", ["300x600", "300x250", "336x280", "fluid"]),
    ("[300x250, mpu]", ["300x250", "336x280"]), ("{ mobile: tall }", ["300x600"]),
  ])
  func sizesMayBeShared(_ sizes: String, _ meant: [String]) throws {
    let read = expectClean("{ sizes: \(sizes) }", in: Self.lists + frame)
    let slot = try #require(read.resolved?.slots.first)
    #expect(slot.fits[0].sizes.map(\.value.description) == meant)
  }

  @Test(arguments: [
    Mistake("bad-size", "{ sizes: 1️⃣mpus2️⃣ }"), Mistake("bad-size", "{ sizes: [1️⃣mqu2️⃣, fluid] }"),
    Mistake("bad-size", "{ sizes: { mobile: [300x250, 1️⃣square2️⃣] } }"),
  ])
  func refusesUnknownLists(_ mistake: Mistake) {
    mistake.expect(in: Self.lists + frame)
  }

  @Test func sizesWithoutAValueAreWorthOne() throws {
    let read = expectClean("{ sizes: [300x600, 300x250], value: { 300x600: 2 } }", in: frame)
    let value = try #require(read.resolved?.slots.first?.slot.value)
    let sizes = [PixelSize(width: 300, height: 600), PixelSize(width: 300, height: 250)]
    #expect(sizes.map { value.of(.fixed($0)) } == [2, 1])
  }

  @Test func sizesAreInheritedFromTheSmallerBreakpoint() throws {
    let slot = try #require(
      expectClean("{ sizes: { tablet: [728x90, 300x250] } }", in: frame).resolved?.slots.first)
    #expect(
      slot.fits.map { $0.sizes.map(\.value.description) } == [
        [], ["728x90", "300x250"], ["728x90", "300x250"],
      ])
    #expect(slot.visible.indices == [1, 2])
    #expect(slot.fits.map(\.reservedHeight) == [nil, 250, 250])
    #expect(slot.fits.map(\.width) == [nil, 728, 728])
  }

  @Test func anEmptyListEndsTheSlot() throws {
    let slot = try #require(
      expectClean("{ sizes: { mobile: 320x50, desktop: [] } }", in: frame).resolved?.slots.first)
    #expect(slot.visible.indices == [0, 1])
  }

  @Test(arguments: [
    ("{ sizes: [300x250, 300x600] }", 600),
    ("{ sizes: [300x250, 300x600], reserve: largest }", 600),
    ("{ sizes: [300x250, 300x600], reserve: smallest }", 250),
    ("{ sizes: [300x250], reserve: 400px }", 400),
    ("{ sizes: [fluid, 300x250] }", 250),
    ("{ sizes: [fluid], reserve: 200px }", 200),
    ("{ sizes: [fluid] }", nil),
    ("{ sizes: [fluid], reserve: largest }", nil),
  ])
  func reservedHeight(_ piece: String, _ height: Int?) throws {
    let slot = try #require(expectClean(piece, in: frame).resolved?.slots.first)
    #expect(slot.fits.map(\.reservedHeight) == [height, height, height])
  }

  @Test(arguments: [("30s", 30), ("045s", 45), ("3600s", 3600)])
  func refresh(_ text: String, _ seconds: Int) {
    let slots = expectClean("{ sizes: [300x250], refresh: \(text) }", in: frame).resolved?.slots
    #expect(slots?.first?.slot.refresh == seconds)
  }

  @Test func fluidIsAsWideAsItsColumn() throws {
    let slot = try #require(
      expectClean("{ sizes: [fluid, 300x250] }", in: frame).resolved?.slots.first)
    #expect(slot.fits[0].width == nil)
  }

  @Test func everyOptionIsRead() throws {
    let slot = try #require(
      expectClean(
        """

            label: "- Advertisement -"
            sizes: [300x250]
            unfilled: house
            creative: { image: a.svg, alt: A boat, link: /ads }
            unit: /123/top
            targeting: { pos: [top, first], kind: news }
            sticky: true
            lazy: true
            placement:
              first: 1.5 screens
              last: 30%
              gap: 1 paragraph
              max: 3
              min_words: 250
              clear_of: { heading: 150px, code: 20 words }
        """, in: frame
      ).layout?.slots.first)
    #expect(slot.label?.value == "- Advertisement -")
    #expect(slot.unfilled == .house)
    #expect(slot.creative == Creative(image: "a.svg", alt: "A boat", link: "/ads"))
    #expect(slot.unit?.value.description == "/123/top")
    #expect(
      slot.targeting == [
        Targeting(key: "pos", values: ["top", "first"]), Targeting(key: "kind", values: ["news"]),
      ])
    #expect(slot.sticky && slot.lazy)
    let rules = try #require(slot.placement).constraints
    #expect(rules.first?.value == Distance(1.5, .screens))
    #expect(rules.last?.value == Distance(30, .percent))
    #expect(rules.gap?.map(\.distance.value) == [Distance(1, .paragraphs)])
    #expect(rules.max?.value == 3)
    #expect(rules.minWords?.value == 250)
    #expect(rules.clearOf.map(\.neighbor) == [.heading, .code])
    #expect(
      rules.clearOf.map(\.after?.value) == [Distance(150, .pixels), Distance(20, .words)])
  }

  /// Readers may be more further down, and ads nearer to each other.
  @Test(arguments: [
    "readers: [50%, 100%]", "readers: [0%, 1%]", "gap: { 2: 2 screens, 4: 1 screen }",
  ])
  func takesWhatMayBeMeant(_ rules: String) {
    _ = expectClean("{ sizes: [300x250], placement: { \(rules) } }", in: frame)
  }

  @Test(arguments: [
    ("clear_of: text", "expected a mapping of kinds of block to distances, found text"),
    ("clear_of: { figure: 30px }", "'clear_of' has no key 'figure'"),
    ("clear_of: { heading: { above: 30px } }", "'clear_of.heading' has no key 'above'"),
    ("at: { mobile: { preset: guardian } }", "a breakpoint's placement has no key 'preset'"),
  ])
  func mistakesInPlacementReadNaturally(_ rules: String, _ message: String) {
    let slot = "{ sizes: [300x250], placement: { \(rules) } }"
    #expect(ReadLayout(frame.replacing("%", with: slot)).diagnostics.map(\.message) == [message])
  }

  @Test(arguments: [
    ("figure", "image"), ("photo", "image"), ("blockquote", "quote"), ("headng", "heading"),
  ])
  func kindsOfBlockAreKnownByOtherWords(_ word: String, _ meant: String) {
    let slot = "{ sizes: [300x250], placement: { clear_of: { \(word): 30px } } }"
    let found = ReadLayout(frame.replacing("%", with: slot)).diagnostics
    #expect(found.map(\.primary.text) == ["did you mean '\(meant)'?"])
  }

  @Test(arguments: [
    (#"pos: "a'b""#, "no value of targeting like 'a'b': no ''' may stand in it"),
    (#"pos: [a, "b[1]"]"#, "no value of targeting like 'b[1]': no '[' may stand in it"),
    (
      "pos: \(String(repeating: "x", count: 41))",
      "no value of targeting like '\(String(repeating: "x", count: 39))…': it has 41 characters, 40 are allowed"
    ),
    (
      "keyword_of_the_article: a",
      "no key of targeting like 'keyword_of_the_article': it has 22 characters, 20 are allowed"
    ),
  ])
  func targetingThatTheAdServerRefuses(_ targeting: String, _ problem: String) {
    let slot = "{ sizes: [300x250], targeting: { \(targeting) } }"
    let found = ReadLayout(frame.replacing("%", with: slot)).diagnostics
    #expect(found.map(\.message) == ["Google Ad Manager takes \(problem)"])
    #expect(found.map(\.severity) == [.warning])
  }

  /// A slot of a creative without its link is fine; one without what it shows is not.
  @Test func creativeNeedsImageAndAlt() {
    _ = expectClean("{ sizes: [300x250], creative: { image: a.svg, alt: A boat } }", in: frame)
    let read = ReadLayout(frame.replacing("%", with: "{ sizes: [300x250], creative: {} }"))
    #expect(read.diagnostics.map(\.rule) == ["missing-key", "missing-key"])
  }
}

@Suite struct UnitTemplateTests {
  private func read(_ marked: MarkedSource) throws -> (UnitTemplate?, [Diagnostic]) {
    let findings = Findings()
    let node = try #require(YAMLNode.parse(marked.file).value)
    return (UnitTemplate.decode(node, findings)?.value, findings.diagnostics)
  }

  @Test func namesAndText() throws {
    let (unit, found) = try read(MarkedSource("\"/{network}/a_{slot}\""))
    #expect(found.isEmpty)
    #expect(unit?.parts == [.text("/"), .name(.network), .text("/a_"), .name(.slot)])
    #expect(unit?.description == "/{network}/a_{slot}")
  }

  @Test func aPartOfWhichNothingIsLeftIsLeftOut() throws {
    let (unit, _) = try read(MarkedSource("\"/{network}/{section}/{slot}\""))
    #expect(unit?.path { $0 == .section ? nil : $0.rawValue } == "/network/slot")
    #expect(unit?.path { $0.rawValue } == "/network/section/slot")
  }

  @Test func anUnknownNameIsReportedAtItsPlace() throws {
    let marked = MarkedSource("\"/{network}/{1️⃣secton2️⃣}\"")
    let (unit, found) = try read(marked)
    #expect(unit == nil)
    #expect(found.map(\.primary.span) == [marked.span(1, 2)])
    #expect(found.first?.primary.text == "did you mean 'section'?")
  }

  @Test func aBraceWithoutItsEnd() throws {
    let marked = MarkedSource("\"/1/1️⃣{2️⃣slot\"")
    let (_, found) = try read(marked)
    #expect(found.map(\.message) == ["a '{' has no '}'"])
    #expect(found.map(\.primary.span) == [marked.span(1, 2)])
  }
}
