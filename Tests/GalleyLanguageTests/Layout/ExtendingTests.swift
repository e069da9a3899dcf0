import GalleyLanguage
import GalleyModel
import GalleyBasics
import GalleyTestSupport
import Testing

/// Layouts that extend others, read through the loader.
@Suite struct ExtendingTests {
  private func load(_ files: [String: String]) -> Diagnosed<ResolvedLayout?> {
    Loader(MemoryWorkspace(files), root: "").layout(at: "layouts/article.yaml")
  }

  private let base = """
    layout: base
    description: The base
    breakpoints: { small: 0, large: 1000 }
    grid:
      small: { margin: 10px, areas: [top, story] }
      large: { width: 900px }
    regions:
      top: [masthead]
      story: [headline, body]
    slots:
      banner: { sizes: [300x250] }
      rail: { sizes: [300x600] }
    theme: { measure: 600px, colors: { ink: "#111111", paper: "#eeeeee" } }
    policy: { profile: ftc, rules: { ad-label: off }, labels: [Anzeige] }
    allow: { ad-label: base }
    """

  /// What many may inherit is not without end, and it is said where the layout asks for it.
  @Test func onlySoMuchIsInherited() {
    func load(blocks: Int) -> [Diagnostic] {
      self.load([
        "layouts/base.yaml":
          "layout: base\nregions: { story: [\(String(repeating: "date, ", count: blocks))date] }\n",
        "layouts/article.yaml": "layout: article\nextends: base\n",
      ]).diagnostics
    }
    #expect(load(blocks: 9_990).isEmpty)
    let found = load(blocks: 10_000)
    #expect(found.map(\.rule) == [.tooManyNodes])
    #expect(found.first?.primary.span.file.path == "layouts/article.yaml")
    #expect(found.first?.message == "'base' has more than 10,000 lists, mappings and texts")
  }

  /// All variants of a layout together are no more than so much, and so are its locks.
  @Test func onlySoMuchIsVaried() {
    func load(blocks: Int, _ more: String) -> [Diagnostic] {
      self.load([
        "layouts/article.yaml":
          "layout: article\nregions: { story: [\(String(repeating: "date, ", count: blocks))date] }\n\(more)"
      ]).diagnostics
    }
    func variants(_ count: Int) -> String {
      "variants:\n" + (1...count).map { "  v\($0): { theme: { spacing: \($0 + 9)px } }\n" }.joined()
    }
    #expect(load(blocks: 10, variants(64)).isEmpty)
    #expect(load(blocks: 8_000, variants(64)).map(\.rule) == [.tooManyNodes])
    let locked = "locked: [\(String(repeating: "theme.spacing, ", count: 255))theme]\n"
    #expect(Set(load(blocks: 1, variants(1) + locked).map(\.message)).count == 1)
    let more = locked.replacing("theme]", with: "theme, slots]")
    #expect(load(blocks: 1, more).map(\.message) == ["the locked keys are at most 256"])
  }

  /// A base is read once for all that extend it.
  @Test func aBaseIsReadOnce() {
    var loader = Loader(
      MemoryWorkspace([
        "layouts/base.yaml": base, "layouts/a.yaml": "layout: a\nextends: base\n",
        "layouts/article.yaml":
          "layout: article\nextends: base\nslots: { rail: { sizes: [1x1] } }\n",
      ]), root: "")
    let apart = loader.layout(at: "layouts/article.yaml").value
    loader.bases = ReadBases()
    #expect(loader.layout(at: "layouts/a.yaml").value?.slots.count == 2)
    let together = loader.layout(at: "layouts/article.yaml").value
    #expect(together?.slots.map(\.name) == apart?.slots.map(\.name) && together != nil)
    #expect(loader.layout(at: "layouts/base.yaml").value?.name.value == "base")
  }

