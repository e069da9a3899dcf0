import GalleyModel
import Testing

@testable import GalleyGeometry

/// Blocks are taken for the same only where their boxes are.
@Suite struct KnownBlocksTests {
  private let circumstances = KnownBlocks.Circumstances(
    region: 0, first: 0, edges: [], isStory: false, language: .english)

  /// Whether the second of two blocks is recognised as the first.
  private func areAlike(
    _ name: BlockName, _ first: BlockContent, _ second: BlockContent
  ) -> Bool {
    var known = KnownBlocks()
    let numbers = [first, second].map { content in
      let block = PageBlock(name, content, visible: BreakpointSet(first: 1))
      return known.number(of: [block], circumstances)
    }
    return numbers[0] == numbers[1]
  }

  private func list(_ title: String, link: String = "a.html") -> BlockContent {
    .articleList(
      ArticleListContent(
        title: "Latest", style: .headlines,
        items: [ArticleSummary(slug: "a", title: title, link: link)]))
  }

  @Test func listsAreAlikeWhereverTheyLead() {
    #expect(areAlike(.articleList, list("Rain"), list("Rain", link: "../a.html")))
  }

  @Test func listsOfTheSameFingerprintAreCompared() {
    #expect(list("Rain").fingerprint == list("Wind").fingerprint)
    #expect(!areAlike(.articleList, list("Rain"), list("Wind")))
  }

  /// "q" with two marks in either order: equal to Swift, but other bytes.
  @Test func titlesAreComparedByteByByte() {
    let (one, other) = ("q\u{323}\u{307}", "q\u{307}\u{323}")
    #expect(one == other)
    #expect(list(one).fingerprint == list(other).fingerprint)
    #expect(!areAlike(.articleList, list(one), list(other)))
  }

  @Test func textsOfTheSameWordsDifferByTheirBlocks() {
    var paragraph = Body()
    paragraph.text = Array("Rain".utf8)
    paragraph.runs = [Run(text: 0..<4)]
    paragraph.blocks = [BodyBlock(.paragraph(RichText(runs: 0..<1)), line: 1)]
    var heading = paragraph
    heading.blocks = [BodyBlock(.heading(level: 2, RichText(runs: 0..<1)), line: 1)]
    #expect(areAlike(.text, .text(paragraph), .text(paragraph)))
    #expect(!areAlike(.text, .text(paragraph), .text(heading)))
  }
}

@Suite struct StringBytesTests {
  @Test(arguments: 0...40)
  func aChangedByteIsSeenWhereverItStands(_ count: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.isSame(as: String(decoding: bytes, as: UTF8.self)))
    #expect(!text.isSame(as: text + "a"))
    for index in bytes.indices {
      var changed = bytes
      changed[index] = UInt8(ascii: "b")
      #expect(!text.isSame(as: String(decoding: changed, as: UTF8.self)))
    }
  }
}
