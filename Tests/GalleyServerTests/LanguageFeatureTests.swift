import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct LanguageFeatureTests {
  private static let file = "layouts/article.yaml"

  /// Opens a layout and asks at its marker.
  private func ask(
    _ method: String, _ marked: String, _ more: KeyValuePairs<String, JSONValue?> = [:],
    in name: String = file, others: [String: String] = [:]
  ) throws -> (answer: JSONValue, editor: LanguageEditor) {
    let editor = try LanguageEditor()
    for (path, text) in others { try editor.folder.write(text, to: path) }
    let source = MarkedSource(marked)
    try editor.open(name, source.text)
    let place = DocumentText(source.file, .utf16).position(source.offset(1))
    let answer = editor.request(
      "textDocument/\(method)",
      .known([
        "textDocument": ["uri": .string(editor.address(name))], "position": place,
        "newName": more.first { $0.key == "newName" }?.value,
        "context": more.first { $0.key == "context" }?.value,
      ]))
    return (answer, editor)
  }

  private func completions(
    _ marked: String, in name: String = file, others: [String: String] = [:]
  ) throws -> [String] {
    try ask("completion", marked, in: name, others: others).answer.texts("label")
  }

  // MARK: Completion

  private static let rest = """
    regions:
      story: [headline, body, spot_img: end]
    slots:
      end: { label: Ad, sizes: [300x250] }

    """

  @Test func proposesTheKeysThatAreMissing() throws {
    let keys = try completions("layout: article\n\(Self.rest)1️⃣")
    #expect(keys.contains("theme") && !keys.contains("layout"))
    #expect(try completions("layout: article\n\(Self.rest)theme:\n  1️⃣").contains("measure"))
    #expect(try completions("layout: article\n\(Self.rest)theme: { fon1️⃣ }").contains("fonts"))
    let slot = try completions("layout: a\nslots:\n  end:\n    label: Ad\n    si1️⃣")
    #expect(slot.contains("sizes") && !slot.contains("label"))
  }

  @Test func proposesValues() throws {
    let base = "layout: article\n\(Self.rest)"
    #expect(try completions(base + "theme: { fonts: { body: 1️⃣").contains("serif"))
    #expect(try completions(base + "theme:\n  fonts:\n    body: s1️⃣").contains("serif"))
    #expect(
      try completions("layout: a\nregions:\n  story:\n    - 1️⃣\nslots: {}\n").contains("headline"))
    let inBody = try completions(
      "layout: a\nregions:\n  story:\n    - body:\n        insert:\n          - block: 1️⃣")
    #expect(inBody.contains("newsletter") && !inBody.contains("headline"))
    #expect(
      try completions(
        "layout: a\nregions: { story: [spot_img: 1️⃣] }\nslots: { end: { sizes: [1x1] } }")
        == ["end"])
    #expect(
      try completions("layout: a\nslots:\n  end:\n    sizes: [300x1️⃣]").contains("300x250"))
    #expect(
      try completions(
        "layout: a\nregions:\n  story:\n    - article_list: { from: { tag: 1️⃣ } }\n") == ["sea"])
    #expect(
      try completions("layout: a\nbreakpoints: { phone: 0 }\ngrid:\n  1️⃣\n") == ["phone"])
    #expect(try completions("layout: a\npolicy:\n  rules:\n    top1️⃣").contains("top-heavy"))
  }

  @Test func proposesSizesThatFitTheSlotsColumn() throws {
    func layout(_ sizes: (String, String)) -> String {
      """
      layout: a
      breakpoints: { phone: 0, desk: 1100 }
      grid: { desk: { columns: [1fr, 300px], areas: [story side] } }
      regions: { story: [headline, spot_img: top], side: [spot_img: rail] }
      slots:
        top: { label: Ad, sizes: { phone: [], desk: [728x90\(sizes.0)] } }
        rail: { label: Ad, sizes: { phone: [], desk: [300x250\(sizes.1)] } }

      """
    }
    let top = try completions(layout((", 1️⃣", "")))
    #expect(top.contains("468x60") && top.contains("300x600"))
    let rail = try completions(layout(("", ", 1️⃣")))
    #expect(!rail.contains("468x60") && !rail.contains("320x50") && rail.contains("300x600"))
    #expect(rail.contains("fluid"))
  }

  @Test func proposesWhereABracketIsOpen() throws {
    let base = "layout: article\n\(Self.rest)"
    let keys = try completions(base + "locked: [1️⃣")
    #expect(keys.contains("slots.end.sizes") && keys.contains("regions.story"))
    #expect(!keys.contains("layout") && !keys.contains("slots.end.sizes.300x250"))
    #expect(try completions(base + "locked: [slots.end.la1️⃣]") == keys)
    let slot = "layout: a\nslots:\n  end:\n    sizes: [300x250]\n    value: {"
    #expect(try completions(slot + "1️⃣").contains("300x250"))
    #expect(try !completions(slot + " 300x250: 2, 1️⃣ }").contains("300x250"))
    #expect(try completions(slot + " 300x250: 2 }\n    placement: { gap: { 1️⃣").contains("2"))
  }

  @Test func proposesNothingInCommentsAndText() throws {
    #expect(try completions("layout: a # 1️⃣") == [])
    #expect(try completions("layout: a\ndescription: |\n  1️⃣\n") == [])
  }

  @Test func proposesKeysOfFrontMatter() throws {
    let keys = try completions("---\ntitle: A\n1️⃣\n---\nText\n", in: "articles/new.md")
    #expect(keys.contains("section") && !keys.contains("title"))
    #expect(try completions("---\nsection: 1️⃣\n---\n", in: "articles/new.md") == ["News"])
    #expect(try completions("---\ntitle: A\n---\nTe1️⃣xt\n", in: "articles/new.md") == [])
  }

  @Test func proposesTheAuthorsOfTheProject() throws {
    let others = [
      "galley.yaml": "authors: people.yaml\n",
      "people.yaml": "anais: Anaïs Perrier\nravi: { name: Ravi Doorga }\n",
    ]
    let marked = "---\ntitle: A\nauthors: [1️⃣]\n---\n"
    #expect(try completions(marked, in: "articles/new.md", others: others) == ["anais", "ravi"])
    #expect(try completions(marked, in: "articles/new.md") == [])
    let hover = try ask(
      "hover", "---\ntitle: A\nauthor: ra1️⃣vi\n---\n", in: "articles/new.md", others: others)
    #expect(
      hover.answer["contents"]?["value"]?.string == "**ravi**: an author\n\nRavi Doorga")
  }

  // MARK: Words and names

  @Test func explainsKeysAndSlots() throws {
    let layout = LanguageEditor.layout
    let key = try ask("hover", layout.replacing("sizes", with: "si1️⃣zes", maxReplacements: 1)).answer
    #expect(key["contents"]?["value"]?.string?.contains("The sizes that it accepts") == true)
    let block = try ask("hover", layout.replacing("- headline", with: "- head1️⃣line")).answer
    #expect(
      block["contents"]?["value"]?.string == "The block **headline**: the article's title")
    let slot = try ask("hover", layout.replacing("  in_article:", with: "  in_ar1️⃣ticle:")).answer
    let words = slot["contents"]?["value"]?.string ?? ""
    #expect(words.contains("| phone |") && words.contains("| 250 px |"))
  }

  private static let base = """
    layout: base
    regions: { top: [spot_img: banner], story: [headline] }
    slots: { banner: { label: Ad, sizes: [300x250] } }

    """

  @Test func proposesWhatItsBaseHas() throws {
    let others = [
      "layouts/root.yaml": "layout: root\nbreakpoints: { phone: 0, desk: 1000 }\n" + """
        regions: { top: [headline] }
        slots: { first: { label: Ad, sizes: { few: [300x250] } } }

        """,
      "layouts/base.yaml": Self.base.replacing("layout: base", with: "layout: base\nextends: root"),
    ]
    func proposed(_ marked: String) throws -> [String] {
      try completions("layout: article\nextends: base\n\(marked)", others: others)
    }
    #expect(try proposed("regions:\n  1️⃣") == ["top", "story"])
    #expect(try proposed("regions:\n  story: [headline]\n  t1️⃣") == ["top"])
    #expect(try proposed("breakpoints: { 1️⃣ }") == ["phone", "desk"])
    #expect(try proposed("slots:\n  1️⃣") == ["banner", "first"])
    #expect(try completions("layout: base\nregions:\n  1️⃣") == [])
  }

  @Test func findsWhereANameIsDefined() throws {
    let marked = "layout: article\nextends: base\nregions:\n  story: [spot_img: ban1️⃣ner]\n"
    let (answer, editor) = try ask("definition", marked, others: ["layouts/base.yaml": Self.base])
    #expect(answer["uri"]?.string == editor.address("layouts/base.yaml"))
    #expect(answer["range"]?["start"] == ["line": 2, "character": 9])
    let file = try ask(
      "definition", "layout: article\nextends: ba1️⃣se\n", others: ["layouts/base.yaml": Self.base])
    #expect(file.answer["uri"]?.string == file.editor.address("layouts/base.yaml"))
  }

  @Test func renamesASlotInAllLayoutsThatShareIt() throws {
    let other =
      "layout: other\nregions: { side: [spot_img: banner] }\nslots: { banner: { sizes: [1x1] } }\n"
    let marked =
      "layout: article\nextends: base\nregions:\n  story: [spot_img: 1️⃣banner]\nlocked: slots.banner.label\n"
    let (answer, editor) = try ask(
      "rename", marked, ["newName": "leader"],
      others: ["layouts/base.yaml": Self.base, "layouts/other.yaml": other])
    let changes = answer["changes"]
    #expect(
      changes?[editor.address("layouts/base.yaml")]?.texts("newText") == ["leader", "leader"])
    #expect(
      changes?[editor.address("layouts/article.yaml")]?.texts("newText") == ["leader", "leader"])
    #expect(changes?[editor.address("layouts/other.yaml")] == nil)
    for name in ["9lives", "", "a b", "banner2 "] {
      #expect(
        try ask("rename", marked, ["newName": .string(name)]).answer["code"]?.integer == -32602)
    }
  }

  @Test func renamesASlotInTheBids() throws {
    let marked = LanguageEditor.layout.replacing("  end:", with: "  e1️⃣nd:")
    var others = [
      "galley.yaml": "ads: { bids: bids.json }\n",
      "bids.json": #"{ "in_article": [], "end": [{ "bidder": "end", "params": {} }] }"#,
    ]
    let (answer, editor) = try ask("rename", marked, ["newName": "last"], others: others)
    let edits = answer["changes"]?[editor.address("bids.json")]?.items ?? []
    #expect(edits.map { $0["range"]?["start"]?["character"]?.integer } == [21])
    #expect(edits.map { $0["newText"]?.string } == ["last"])
    // Another layout's slot of that name has the bids, too.
    others["layouts/other.yaml"] = Self.base.replacing("banner", with: "end")
    let shared = try ask("rename", marked, ["newName": "last"], others: others)
    #expect(shared.answer["changes"]?[shared.editor.address("bids.json")] == nil)
    #expect(shared.answer["changes"]?[shared.editor.address(Self.file)] != nil)
  }

  @Test func findsAllUsesOfAName() throws {
    let marked = LanguageEditor.layout.replacing("  end:", with: "  e1️⃣nd:")
    #expect(try ask("references", marked).answer.items?.count == 2)
    let only: JSONValue = ["includeDeclaration": false]
    #expect(try ask("references", marked, ["context": only]).answer.items?.count == 1)
  }

  // MARK: The file as a whole

  @Test func outlinesLayoutsAndArticles() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    let symbols = editor.ask("documentSymbol", Self.file)
    #expect(symbols.texts("name") == ["layout", "breakpoints", "regions", "slots"])
    #expect(symbols.items?[3]["children"]?.texts("name") == ["in_article", "end"])
    try editor.open("articles/tide.md")
    let article = editor.ask("documentSymbol", "articles/tide.md")
    #expect(article.texts("name") == ["title", "section", "tags", "Sea"])
  }

  @Test func foldsWhatIsLongerThanALine() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    let folds = editor.ask("foldingRange", Self.file).items ?? []
    #expect(folds.compactMap { $0["startLine"]?.integer } == [2, 3, 7])
    #expect(folds.compactMap { $0["endLine"]?.integer } == [6, 6, 9])
  }

  @Test func linksFilesAndShowsColors() throws {
    let editor = try LanguageEditor()
    try editor.folder.write(Self.base, to: "layouts/base.yaml")
    try editor.open(
      Self.file,
      "layout: article\nextends: base\ntheme: { colors: { ink: \"#ff0000\", rule: '#00f' } }\n")
    #expect(
      editor.ask("documentLink", Self.file).texts("target") == [editor.address("layouts/base.yaml")]
    )
    let colors = editor.ask("documentColor", Self.file).items ?? []
    #expect(colors.map { $0["color"]?["red"]?.double } == [1, 0])
    #expect(colors.map { $0["color"]?["blue"]?.double } == [0, 1])
    let shown = editor.ask(
      "colorPresentation", Self.file, ["range": colors[0]["range"], "color": colors[1]["color"]])
    #expect(shown.items?.first?["textEdit"]?["newText"]?.string == "\"#0000ff\"")
  }

  @Test func tellsHowDeepSlotsStand() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    let everything: JSONValue = [
      "start": ["line": 0, "character": 0], "end": ["line": 99, "character": 0],
    ]
    let hints = editor.ask("inlayHint", Self.file, ["range": everything])
    let depths = hints.texts("label").filter { $0.contains(" px") }
    #expect(depths.count == 2 && depths.allSatisfy { $0.contains("phone ") })
    // `max: 1` is all that keeps a second ad away.
    let costs = hints.texts("label").filter { $0.contains(": 1 more at ") }
    #expect(costs == ["phone: 1 more at 2 · desk: 1 more at 2"])
  }

  @Test func countsTheAdsOfAnArticleAndSaysWhyThereAreNoMore() throws {
    let editor = try LanguageEditor()
    try editor.open("articles/tide.md")
    let lenses = editor.ask("codeLens", "articles/tide.md").items ?? []
    #expect(lenses.count == 2)
    let command = try #require(lenses.first?["command"])
    #expect(command["title"]?.string?.contains("why not more?") == true)
    let answer = editor.request("workspace/executeCommand", command)
    #expect(answer.string?.isEmpty == false)
    #expect(editor.notices.last { $0["method"] == "window/showMessage" } != nil)
  }

  @Test func startsThePreview() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    editor.request(
      "workspace/executeCommand",
      ["command": "galley.preview", "arguments": [.string(editor.address(Self.file))]])
    #expect(
      editor.session.takeErrands() == [
        .preview(folder: editor.folder.path, query: "?layout=article", editor: nil)
      ])
    for (line, slot) in [(5, "in_article"), (8, "in_article"), (9, "end")] {
      let place: JSONValue = ["line": JSONValue(line), "character": 4]
      editor.request(
        "workspace/executeCommand",
        ["command": "galley.preview", "arguments": [.string(editor.address(Self.file)), place]])
      #expect(
        editor.session.takeErrands() == [
          .preview(
            folder: editor.folder.path, query: "?layout=article&slot=\(slot)", editor: nil)
        ])
    }
    let refused = editor.request("workspace/executeCommand", ["command": "galley.prewiew"])
    #expect(refused["code"]?.integer == -32602)
    #expect(
      refused["message"]?.string
        == "there is no command 'galley.prewiew'; there are: galley.preview, galley.why")
  }
}
