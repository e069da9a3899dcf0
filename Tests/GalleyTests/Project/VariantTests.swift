import Foundation
import Galley
import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct VariantTests {
  private static let layout = """
    layout: article
    breakpoints: { mobile: 0 }
    regions: { main: [headline, body: { spot_img: ad }] }
    slots:
      ad: { sizes: [300x250], label: Advertisement, placement: { gap: 8 paragraphs, max: 6 } }

    """

  /// - Parameter more: what stands below the layout.
  private static func files(_ more: String) -> [String: String] {
    [
      "galley.yaml": "", "layouts/article.yaml": layout + more,
      "articles/a.md": "---\ntitle: A\n---\n" + Harbour.article(40),
    ]
  }

  private func project(_ more: String) throws -> Project {
    try Project.open("", in: MemoryWorkspace(Self.files(more)))
  }

  private static let variants = """
    variants:
      closer: { share: 20%, slots: { ad: { placement: { gap: 3 paragraphs } } } }
      calm: { share: 10%, slots: { ad: { placement: { max: 1 } } } }

    """

  private func ads(_ project: Project) throws -> Int {
    let json = try JSONSerialization.jsonObject(with: Data(project.audit().render(.json)))
    return (json as? [String: Any])?["ads"] as? Int ?? -1
  }

  @Test func commandsTakeLayoutsAsAVariant() throws {
    let project = try project(Self.variants)
    #expect(try project.validate().diagnostics.map(\.message) == [])
    let counts = try [
      ads(project), ads(project.varied(variant: "closer")), ads(project.varied(variant: "calm")),
    ]
    #expect(counts[1] > counts[0] && counts[2] == 1, "\(counts)")
    #expect(throws: GalleyError("no layout has a variant 'closr'; did you mean 'closer'?")) {
      try project.varied(variant: "closr")
    }
  }

  @Test func comparesWithASetting() throws {
    let project = try project("")
    for key in ["placement.gap", "ad.placement.gap", "slots.ad.placement.gap"] {
      let comparison = try project.varied(settings: ["\(key)=3 paragraphs"]).compare(with: project)
      let text = String(decoding: comparison.render(), as: UTF8.self)
      #expect(text.contains("  article  slots.ad.placement.gap  8 paragraphs → 3 paragraphs\n"))
      #expect(text.contains("+1  articles/a.md") || text.contains("+2  articles/a.md"))
    }
    for setting in ["placement.gap", "placement.gip=3px", "=3", "slots..gap=3", "placement.gap=["] {
      #expect(throws: GalleyError.self) { try project.varied(settings: [setting]) }
    }
  }

  /// A mistake in a variant is told in its line, and what is wrong with the layout itself only once.
  @Test(arguments: [
    ("variants: { a: { slots: { ad: { placement: { gap: 3 pargraphs } } } } }", "bad-length", 6),
    ("variants: { a: { slots: { ad: { placment: {} } } } }", "unknown-key", 6),
    ("variants: { a: { shares: 3% } }", "unknown-key", 6),
    ("variants: { a: { share: 3 } }", "bad-value", 6),
    ("variants:\n  a: { share: 60% }\n  b: { share: 50% }", "bad-value", 8),
    ("variants: { a: { slots: { ad: { value: 2 } } } }\nlocked: slots.ad", "bad-value", 6),
    ("locked: slots.rail", "unknown-key", 6),
    ("locked: [slot.ad]", "unknown-key", 6),
    ("variants: { a: { slots: { ad: { sizes: [333x250] } } } }", "unknown-size", 6),
    (
      "variants: { a: { slots: { ad: { placement: { preset: guardian } } } } }\n"
        + "locked: slots.ad.placement.clear_of.image.after", "bad-value", 6
    ),
    (
      "variants: { a: { slots: { ad: { placement: { at: { mobile: { gap: 9 paragraphs } } } } } } }\n"
        + "locked: [slots.ad.placement.gap]", "bad-value", 6
    ),
    ("locked: slots.ad.placement.gapp", "unknown-key", 6),
    ("locked: slots.ad.placement.at.tablet.gap", "unknown-key", 6),
    ("locked: slots.ad.placement.clear_of.headng", "unknown-key", 6),
    ("locked: slots.ad.label.words", "unknown-key", 6),
    ("locked: policy.nope", "unknown-key", 6),
    ("locked: policy.rules.ad-labl", "unknown-key", 6),
    ("locked: theme.sizes.bodi", "unknown-key", 6),
  ])
  func tellsMistakesInTheirLine(_ more: String, _ rule: String, _ line: Int) throws {
    let found = try project(more + "\n").validate().diagnostics
    let told = found.map { diagnostic in
      let span = diagnostic.primary.span
      let place = LineMap(span.file).location(of: span.range.lowerBound)
      return "\(diagnostic.rule.rawValue) \(place.line)"
    }
    #expect(told == ["\(rule) \(line)"], "\(found.map(\.message))")
  }

  /// What a preset would say is nothing where the layout says it itself, and to say the same again is no change.
  @Test(arguments: [
    "variants: { a: { slots: { ad: { placement: { preset: guardian } } } } }",
    "variants: { a: { slots: { ad: { placement: { gap: 8 paragraphs } } } } }",
    "variants: { a: { slots: { ad: { placement: { at: { mobile: { max: 2 } } } } } } }",
  ])
  func keepsWhatIsLocked(_ more: String) throws {
    let locked =
      more + "\nlocked: [slots.ad.placement.gap, policy.rules.ad-label, theme.sizes.body]\n"
    #expect(try project(locked).validate().diagnostics.map(\.message) == [])
  }

  /// Where one of two layouts cannot be read there is nothing to compare.
  @Test(arguments: ["placement.gap=abc", "ad.placement.gapp=4px"])
  func tellsErrorsAlone(_ setting: String) throws {
    let project = try project("")
    let comparison = try project.varied(settings: [setting]).compare(with: project)
    #expect(!comparison.hasFigures && comparison.report.hasErrors)
    let missing = try project.compare(with: project, layouts: ("article", "layouts/closer.yaml"))
    #expect(!missing.hasFigures && missing.report.hasErrors)
  }

  @Test func tellsNamesThatNoLayoutHas() throws {
    for (setting, message) in [
      ("slots.nope.placement.gap=4px", "no slot is named 'nope'; there are: ad"),
      ("slots.ads.placement.gap=4px", "no slot is named 'ads'; did you mean 'ad'?"),
      ("regions.mian.blocks=[body]", "no region is named 'mian'; did you mean 'main'?"),
      ("grid.desktop.gap=4px", "no breakpoint is named 'desktop'; there are: mobile"),
    ] {
      #expect(throws: GalleyError(message)) { try project("").varied(settings: [setting]) }
    }
  }

  @Test func listsAllThatWin() throws {
    var files = Self.files("")
    for number in 1...24 {
      files["articles/n\(number).md"] = "---\ntitle: N\(number)\n---\n" + Harbour.article(40)
    }
    let project = try Project.open("", in: MemoryWorkspace(files))
    let comparison = try project.varied(settings: ["placement.gap=3 paragraphs"])
      .compare(with: project)
    let text = String(decoding: comparison.render(), as: UTF8.self)
    #expect(text.contains("\n  and 20 more with more ads (--format json)\n"))
    let read = try JSONSerialization.jsonObject(with: Data(comparison.render(.json)))
    let changes = try #require((read as? [String: Any])?["changes"] as? [[String: Any]])
    #expect((changes.first?["winners"] as? [Any])?.count == 25)
    #expect((changes.first?["losers"] as? [Any])?.isEmpty == true)
  }

  @Test func whatIsWrongWithTheLayoutIsToldOnce() throws {
    let files = Self.files(Self.variants).mapValues {
      $0.replacing("sizes: [300x250]", with: "sizes: [300x25O]")
    }
    let found = try Project.open("", in: MemoryWorkspace(files)).validate().diagnostics
    #expect(found.count == 1, "\(found.map(\.message))")
  }

  @Test func buildsEachVariantInAFolder() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let output = folder("out")
    let summary = try project(Self.variants).build(to: output)
    #expect(summary.pages == 1 && summary.variantPages == 2)
    let pages = try ["a.html", "_variants/closer/a.html", "_variants/calm/a.html"].map { name in
      try String(contentsOfFile: "\(output)/\(name)", encoding: .utf8)
    }
    let ads = pages.map { $0.components(separatedBy: "class=\"slot held galley-ad\"").count }
    #expect(ads[1] > ads[0] && ads[2] < ads[0], "\(ads)")
    let data = try Data(contentsOf: URL(fileURLWithPath: "\(output)/_variants/variants.json"))
    let json = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let layouts = try #require(json?["layouts"] as? [[String: Any]])
    let variants = try #require(layouts.first?["variants"] as? [[String: Any]])
    #expect(variants.map { $0["from"] as? Int } == [0, 2000])
    #expect(variants.map { $0["to"] as? Int } == [2000, 3000])
    #expect(layouts.first?["pages"] as? [String] == ["a.html"])
    // A build without variants takes their pages away.
    _ = try project("").build(to: output, clean: true)
    #expect(!FileManager.default.fileExists(atPath: "\(output)/_variants"))
  }
}

