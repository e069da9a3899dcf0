import GalleyTestSupport
import GalleyRules
import GalleyBasics
import Testing

/// A piece of a layout, and the texts that one rule underlines in it.
struct Piece: Sendable, CustomTestStringConvertible {
  let text: String
  let underlined: [String]

  init(_ text: String, _ underlined: String...) {
    self.text = text
    self.underlined = underlined
  }

  var testDescription: String { text }

  /// Expects that a rule underlines just this where the piece stands for `%` in a layout.
  func expect(_ rule: RuleID, in frame: String) {
    let found = Checked.layout(frame.replacing("%", with: text))
    let printed = DiagnosticPrinter().render(found)
    #expect(!found.contains { $0.severity == .error && $0.rule != rule }, "\(printed)")
    #expect(
      found.filter { $0.rule == rule }.map(\.primary.span.text) == underlined, "\(printed)")
  }
}

@Suite struct SizeTooWideTests {
  private let frame = """
    layout: a
    breakpoints: { small: 0, large: 1000 }
    grid:
      small: { margin: 20px, areas: [story, rail] }
      large: %
    regions:
      story: [body, spot_img: wide]
      rail: [spot_img: narrow]
    slots:
      wide: { sizes: { large: [728x90] } }
      narrow: { sizes: { large: [300x250, 160x600] } }
    """

  @Test(arguments: [
    // With the page's width to itself, a slot may reach over the margins of 20px too.
    Piece("{}"),
    Piece("{ width: 687px }", "728x90"),
    Piece("{ width: 688px }"),
    Piece("{ margin: 137px }"),
    Piece("{ columns: [1fr, 300px], gap: 0px, areas: [story rail] }", "728x90"),
    Piece("{ columns: [1fr, 200px], gap: 32px, areas: [story rail] }", "300x250"),
    Piece("{ columns: [1fr, 200px], gap: 33px, areas: [story rail] }", "728x90", "300x250"),
    Piece("{ columns: [75.9%, 1fr], gap: 0px, areas: [story rail] }", "300x250"),
    Piece("{ columns: [3fr, 1fr], gap: 0px, areas: [story rail] }", "728x90", "300x250"),
    Piece(
      "{ margin: 0px, columns: [8fr, 3fr], gap: 0px, areas: [story rail] }", "728x90", "300x250"),
    Piece(
      "{ margin: 0px, columns: [8fr, 3fr, 1fr], gap: 0px, areas: [story story rail] }", "300x250",
      "160x600"),
    // Fractions that add up to less than one leave the rest empty.
    Piece("{ columns: [0.5fr, 300px], gap: 0px, areas: [story rail] }", "728x90"),
    // An area of several columns has their gaps too.
    Piece("{ columns: [348px, 348px, 1fr], gap: 32px, areas: [story story rail] }", "300x250"),
    Piece(
      "{ columns: [347px, 348px, 1fr], gap: 32px, areas: [story story rail] }", "728x90", "300x250"),
    Piece("{ columns: [2000px, 1px], areas: [story rail] }", "300x250", "160x600"),
  ])
  func columns(_ piece: Piece) {
    piece.expect("size-too-wide", in: frame)
  }

  private let phone = """
    layout: a
    grid:
      mobile: { margin: 20px }
    regions:
      story: [spot_img: %]
    slots:
      fits: { sizes: [320x50, 300x250] }
      phone: { sizes: { mobile: [336x280], tablet: [] } }
      wider: { sizes: { mobile: [361x280], tablet: [] } }
      fluid: { sizes: [fluid] }
      tablet: { sizes: { tablet: [728x90] } }
      absent: { sizes: { mobile: [970x250], desktop: [970x250] } }
    """

  @Test(arguments: [
    // Viewports of 360px and 740px, margins included.
    Piece("fits"), Piece("phone"), Piece("wider", "361x280"), Piece("fluid"), Piece("tablet"),
    Piece("{ slot: absent, hidden: [mobile, tablet] }"),
    Piece("absent", "970x250", "970x250"),
  ])
  func breakpoints(_ piece: Piece) {
    let found = Checked.layout(phone.replacing("%", with: piece.text))
    #expect(
      found.filter { $0.rule == "size-too-wide" }.map(\.primary.span.text)
        == Array(Set(piece.underlined)).sorted())
  }

  @Test func theWidestThatFitsIsNamed() {
    let found = Checked.layout(
      frame.replacing("%", with: "{ columns: [1fr, 200px], gap: 32px, areas: [story rail] }"))
    let finding = found.first { $0.rule == "size-too-wide" }
    #expect(finding?.message == "300x250 is wider than its column, 200px at large")
    #expect(finding?.notes.last == "the widest size of the slot that fits is 160x600")
    #expect(finding?.secondary.map(\.span.text) == ["narrow"])
  }
}