  /// A font is changed key by key; a built-in family takes the place of the whole.
  @Test func fontsAreLaidOverFonts() throws {
    func body(_ own: String) throws -> ThemeFont {
      let read = load([
        "layouts/base.yaml": """
        layout: base
        regions: { story: [body] }
        theme: { fonts: { body: { family: A, files: { regular: a.woff2, bold: b.woff2 }, fallback: mono } } }
        """,
        "layouts/article.yaml":
          "layout: article\nextends: base\ntheme: { fonts: { body: \(own) } }",
        "a.woff2": "wOF2", "b.woff2": "wOF2", "c.woff2": "wOF2",
      ])
      #expect(read.diagnostics.isEmpty)
      return try #require(read.value).theme.bodyFont
    }
    let changed = try body("{ files: { bold: c.woff2, regular: ~ }, letter_spacing: 1px }")
    #expect(changed.families.first?.files.map(\.path.value) == ["c.woff2"])
    #expect(changed.families.first?.name.value == "A")
    #expect(changed.fallback == .mono)
    #expect(changed.letterSpacing == 1)
    #expect(try body("sans") == ThemeFont(.sans))
  }

  @Test func fontFilesAreRead() throws {
    let read = load([
      "layouts/article.yaml": """
      layout: article
      regions: { story: [body] }
      theme: { fonts: { body: { family: A, files: { regular: f/text.woff2, bold: f/txt-bold.woff2 } } } }
      """,
      "f/text.woff2": "wOF2", "f/text-bold.woff2": "wOF2",
    ])
    #expect(read.value?.fontFiles.keys.sorted() == ["f/text.woff2"])
    #expect(read.value?.fontFiles["f/text.woff2"]?.bytes == Array("wOF2".utf8))
    let found = try #require(read.diagnostics.first)
    #expect(read.diagnostics.count == 1)
    #expect(found.rule == .unreadableFile)
    #expect(found.primary.span.text == "f/txt-bold.woff2")
    #expect(found.primary.text == "did you mean 'f/text-bold.woff2'?")
  }

  @Test func ownEntriesAreLaidOverThoseOfTheirName() throws {
    let read = load([
      "layouts/base.yaml": base,
      "layouts/article.yaml": """
      layout: article
      extends: base
      grid:
        small: { areas: [top, story, end] }
      regions:
        story: [spot_img: rail, body: banner]
        end: [copyright]
      slots:
        rail: { sizes: [300x250] }
        new: { sizes: [fluid] }
      theme: { colors: { ink: "#222222" } }
      policy: { rules: { ad-label: error }, labels: [Werbung, Anzeige] }
      allow: { unknown-size: own }
      """,
    ])
    #expect(read.diagnostics.isEmpty)
    let layout = try #require(read.value)
    #expect(layout.name.value == "article")
    #expect(layout.description == "The base")
    #expect(layout.breakpoints.map(\.name.value) == ["small", "large"])
    #expect(layout.regions.map(\.name.value) == ["top", "story", "end"])
    #expect(layout.regions[1].blocks.map(\.slot) == [1, 0])
    #expect(layout.slots.map(\.name) == ["banner", "rail", "new"])
    #expect(layout.slots[1].fits[0].sizes.map(\.value.description) == ["300x250"])
    #expect(layout.grids.map(\.width) == [nil, 900])
    #expect(layout.theme.measure == 600)
    #expect(layout.theme.colors.ink == Color(0x222222))
    #expect(layout.theme.colors.paper == Color(0xEEEEEE))
    #expect(layout.policy.profiles == [.ftc])
    #expect(layout.policy.rules.map(\.severity) == [.error])
    #expect(layout.policy.labels == ["Anzeige", "Werbung"])
    #expect(layout.allow.map(\.name.value) == ["ad-label", "unknown-size"])
  }

  @Test func aMistakeInTheBaseIsShownThere() {
    let read = load([
      "layouts/base.yaml": base.replacing("masthead", with: "mastheed"),
      "layouts/article.yaml": "layout: article\nextends: base",
    ])
    #expect(read.diagnostics.map(\.rule) == ["unknown-block"])
    #expect(read.diagnostics.map(\.primary.span.file.path) == ["layouts/base.yaml"])
    #expect(read.diagnostics.map(\.primary.span.text) == ["mastheed"])
  }

