import GalleyModel
import GalleyBasics
import Testing

@testable import GalleyContent

/// Input that nobody means: there is always a body, and it holds together.
@Suite struct HostileBodyTests {
  private static let seeds = [
    "# a\n\nb *c* **d** `e` ~~f~~ [g](h \"i\") ![j](k)\n\n- l\n  1. m\n\n> n\n\n| o | p |\n|--|:-:|\n| q | r |\n",
    "<table><tr><th>a<td><ul><li>b</ul>\n\n*c*\n\n<tr><td></table><figure><img src=d alt=e><figcaption>f</figure>",
    "<pre><code class='language-x'>a</code></pre><a href=\"b\">c<b>d</a>e</b><p>f<iframe src=g></iframe>&eacute;&#x41;",
    "a <ul><li>b **c <blockquote> d** e</li>\n\n- f <script> g\n\n</ul> h <video><source src=i></video> ![j <b> k](l)",
    "a\n: b\n: c\n\n<dl><dt>d<dd>e\n\n- f\n\n</dl>[^1] {{< note >}} g {{< /note >}}\n\n[^1]: h\n\n<div class=gallery><img src=i></div>",
    "<blockquote>\n\n- a\n\n  </blockquote>\n\n<td>b<tr>c</p>\n\n東京 ~~d\n\n<!-- e --> <pre>\n\nf ![g](h) [i](j)\n\n</pre>",
  ]