@Suite struct RevisionTests {
  private func git(_ arguments: String..., in folder: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder, "-c", "user.name=A", "-c", "user.email=a@example.com"] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
  }

  @Test func comparesWithARevision() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let layout = """
      layout: article
      breakpoints: { mobile: 0 }
      regions: { main: [headline, body: { spot_img: ad }] }
      slots:
        ad: { sizes: [300x250], label: Advertisement, placement: { gap: 8 paragraphs } }

      """
    try folder.write("", to: "site/galley.yaml")
    try folder.write(layout, to: "site/layouts/article.yaml")
    try folder.write("---\ntitle: A\n---\n" + Harbour.article(40), to: "site/articles/a.md")
    try git("init", "--quiet", in: folder(""))
    try git("add", ".", in: folder(""))
    try git("commit", "--quiet", "--message", "Begin", in: folder(""))
    let place: String
    do {
      let revision = try GitRevision("HEAD", of: folder("site"))
      place = revision.folder
      let same = try Project.open(folder("site")).compare(with: Project.open(revision.folder))
      #expect(same.isEmpty)
      try folder.write(
        layout.replacing("8 paragraphs", with: "3 paragraphs"), to: "site/layouts/article.yaml")
      let changed = try Project.open(folder("site")).compare(with: Project.open(revision.folder))
      let text = String(decoding: changed.render(), as: UTF8.self)
      #expect(text.contains("  article  slots.ad.placement.gap  8 paragraphs → 3 paragraphs\n"))
      #expect(text.contains("  articles/a.md"))
      let report = Report([
        .unreadable("\(revision.folder)/layouts/article.yaml", .missing)
      ])
      let finding = try #require(report.renaming(revision.rename).diagnostics.first)
      #expect(finding.primary.span.file.path == "HEAD:layouts/article.yaml")
      #expect(!finding.message.contains(revision.folder))
    }
    #expect(!FileManager.default.fileExists(atPath: place))
    #expect(throws: GalleyError.self) { try GitRevision("no-such", of: folder("site")) }
    #expect(throws: GalleyError.self) { try GitRevision("--help", of: folder("site")) }
  }
}