@Suite struct SlotPlacedTwiceTests {
  private let frame = """
    layout: a
    regions:
      top: [masthead]
      story: [headline, %]
    slots:
      ad: { sizes: { mobile: [300x250], desktop: [] } }
    """

  @Test(arguments: [
    Piece("spot_img: ad"),
    Piece("spot_img: ad, spot_img: ad", "ad"),
    Piece("spot_img: ad, body: ad", "ad"),
    Piece("spot_img: ad, spot_img: ad, body: ad", "ad", "ad"),
    Piece("spot_img: { slot: ad, hidden: mobile }, spot_img: { slot: ad, hidden: tablet }"),
    Piece("spot_img: { slot: ad, hidden: mobile }, spot_img: { slot: ad, hidden: desktop }", "ad"),
    // At the desktop the slot has no size, so both places are empty there.
    Piece(
      "spot_img: { slot: ad, hidden: mobile }, spot_img: { slot: ad, when: { breakpoint: [mobile, desktop] } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { section: A } }, spot_img: { slot: ad, when: { section: [B, C] } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { section: [A, B] } }, spot_img: { slot: ad, when: { section: [B, C] } }",
      "ad"),
    Piece("spot_img: { slot: ad, when: { section: A } }, spot_img: ad", "ad"),
    Piece(
      "spot_img: { slot: ad, when: { section: A } }, spot_img: { slot: ad, when: { not: { section: [A, B] } } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { tag: A } }, spot_img: { slot: ad, when: { not: { tag: A } } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { tag: A } }, spot_img: { slot: ad, when: { not: { tag: A, section: B } } }",
      "ad"),
    Piece(
      "body: { spot_img: { slot: ad, when: { not: { tag: A } } } }, spot_img: { slot: ad, when: { tag: A } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { tag: A } }, spot_img: { slot: ad, when: { tag: B } }", "ad"),
    Piece(
      "spot_img: { slot: ad, when: { words: '< 300' } }, spot_img: { slot: ad, when: { words: '>= 300' } }"
    ),
    Piece(
      "spot_img: { slot: ad, when: { words: '<= 300' } }, spot_img: { slot: ad, when: { words: '>= 300' } }",
      "ad"),
  ])
  func places(_ piece: Piece) {
    piece.expect("slot-placed-twice", in: frame)
  }

  @Test func bothPlacesAreShown() {
    let found = Checked.layout(frame.replacing("%", with: "spot_img: ad, body: ad"))
    #expect(found.map(\.rule) == ["slot-placed-twice"])
    #expect(found.first?.message == "the slot 'ad' is placed twice at mobile and tablet")
    #expect(found.first?.secondary.map(\.text) == ["first place"])
  }
}

@Suite struct AdLabelTests {
  private func underlined(_ label: String, profile: String, labels: String = "[]") -> [String] {
    Checked.layout(
      """
      layout: a
      regions:
        story: [spot_img: ad]
      slots:
        ad: { sizes: [300x250], label: "\(label)" }
      policy: { profile: \(profile), labels: \(labels) }
      """
    ).filter { $0.rule == "ad-label" }.map(\.primary.span.text)
  }

  @Test(arguments: [
    ("Advertisement", "better_ads adsense ftc asa"),
    ("- Advertisement -", "better_ads adsense ftc asa"),
    ("ADVERTISEMENTS", "better_ads adsense ftc asa"),
    ("— advertisement —", "better_ads adsense ftc asa"),
    ("Sponsored Links", "better_ads adsense"),
    ("Ad", "better_ads ftc asa"),
    ("Advert", "better_ads asa"),
    ("Paid Advertisement", "better_ads ftc"),
    ("Publicité", "better_ads adsense ftc asa"),
    ("Sponsored", ""),
    ("Our partners", ""),
    ("---", ""),
    ("", ""),
  ])
  func words(_ label: String, _ profiles: String) {
    for profile in ["better_ads", "adsense", "ftc", "asa"] {
      let isAccepted = profiles.split(separator: " ").contains { $0 == profile }
      #expect(underlined(label, profile: profile).isEmpty == isAccepted, "\(profile)")
    }
  }