  @Test func unknownBaseIsSuggested() {
    let read = load(["layouts/base.yaml": base, "layouts/article.yaml": "layout: a\nextends: bsae"])
    #expect(read.diagnostics.map(\.rule) == ["unknown-layout"])
    #expect(read.diagnostics.first?.primary.text == "did you mean 'base'?")
  }

  @Test(arguments: [
    ["article": "article"], ["article": "b", "b": "article"],
    ["article": "b", "b": "c", "c": "b"], ["article": "b", "b": "c", "c": "article"],
  ])
  func cyclesEnd(_ chain: [String: String]) {
    let files = chain.map { ("layouts/\($0).yaml", "layout: \($0)\nextends: \($1)") }
    let read = load(Dictionary(uniqueKeysWithValues: files))
    #expect(read.diagnostics.map(\.rule) == ["extends-cycle"])
  }

  @Test(arguments: ["../../base.yaml", "/etc/base.yaml", "../../../etc/passwd"])
  func nothingOutsideIsRead(_ path: String) {
    let read = load(["layouts/article.yaml": "layout: a\nextends: \(path)\nregions: {}"])
    #expect(read.diagnostics.map(\.rule) == ["outside-project"])
    #expect(read.diagnostics.map(\.primary.span.text) == [path])
  }

  @Test func pathsLeadToOtherFolders() {
    let read = load([
      "shared/base.yaml": base, "layouts/article.yaml": "layout: a\nextends: ../shared/base.yaml",
    ])
    #expect(read.diagnostics.isEmpty)
    #expect(read.value?.regions.map(\.name.value) == ["top", "story"])
  }

  @Test func aPathThatLeadsToNoLayoutIsUnknown() {
    let read = load(["layouts/article.yaml": "layout: a\nextends: other/base.yaml"])
    #expect(read.diagnostics.map(\.rule) == ["unknown-layout"])
  }

  // MARK: - Key by key

  private let rich = """
    layout: base
    breakpoints: { small: { from: 0, screen: 360x640 }, large: 1000 }
    grid:
      small: { margin: 10px, areas: [top, banner, story] }
      large: { width: 900px, columns: [1fr, 300px], areas: [top top, story banner] }
    regions:
      top: { landmark: header, label: Top, blocks: [masthead] }
      banner: [spot_img: banner]
      story: [headline, body: banner]
    slots:
      banner:
        label: Advertisement
        sizes: [300x250]
        unfilled: house
        sticky: true
        creative: { image: a.png, alt: A, link: /a }
        targeting: { pos: top, kind: [a, b] }
        placement:
          preset: balanced
          first: 300px
          clear_of: { heading: 100px, image: { after: 50px, before: 60px } }
          at: { large: { max: 3, first: 400px } }
    allow: { two-ads-one-screen: base }
    """

  /// The rich base with something laid over it.
  private func over(_ own: String) -> Diagnosed<ResolvedLayout?> {
    load(["layouts/base.yaml": rich, "layouts/article.yaml": "layout: own\nextends: base\n" + own])
  }