  /// A small generator of Marsaglia's, so that a failure can be run again.
  private struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return state
    }
  }

  @Test(arguments: 1...40 as ClosedRange<UInt64>)
  func mutatedArticlesHoldTogether(_ seed: UInt64) {
    var generator = Generator(state: seed &* 0x9E37_79B9_7F4A_7C15)
    for _ in 0..<50 {
      let bytes = Self.mutation(&generator)
      check(Body.parse(SourceFile(path: "a.md", bytes: bytes), in: 0..<bytes.count).value)
      _ = Article.parse(SourceFile(path: "a.md", bytes: Array("---\n".utf8) + bytes))
    }
  }

  private static func mutation(_ generator: inout Generator) -> [UInt8] {
    var bytes: [UInt8] = []
    for _ in 0..<Int.random(in: 1...4, using: &generator) {
      bytes += Array((seeds.randomElement(using: &generator) ?? "").utf8)
    }
    for _ in 0..<Int.random(in: 0...30, using: &generator) where bytes.count > 8 {
      let start = Int.random(in: 0..<bytes.count - 8, using: &generator)
      let range = start..<start + Int.random(in: 0...8, using: &generator)
      switch Int.random(in: 0...3, using: &generator) {
      case 0: bytes.removeSubrange(range)
      case 1:
        bytes.insert(
          contentsOf: bytes[range], at: Int.random(in: 0..<bytes.count, using: &generator))
      case 2: bytes[start] = UInt8.random(in: 0...255, using: &generator)
      default:
        bytes[start] = "<>/\n\n *_[]()|-#&~`\"'=!\0".utf8.randomElement(using: &generator) ?? 0
      }
    }
    return bytes
  }

  @Test(arguments: [
    "[", ">", "*", "_", "`", "<", "![", "- ", "> - ", "<b>", "<ul><li>", "<blockquote>",
    "<table><tr><td>", "<a \"",
    "<a href='", "<!--", "&", "~~", "a~~", "|", "<td>", "<figure>", "<pre>", "</p>", "\0",
    "\u{FFFD}", "<p>", "\n\n<i>",
    "<script>", "*a **", "](", "\\", "1) ", "<b>a</i>", "<h1>", "# a\n", "\r", "![a](b) ",
    "<figcaption>", "- a\n",
    "[a](b)", "a@", "www.", "<div class=box>", "<dl>", "<dt>", "<dd>", "<details>", "<summary>",
    "<aside>",
    "<div hidden>", "</div>", "<br>", "<video>", "<iframe>", "<p class=wp-caption-text>", "<sup>",
    "<blockquote class=twitter-tweet>",
  ])
  func aQuarterOfAMegabyteOfOneThingIsRead(_ piece: String) {
    let bytes = Array(String(repeating: piece, count: (1 << 18) / piece.utf8.count).utf8)
    check(Body.parse(SourceFile(path: "a.md", bytes: bytes), in: 0..<bytes.count).value)
  }

  @Test func parsingOnAllCoresGivesWhatParsingAloneGives() async {
    let text = "see www.a.example and https://b.example/ and c@d.example ~~e~~ *f* | g\n\n"
    let file = SourceFile(path: "a.md", text: String(repeating: text, count: 20))
    let alone = Body.parse(file, in: 0..<file.bytes.count).value.outline
    await withTaskGroup(of: String.self) { group in
      for _ in 0..<200 {
        group.addTask { Body.parse(file, in: 0..<file.bytes.count).value.outline }
      }
      for await outline in group { #expect(outline == alone) }
    }
  }

  @Test func wordsAndValidityAreWhatSlowWaysSay() {
    var generator = Generator(state: 42)
    let pieces = [" ", "a", "bc", "é", "—", "字", "か", "、", "\n", "한", "𝒳", "\u{3000}", "words"]
    for _ in 0..<2000 {
      let text = (0..<30).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
      var bytes = Array(text.utf8)
      var counter = WordCounter()
      _ = bytes.withUnsafeBufferPointer { counter.count($0) }
      #expect(counter.words == Self.words(in: text), "\(text.debugDescription)")
      let start = Int.random(in: 0..<bytes.count, using: &generator)
      bytes[start] = UInt8.random(in: 0...255, using: &generator)
      let isValid = bytes.withUnsafeBufferPointer { isValidUTF8($0) }
      #expect(isValid == (String(validating: bytes, as: UTF8.self) != nil))
    }
  }

  private static func words(in text: String) -> Int {
    text.split { " \n\u{3000}、".contains($0) }.reduce(0) { count, word in
      let ideographs = word.filter { "字か".contains($0) }.count
      return count + ideographs + word.split { "字か".contains($0) }.count
    }
  }

  @Test func invalidTextIsRepaired() {
    let file = SourceFile(path: "a.md", bytes: [0x61, 0xFF, 0, 0x62, 0xE3, 0x80, 0x0A, 0xF0])
    #expect(Body.parse(file, in: 0..<8).value.outline.filter { $0 == "\u{FFFD}" }.count == 4)
  }

  @Test func whatIsTooDeepKeepsItsWords() {
    let deep = String(repeating: "> - ", count: 200) + "words"
    let body = body(deep + "\n\n" + String(repeating: "<ul><li>", count: 200) + "more")
    #expect(body.wordCount == 2)
    #expect(depth(body.blocks) <= BodyBuilder.depthLimit)
  }

  /// What an article may have only so many of is told once, where there is one more.
  @Test(arguments: [
    (String(repeating: "a\n\n", count: BodyBuilder.blockLimit + 5), Severity.error),
    (String(repeating: "a\n: b\n\n", count: BodyBuilder.blockLimit / 2 + 5), .error),
    (String(repeating: "[a](b) c\n", count: 32_770), .warning),
    (String(repeating: "*a* ", count: BodyBuilder.runLimit / 2 + 5), .warning),
    (String(repeating: "a\\\n", count: BodyBuilder.runLimit / 2 + 5), .warning),
    (
      "|" + String(repeating: "a|", count: 300) + "\n|" + String(repeating: "-|", count: 300)
        + "\n" + String(repeating: "|b|\r\n", count: 900), .warning
    ),
  ])
  func whatIsTooMuchIsTold(_ text: String, _ severity: Severity) {
    let file = SourceFile(path: "a.md", text: text)
    let read = Body.parse(file, in: 0..<file.bytes.count)
    #expect(read.diagnostics.map(\.rule) == [.tooManyNodes])
    #expect(read.diagnostics.map(\.severity) == [severity])
    check(read.value)
  }

  /// What is more than is told apart is part of what stands before, and no word or space of it goes.
  @Test func textBeyondTheLastRunIsKept() {
    let pairs = BodyBuilder.runLimit / 2
    let body = body(String(repeating: "*a* ", count: pairs + 2) + "~~b~~ c  \nd <q>e</q>")
    #expect(body.wordCount == pairs + 6)
    #expect(body.runs.count == BodyBuilder.runLimit)
    let last = body.runs.last.map { body.string($0.text) }
    #expect(last?.hasSuffix(" a a ~~b~~ c d “e”") == true, "\(last ?? "")")
  }

  /// A `|` at either end of a line makes no cell.
  @Test(arguments: ["| a | b |\n|---|---|\n", "a | b\n---|---\n"])
  func cellsAreCountedOnce(_ head: String) {
    let row = head.prefix { $0 != "\n" } + "\n"
    let text = head + String(repeating: String(row), count: 65_000)
    #expect(body(text).blocks.count == 1)
    let more = SourceFile(path: "a.md", text: text + String(repeating: String(row), count: 600))
    let read = Body.parse(more, in: 0..<more.bytes.count)
    #expect(read.diagnostics.map(\.rule) == [.tooManyNodes])
  }

  @Test func aWideTableIsOne() {
    let row = "|" + String(repeating: "a|", count: 300) + "\n"
    let text = row + row.replacing("a", with: "-") + String(repeating: row, count: 430)
    #expect(body(text).blocks.count == 1)
  }

  private func check(_ body: Body) {
    #expect(String(validating: body.text, as: UTF8.self) != nil)
    #expect(depth(body.blocks) <= BodyBuilder.depthLimit)
    for run in body.runs {
      #expect(run.text.upperBound <= body.text.count && run.link < body.links.count)
    }
    checkBlocks(body.blocks, of: body)
  }

  private func checkBlocks(_ blocks: [BodyBlock], of body: Body) {
    for block in blocks {
      #expect(block.line >= 1)
      switch block.content {
      case .paragraph(let text), .heading(_, let text): #expect(!body[text].isEmpty)
      case .image(let figure): #expect(body.links.indices.contains(Int(figure.source)))
      case .quote(let blocks): checkBlocks(blocks, of: body)
      case .list(let list): for item in list.items { checkBlocks(item, of: body) }
      case .table(let table):
        #expect(table.alignments.count == table.header.count)
        for cell in table.header + table.rows.joined() { _ = body[cell] }
        #expect(table.rows.allSatisfy { $0.count == table.header.count })
      case .code(let language, let text): _ = body.string(language) + body.string(text)
      case .divider: break
      case .embed(let embed):
        #expect(body.links.indices.contains(Int(embed.link)))
        _ = body[embed.words]
      case .group(let group):
        _ = body.plain(group.title) + body.plain(group.caption)
        checkBlocks(group.blocks, of: body)
      case .definitions(let entries):
        for entry in entries {
          for term in entry.terms { #expect(!body[term].isEmpty) }
          checkBlocks(entry.blocks, of: body)
        }
      }
    }
  }

  private func depth(_ blocks: [BodyBlock]) -> Int {
    blocks.reduce(0) { deepest, block in
      block.children.isEmpty ? deepest : max(deepest, 1 + depth(block.children))
    }
  }
}
