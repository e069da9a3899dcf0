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

  @Test func ownEntriesReplaceThoseOfTheirName() throws {
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
}