  /// Without a label, only assistive technology is told.
  @Test(arguments: [
    ("better_ads", 0), ("adsense", 1), ("ftc", 1), ("asa", 1), ("[better_ads, ftc]", 1),
  ])
  func slotsNeedALabelThatIsSeen(_ profile: String, _ count: Int) {
    let layout = { (slot: String) in
      "layout: a\nregions:\n  story: [spot_img: top]\npolicy: { profile: \(profile) }\n"
        + "slots:\n  top: { \(slot) }"
    }
    let found = Checked.layout(layout("sizes: [300x250]"))
    #expect(found.map(\.rule) == Array(repeating: "ad-label", count: count))
    #expect(found.allSatisfy { $0.primary.span.text == "top" })
    #expect(Checked.layout(layout("sizes: [300x250], label: Advertisement")).isEmpty)
    let accepted = Checked.layout(layout("sizes: [300x250], allow: { ad-label: sold so }"))
    #expect(accepted.map(\.rule) == (count == 0 ? ["unused-allow"] : []))
  }

  @Test func everyProfileMustAccept() {
    #expect(underlined("Advert", profile: "[asa, better_ads]").isEmpty)
    #expect(underlined("Advert", profile: "[asa, adsense]").count == 1)
  }

  @Test func ownWordsAreAccepted() {
    #expect(underlined("- Anzeige -", profile: "ftc", labels: "[Anzeige]").isEmpty)
  }
}

@Suite struct OtherLayoutRuleTests {
  @Test(arguments: [
    Piece("[fluid]", "fluid"), Piece("[fluid, 300x250]"), Piece("[300x250]"),
    Piece("[fluid], reserve: 250px"), Piece("[300x250], reserve: 0px", "0px"),
    Piece("{ mobile: [300x250], desktop: [fluid] }", "fluid"), Piece("[]"),
  ])
  func noReservedSpace(_ piece: Piece) {
    piece.expect(
      "no-reserved-space",
      in: "layout: a\nregions:\n  story: [spot_img: ad]\nslots:\n  ad: { sizes: % }")
  }

  @Test(arguments: [
    Piece("[300x250, 728x90, fluid]"), Piece("[301x250]", "301x250"),
    Piece("{ mobile: [320x51], desktop: [970x251] }", "320x51", "970x251"),
  ])
  func unknownSize(_ piece: Piece) {
    piece.expect(
      "unknown-size",
      in:
        "layout: a\ngrid: { mobile: { margin: 0px } }\nregions:\n  story: [spot_img: { slot: ad, hidden: [tablet] }]\nslots:\n  ad: { sizes: %, allow: { size-too-wide: a } }"
    )
  }

  @Test(arguments: [
    Piece("more: [article_list: More]"),
    Piece("more: [article_list: More]\n  again: [article_list: more]", "again"),
    Piece("more: [article_list: More]\n  again: [article_list: Again]"),
    Piece("more: { label: M, blocks: [tags] }\n  again: { label: M, blocks: [tags] }", "M"),
    Piece(
      "more: { label: M, blocks: [tags] }\n  again: { landmark: nav, label: M, blocks: [tags] }"),
    Piece(
      "more: { label: M, hidden: [mobile], blocks: [tags] }\n  again: { label: M, hidden: [tablet, desktop], blocks: [tags] }"
    ),
    Piece("more: [tags]\n  again: [tags]"),
    Piece(
      "more: { landmark: main, blocks: [body] }\n  again: { landmark: main, blocks: [tags] }",
      "again"),
    Piece(
      "more: { landmark: footer, blocks: [tags] }\n  again: { landmark: footer, label: F, blocks: [tags] }",
      "F"),
  ])
  func duplicateLandmark(_ piece: Piece) {
    piece.expect("duplicate-landmark", in: "layout: a\nregions:\n  story: [body]\n  %")
  }