  @Test func aSlotKeepsWhatIsNotSaid() throws {
    let read = over("slots: { banner: { sizes: [320x100], creative: { link: ~ } } }")
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.message))")
    let slot = try #require(read.value?.slots.first).slot
    #expect(slot.label?.value == "Advertisement")
    #expect(slot.sizes.entries.flatMap(\.sizes).map(\.value.description) == ["320x100"])
    #expect(slot.unfilled == .house)
    #expect(slot.sticky)
    #expect(slot.creative == Creative(image: "a.png", alt: "A", link: nil))
    #expect(slot.targeting.map(\.key) == ["pos", "kind"])
    #expect(slot.placement?.constraints.first?.value == Distance(300, .pixels))
  }

  @Test func aSizeMappingChangesOneBreakpoint() throws {
    let read = over("slots: { banner: { sizes: { large: [728x90] } } }")
    let fits = try #require(read.value?.slots.first).fits
    #expect(read.diagnostics.isEmpty)
    #expect(fits.map { $0.sizes.map(\.value.description) } == [["300x250"], ["728x90"]])
  }

  @Test func aPlacementChangesOneRule() throws {
    let read = over(
      """
      slots:
        banner:
          placement:
            clear_of: { heading: { before: 20px }, image: ~ }
            at: { large: { max: 5 } }
      """)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.message))")
    let placement = try #require(read.value?.slots.first?.slot.placement)
    #expect(placement.preset?.value == "balanced")
    #expect(placement.constraints.clearOf.map(\.neighbor) == [.heading])
    #expect(placement.constraints.clearOf.map { $0.after?.value } == [Distance(100, .pixels)])
    #expect(placement.constraints.clearOf.map { $0.before?.value } == [Distance(20, .pixels)])
    #expect(placement.changes.map { $0.constraints.max?.value } == [5])
    #expect(placement.changes.map { $0.constraints.first?.value } == [Distance(400, .pixels)])
  }

  @Test func aRegionKeepsItsOptions() throws {
    let read = over("regions: { top: [masthead, menu], banner: { landmark: aside } }")
    #expect(read.diagnostics.isEmpty)
    let regions = try #require(read.value).regions
    #expect(regions[0].label?.value == "Top")
    #expect(regions[0].landmark == .header)
    #expect(regions[0].blocks.map(\.kind.name) == [.masthead, .menu])
    #expect(regions[1].blocks.map(\.kind.name) == [.spotImg])
    #expect(regions[1].landmark == .aside)
  }

  @Test func aBreakpointKeepsItsScreen() throws {
    let read = over("breakpoints: { small: { screen: 390x844 }, large: { screen: 1200x800 } }")
    #expect(read.diagnostics.isEmpty)
    let breakpoints = try #require(read.value).breakpoints
    #expect(breakpoints.map(\.from.value) == [0, 1000])
    #expect(breakpoints.map(\.screen.description) == ["390x844", "1200x800"])
    #expect(over("breakpoints: { large: 900 }").value?.breakpoints.map(\.from.value) == [0, 900])
  }

  @Test func columnsStayWithTheirAreas() throws {
    let grids = try #require(over("grid: { large: { areas: [top, banner, story] } }").value).grids
    #expect(grids[1].columns == [.fraction(1)])
    #expect(grids[1].width == 900)
    let wider = try #require(over("grid: { large: { width: 950px } }").value).grids
    #expect(wider[1].columns == [.fraction(1), .pixels(300)])
  }

  @Test func nothingTakesAKeyAway() throws {
    let read = over(
      """
      slots: { banner: { label: ~, sticky: null, placement: ~ } }
      regions: { top: { label: ~ } }
      allow: { two-ads-one-screen: }
      """)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.message))")
    let layout = try #require(read.value)
    #expect(layout.slots[0].slot.label == nil)
    #expect(!layout.slots[0].slot.sticky)
    #expect(layout.slots[0].slot.placement == nil)
    #expect(layout.regions[0].label == nil)
    #expect(layout.allow.isEmpty)
  }

  @Test func whatIsTakenAwayGoesWithItsUses() throws {
    let layout = try #require(over("slots: { banner: ~ }").value)
    #expect(over("slots: { banner: ~ }").diagnostics.isEmpty)
    #expect(layout.regions.flatMap(\.blocks).map(\.slot).allSatisfy { $0 == nil })
    let small = over("breakpoints: { large: ~ }")
    #expect(small.diagnostics.isEmpty, "\(small.diagnostics.map(\.message))")
    #expect(small.value?.grids.count == 1)
    let narrow = over("regions: { banner: ~ }\ngrid: { large: { areas: [top, story] } }")
    #expect(narrow.diagnostics.isEmpty, "\(narrow.diagnostics.map(\.message))")
    #expect(narrow.value?.grids.map(\.rowCount) == [2, 2])
    #expect(narrow.value?.regions.map(\.name.value) == ["top", "story"])
  }

  /// There is nothing to take away in what is new; a word that is no key of the language is a mistake there too.
  @Test func nothingIsTakenAwayFromWhatIsNew() throws {
    let read = over("slots: { fresh: { sizes: [300x250], lazy: ~, targeting: { page: ~ } } }")
    #expect(read.value != nil)
    #expect(read.diagnostics.map(\.severity) == [.warning, .warning])
    let wrong = over("slots: { fresh: { sizes: [300x250], lezy: ~ }, banner: { lezy: ~ } }")
    #expect(wrong.diagnostics.map(\.rule) == [.unknownKey, .unknownKey])
    #expect(wrong.diagnostics.allSatisfy { $0.severity == .error })
    let step = over("slots: { fresh: { sizes: [300x250], placement: { gap: { \"2\": 300px } } } }")
    #expect(step.diagnostics.isEmpty)
  }

  /// A name may be one that the base had; no base has a key that the language does not know.
  @Test(arguments: [
    ("slots: { baner: ~ }", "baner", "banner", Severity.warning),
    ("regions: { storey: ~ }", "storey", "story", .warning),
    ("slots: { banner: { lable: ~ } }", "lable", "label", .error),
    ("grdi: ~", "grdi", "grid", .error),
  ])
  func thereMustBeSomethingToTakeAway(
    _ own: String, _ key: String, _ meant: String, _ severity: Severity
  ) {
    let read = over(own)
    #expect(read.diagnostics.map(\.rule) == ["unknown-key"])
    #expect(read.diagnostics.map(\.severity) == [severity])
    #expect(read.diagnostics.first?.primary.span.text == key)
    #expect(read.diagnostics.first?.primary.text == "did you mean '\(meant)'?")
  }

  @Test func ownUsesOfWhatWasTakenAwayAreMistakes() {
    let read = over("slots: { banner: ~ }\nregions: { top: [spot_img: banner] }")
    #expect(read.diagnostics.map(\.rule) == ["unknown-slot"])
  }

  // MARK: - Regions left out

  @Test(arguments: ["", "regions: { banner: [] }", "regions: { banner: { landmark: aside } }"])
  func anInheritedRegionLeftOutIsGone(_ regions: String) throws {
    let read = over(
      "grid: { small: { areas: [top, story] }, large: { areas: [top, story] } }\n" + regions)
    #expect(read.diagnostics.isEmpty, "\(read.diagnostics.map(\.message))")
    #expect(try #require(read.value).regions.map(\.name.value) == ["top", "story"])
  }

  @Test func anInheritedRegionLeftOutOfOneBreakpointStays() throws {
    let read = over("grid: { small: { areas: [top, story] } }")
    #expect(read.diagnostics.isEmpty)
    #expect(try #require(read.value).regions.map(\.visible.indices) == [[0, 1], [0, 1], [1]])
  }

  @Test(arguments: ["more: [tags]", "banner: [tags]"])
  func aRegionThatIsWrittenAndLeftOutIsAMistake(_ region: String) {
    let read = over(
      "grid: { small: { areas: [top, story] }, large: { areas: [top, story] } }\nregions: { \(region) }"
    )
    #expect(read.diagnostics.map(\.rule) == ["region-without-area"])
  }

  @Test func changesAddUpOverSeveralLayouts() throws {
    let read = load([
      "layouts/base.yaml": rich,
      "layouts/middle.yaml":
        "layout: m\nextends: base\nslots: { banner: { label: ~, lazy: true } }",
      "layouts/article.yaml":
        "layout: a\nextends: middle\nslots: { banner: { label: Ad, unfilled: hold } }",
    ])
    #expect(read.diagnostics.isEmpty)
    let slot = try #require(read.value?.slots.first).slot
    #expect(slot.label?.value == "Ad")
    #expect(slot.lazy && slot.sticky)
    #expect(slot.unfilled == .hold)
  }

  /// What is wrong with a layout is told even where its base is not to be had.
  @Test func mistakesAreToldBesideAMissingBase() {
    let read = load([
      "layouts/article.yaml":
        "layout: a\nextends: bsae\nslots: { rail: { lable: A, label: ~ } }"
    ])
    #expect(read.diagnostics.map(\.rule) == ["unknown-layout", "unknown-key"])
  }
}
