import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyServer

@Suite struct LanguageSessionTests {
  private static let file = "layouts/article.yaml"

  // MARK: The protocol

  @Test func nothingIsAnsweredBeforeInitializeAndAfterShutdown() throws {
    let editor = try LanguageEditor(isInitialized: false)
    #expect(editor.request("textDocument/hover", .null)["code"]?.integer == -32002)
    #expect(editor.request("initialize", ["capabilities": [:]])["capabilities"] != nil)
    #expect(editor.request("initialize", ["capabilities": [:]])["code"]?.integer == -32600)
    #expect(editor.request("what/else", .null)["code"]?.integer == -32601)
    editor.notify("what/else", .null)
    #expect(editor.request("shutdown", .null) == .null)
    #expect(editor.request("textDocument/hover", .null)["code"]?.integer == -32600)
    editor.notify("exit", .null)
    #expect(editor.session.exitStatus == 0)
  }

  @Test func exitWithoutShutdownIsAFailure() throws {
    let editor = try LanguageEditor()
    editor.notify("exit", .null)
    #expect(editor.session.exitStatus == 1)
  }

  @Test func badMessagesAreAnsweredAndPassedOver() throws {
    let editor = try LanguageEditor()
    editor.session.receive(Array("Content-Length: 5\r\n\r\n{oops".utf8))
    #expect(editor.run().first?["error"]?["code"]?.integer == -32700)
    #expect(editor.send([1, 2]).first?["error"]?["code"]?.integer == -32600)
    #expect(
      editor.send(["jsonrpc": "2.0", "id": 7, "method": 8]).first?["error"]?["code"]?.integer
        == -32600)
    #expect(editor.ask("hover", Self.file) == .null)
    #expect(editor.request("textDocument/hover", .null)["code"]?.integer == -32602)
  }

  @Test func whatIsNoStreamOfMessagesEndsTheServer() throws {
    let editor = try LanguageEditor()
    editor.session.receive(Array(String(repeating: "GET / HTTP/1.1\r\n", count: 400).utf8))
    #expect(editor.session.exitStatus == 1)
  }

  @Test func aRequestThatWaitsCanBeTakenBack() throws {
    let editor = try LanguageEditor()
    let question: JSONValue = ["jsonrpc": "2.0", "id": "a", "method": "shutdown"]
    let cancel: JSONValue = [
      "jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": "a"],
    ]
    editor.session.receive(MessageStream.framed(question) + MessageStream.framed(cancel))
    #expect(editor.run().first?["error"]?["code"]?.integer == -32800)
    #expect(editor.session.phase == .running)
  }

  @Test func messagesAreReadHoweverTheStreamIsCut() throws {
    let message: JSONValue = ["method": "é🎉", "params": [1, "\r\n\r\n"]]
    let bytes = MessageStream.framed(message) + MessageStream.framed(2)
    for cut in 0...bytes.count {
      var stream = MessageStream()
      var read: [JSONValue] = []
      for part in [bytes[..<cut], bytes[cut...]] {
        stream.append(part)
        while let next = try stream.next() { read.append(try JSONValue(next)) }
      }
      #expect(read == [message, 2])
    }
  }

  // MARK: Findings

  @Test func tellsMistakesAsOneTypes() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    #expect(editor.findings(Self.file) == [])
    editor.change(
      Self.file, LanguageEditor.layout.replacing("spot_img: end", with: "spot_img: ent"))
    #expect(editor.findings(Self.file) == ["6:16 unknown-slot"])
    editor.change(Self.file, LanguageEditor.layout)
    #expect(editor.findings(Self.file) == [])
  }

  /// What a review has found of a mistake is not told again with the text that has it no more.
  @Test func aMistakeThatIsPutRightIsGoneWithTheFirstAnswer() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    editor.change(
      Self.file, LanguageEditor.layout.replacing("spot_img: end", with: "spot_img: ent"))
    let before = editor.notices.count
    editor.change(Self.file, LanguageEditor.layout)
    let told = editor.notices.dropFirst(before).filter {
      $0["method"]?.string == "textDocument/publishDiagnostics"
    }
    #expect(told.map { $0["params"]?["diagnostics"] } == [[]])
  }

  /// Words of a body change its page at once, and those of front matter what other files may name.
  @Test func aChangedArticleChangesItsPageAndWhatMayBeNamed() throws {
    let editor = try LanguageEditor()
    let name = "articles/tide.md"
    let text = try editor.folder.text(name)
    try editor.open(
      Self.file,
      LanguageEditor.layout.replacing("- headline", with: "- headline: { when: { tag: sea } }"))
    try editor.open(name)
    #expect(editor.findings(Self.file) == [])
    let ads = { editor.ask("codeLens", name).items?.first?["command"]?["title"]?.string }
    let long = try #require(ads())
    editor.change(name, text.replacing("Some words of a paragraph that goes on.\n\n", with: ""))
    #expect(ads() != long)
    editor.change(name, text)
    #expect(ads() == long)
    editor.change(name, text.replacing("tags: [sea]", with: "tags: [land]"))
    #expect(editor.findings(Self.file).map { $0.hasSuffix(" names-no-article") } == [true])
  }

  @Test func tellsWhatIsWrongOnPages() throws {
    let editor = try LanguageEditor()
    let crowded = LanguageEditor.layout.replacing(
      "first: 400px, last: 2000px, max: 1",
      with: "first: 0px, gap: 0px, screen: false, density: none")
    try editor.open(Self.file, crowded)
    #expect(editor.findings(Self.file).contains { $0.hasSuffix(" two-ads-one-screen") })
    editor.change(Self.file, LanguageEditor.layout)
    #expect(editor.findings(Self.file) == [])
  }

  /// Whoever types sees mistakes first: hints take a page.
  @Test func mistakesAreToldBeforeWhatIsAskedIsAnswered() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    let file: JSONValue = ["uri": .string(editor.address(Self.file))]
    let wrong = LanguageEditor.layout.replacing("spot_img: end", with: "spot_img: ent")
    let change: JSONValue = [
      "jsonrpc": "2.0", "method": "textDocument/didChange",
      "params": ["textDocument": file, "contentChanges": [["text": .string(wrong)]]],
    ]
    let question: JSONValue = [
      "jsonrpc": "2.0", "id": "hints", "method": "textDocument/inlayHint",
      "params": ["textDocument": file],
    ]
    editor.session.receive(MessageStream.framed(change) + MessageStream.framed(question))
    let told = editor.run()
    #expect(told.first?["method"]?.string == "textDocument/publishDiagnostics")
    #expect(told.first?["params"]?["diagnostics"]?.items?.count == 1)
    #expect(told.dropFirst().first?["id"]?.string == "hints")
  }

  @Test func pagesAreJudgedOnceNothingIsTyped() throws {
    let editor = try LanguageEditor()
    try editor.open(Self.file)
    let crowded = LanguageEditor.layout.replacing(
      "first: 400px, last: 2000px, max: 1",
      with: "first: 0px, gap: 0px, screen: false, density: none")
    editor.isPatient = false
    editor.change(Self.file, crowded.replacing("spot_img: end", with: "spot_img: ent"))
    #expect(editor.findings(Self.file) == ["6:16 unknown-slot"])
    editor.change(Self.file, crowded)
    #expect(editor.findings(Self.file) == [])
    #expect(editor.session.pause == ReviewQueue.rest)
    _ = editor.run()
    #expect(editor.findings(Self.file).contains { $0.hasSuffix(" two-ads-one-screen") })
    #expect(editor.session.pause == nil)
  }

  /// The words of an article change one page, which is judged at once; what they mean for the layout can wait.
  @Test func thePageOfAChangedBodyIsJudgedAtOnce() throws {
    let editor = try LanguageEditor(
      capabilities: ["workspace": ["codeLens": ["refreshSupport": true]]])
    let name = "articles/tide.md"
    let text = try editor.folder.text(name)
    try editor.open(name)
    editor.isPatient = false
    editor.change(name, text + "More.")
    #expect(editor.notices.last?["method"]?.string == "workspace/codeLens/refresh")
    #expect(editor.session.pause == nil)
    editor.change(name, text.replacing("The tide", with: "The sea"))
    #expect(editor.session.pause == ReviewQueue.rest)
    try editor.open(Self.file)
    editor.change(name, text)
    _ = editor.run()
    editor.change(name, text + "More.")
    #expect(editor.session.pause == ReviewQueue.rest)
    _ = editor.run()
    #expect(editor.session.pause == nil)
  }

  @Test func aChangedBaseChangesWhatIsFoundInTheLayoutsThatExtendIt() throws {
    let editor = try LanguageEditor()
    try editor.folder.write("layout: plain\nextends: article\n", to: "layouts/plain.yaml")
    try editor.open("layouts/plain.yaml")
    try editor.open(Self.file)
    editor.change(Self.file, LanguageEditor.layout.replacing("300x250", with: "300x"))
    #expect(editor.findings(Self.file) == ["8:46 bad-size", "9:39 bad-size"])
    editor.notify(
      "textDocument/didClose", ["textDocument": ["uri": .string(editor.address(Self.file))]])
    #expect(editor.findings(Self.file) == [])
  }

  @Test func filesOfOtherProgramsAreLeftAlone() throws {
    let editor = try LanguageEditor()
    try editor.open("other.yaml", "a: [")
    try editor.open("README.md", "# No article")
    #expect(editor.findings("other.yaml") == [])
    #expect(editor.findings("README.md") == [])
    #expect(editor.ask("documentSymbol", "other.yaml") == [])
  }

  @Test func quickFixesPutMistakesRight() throws {
    let editor = try LanguageEditor()
    let wrong = LanguageEditor.layout.replacing("spot_img: end", with: "spot_img: ent")
      .replacing("400px", with: "400")
    try editor.open(Self.file, wrong)
    let place: JSONValue = [
      "start": ["line": 6, "character": 0], "end": ["line": 6, "character": 20],
    ]
    let near = editor.ask(
      "codeAction", Self.file, ["range": place, "context": ["diagnostics": []]])
    #expect(near.texts("title") == ["Replace 'ent' with 'end'"])
    let edit = near.items?.first?["edit"]?["changes"]?[editor.address(Self.file)]?.items?.first
    #expect(edit?["newText"]?.string == "end")
    let only = editor.ask(
      "codeAction", Self.file,
      ["range": place, "context": ["diagnostics": [], "only": ["source.fixAll"]]])
    #expect(only == [])
  }

  // MARK: Text

  @Test(arguments: [DocumentText.Encoding.utf8, .utf16])
  func positionsCountInTheUnitsThatWereAgreedOn(_ encoding: DocumentText.Encoding) throws {
    let text = "a: é🎉\r\nb\rc\n\n日本"
    var random = SeededGenerator(7)
    var document = DocumentText(SourceFile(path: "a", text: text), encoding)
    for offset in 0...document.file.bytes.count {
      let isBoundary =
        offset == document.file.bytes.count || document.file.bytes[offset] & 0xC0 != 0x80
      let isInsideBreak = offset == document.range(ofLine: 0).upperBound + 1
      guard isBoundary, !isInsideBreak else { continue }
      #expect(document.offset(document.position(offset)) == offset)
    }
    for _ in 0..<200 {
      let scalars = Array(document.file.text(in: 0..<document.file.bytes.count).unicodeScalars)
      let start = Int.random(in: 0...scalars.count, using: &random)
      let end = Int.random(in: start...scalars.count, using: &random)
      func offset(_ count: Int) -> Int { scalars[..<count].reduce(0) { $0 + $1.utf8.count } }
      // A place between the two characters of a line break is none.
      guard start == 0 || scalars[start - 1] != "\r", end == 0 || scalars[end - 1] != "\r" else {
        continue
      }
      let new = ["", "x", "\n", "é", "🎉\r\n"].randomElement(using: &random) ?? ""
      var expected = String.UnicodeScalarView()
      expected += scalars[..<start]
      expected += new.unicodeScalars
      expected += scalars[end...]
      let range: JSONValue = document.range(offset(start)..<offset(end))
      let changed = try #require(document.applying([["range": range, "text": .string(new)]]))
      #expect(changed.file.bytes == Array(String(expected).utf8))
      document = changed
    }
  }

  @Test func leavesMarkdownAloneThatIsNoArticle() throws {
    let editor = try LanguageEditor()
    try editor.folder.write("articles: [articles, sport, { ans: feed }]\n", to: "galley.yaml")
    for name in ["README.md", "sport/a.md", "feed/b.md"] {
      try editor.folder.write("# A heading\n", to: name)
      try editor.open(name)
    }
    #expect(editor.findings("README.md") == [])
    #expect(editor.findings("sport/a.md") == ["0:0 missing-key"])
    #expect(editor.findings("feed/b.md") == [])
    #expect(editor.ask("documentSymbol", "README.md") == [])
  }
}