  @Test(arguments: [
    Piece("comments"),
    Piece("comments: { when: { words: '>= 0' } }"),
    Piece("comments: { when: { words: '< 0' } }", "'< 0'"),
    Piece("comments: { when: { words: ['> 5', '< 6'] } }", "'< 6'"),
    Piece("comments: { when: { words: ['> 5', '< 7'] } }"),
    Piece("comments: { when: { words: [5, 6] } }", "6"),
    Piece("comments: { when: { section: A, not: { section: [A, B] } } }", "A"),
    Piece("comments: { when: { section: [A, C], not: { section: [A, B] } } }"),
    Piece("comments: { when: { words: '> 9', not: { words: '> 5' } } }", "'> 5'"),
    Piece("comments: { when: { words: '> 5', not: { words: '> 9' } } }"),
    Piece("comments: { when: { tag: a, not: { not: { tag: b } } } }"),
    Piece("comments: { when: { not: { breakpoint: [mobile, tablet] } } }", "comments"),
    Piece("body: { spot_img: { slot: tablet, when: { words: ['> 5', '< 6'] } } }", "'< 6'"),
    Piece("comments: { hidden: [mobile, tablet] }", "comments"),
    Piece("comments: { hidden: [mobile] }"),
    Piece("comments: { when: { breakpoint: desktop } }", "desktop"),
    Piece("comments: { hidden: mobile, when: { breakpoint: mobile } }", "mobile"),
    Piece("spot_img: tablet"),
    Piece("spot_img: { slot: tablet, hidden: tablet }", "tablet"),
    Piece("spot_img: desktop", "desktop"),
  ])
  func unreachableWhen(_ piece: Piece) {
    piece.expect(
      "unreachable-when",
      in: """
        layout: a
        regions:
          story: { hidden: [desktop], blocks: [headline, %] }
          foot: [divider]
        slots:
          tablet: { sizes: { tablet: [300x250] } }
          desktop: { sizes: { desktop: [300x250] } }
        """)
  }

  @Test func aRegionHiddenEverywhere() {
    Piece("story: { hidden: [mobile, tablet, desktop], blocks: [body] }", "story")
      .expect("unreachable-when", in: "layout: a\nregions:\n  %")
  }

  /// Links are found where they are written, not only in the block that holds them.
  @Test(arguments: [
    Piece("menu_links: { links: [{ title: a, link: 'javascript:x' }] }", "javascript:x"),
    Piece("menu_links: { links: [{ title: a, link: /x }, { title: b, link: 'https://a.b' }] }"),
    Piece("text: \"see [this](vbscript:x)\"", "vbscript:x"),
    Piece("spot_img: ad", "data:x"),
    Piece("menu_links: { links: [{ title: a, link: 'https:x' }] }", "https:x"),
  ])
  func unsafeLink(_ piece: Piece) {
    let creative = piece.text.contains("spot_img") ? "data:x" : "/x"
    piece.expect(
      "unsafe-link",
      in:
        "layout: a\nregions:\n  story: [%]\nslots:\n  ad: { sizes: [300x250], creative: { image: a.svg, alt: b, link: '\(creative)' } }"
    )
  }

  @Test(arguments: ["[]", "{}", "{ mobile: [], desktop: [] }"])
  func slotsNeedASize(_ sizes: String) {
    let layout = """
      layout: a
      regions:
        story: [headline, spot_img: spare]
      slots:
        spare: { sizes: \(sizes) }
      """
    #expect(Checked.layout(layout).map(\.rule) == ["slot-never-placed"])
  }

  /// What a base defines for other layouts is not asked for in those that extend it.
  @Test func slotsOfTheBaseNeedNoPlace() {
    let base = """
      layout: base
      regions:
        story: [body]
      slots:
        spare: { sizes: [300x250], allow: { unknown-size: a } }
      """
    let found = Checked.diagnostics(
      of: Example([
        .init("layouts/a.yaml", "layout: a\nextends: base"), .init("layouts/base.yaml", base),
      ]))
    #expect(found.isEmpty)
    #expect(Checked.layout(base).map(\.rule) == ["slot-never-placed", "unused-allow"])
  }

  @Test func slotsOfASequenceStandInItsBody() {
    let layout = """
      layout: a
      regions:
        story: [headline, body: { spot_img: ad }%]
      slots:
        ad: { label: Advertisement, sizes: [300x250], placement: { sequence: [ad, more, ad] } }
        more: { label: Advertisement, sizes: [300x250] }
      """
    #expect(Checked.layout(layout.replacing("%", with: "")).isEmpty)
    #expect(
      Checked.layout(layout.replacing("%", with: ", spot_img: more")).map(\.rule)
        == ["slot-placed-twice"])
  }
}
