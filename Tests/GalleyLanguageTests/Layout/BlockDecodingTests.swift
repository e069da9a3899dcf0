import GalleyBasics
import GalleyModel
import GalleyTestSupport
import Testing

@testable import GalleyLanguage

@Suite struct BlockDecodingTests {
  private let frame = """
    layout: a
    regions:
      story:
        - %
    slots:
      top: { sizes: [300x250] }
    """

  @Test(arguments: [
    (1024, 0, true), (1025, 0, false), (1000, 24, true), (1000, 25, false), (0, 1024, true),
  ])
  func aConditionHasUpToSoManyNames(_ names: Int, _ excluded: Int, _ isRead: Bool) {
    let tags = (0..<names).map { "t\($0)" }.joined(separator: ", ")
    let not = (0..<excluded).map { "{ tag: x\($0) }" }.joined(separator: ", ")
    let piece = "headline: { when: { tag: [\(tags)]\(excluded > 0 ? ", not: [\(not)]" : "") } }"
    let read = ReadLayout(frame.replacing("%", with: piece))
    #expect(read.diagnostics.map(\.rule) == (isRead ? [] : ["too-many-nodes"]))
  }

  @Test(arguments: [
    Mistake("unknown-block", "1️⃣hedline2️⃣"),
    Mistake("unknown-block", "1️⃣hedline2️⃣: { title: x }"),
    Mistake("wrong-type", "1️⃣[headline]2️⃣"),
    Mistake("wrong-type", "1️⃣~2️⃣"),
    Mistake("wrong-type", "article_list:\n        title: a\n        from: 1️⃣[latest]2️⃣"),
    Mistake("wrong-type", "article_list: a\n      1️⃣limit2️⃣: 3"),
    Mistake("wrong-type", "headline: 1️⃣big2️⃣"),
    Mistake("unknown-key", "headline: { 1️⃣title2️⃣: big }"),
    Mistake("missing-key", "1️⃣spot_img2️⃣: { hidden: [mobile] }"),
    Mistake("missing-key", "1️⃣spot_img2️⃣"),
    Mistake("unknown-slot", "spot_img: 1️⃣topp2️⃣"),
    Mistake("unknown-slot", "body: { spot_img: 1️⃣topp2️⃣ }"),
    Mistake("missing-key", "body: { insert: 1️⃣{ after: 4 paragraphs }2️⃣ }"),
    Mistake("missing-key", "body: { insert: [1️⃣{ block: newsletter }2️⃣] }"),
    Mistake("wrong-type", "body: { insert: [1️⃣newsletter2️⃣] }"),
    Mistake("unknown-key", "body: { insert: { block: newsletter, after: 50%, 1️⃣befor2️⃣: 2 } }"),
    Mistake("unknown-block", "body: { insert: { block: 1️⃣newsleter2️⃣, after: 300 words } }"),
    Mistake("bad-value", "body: { insert: { block: 1️⃣headline2️⃣, after: 300 words } }"),
    Mistake("bad-value", "body: { insert: { block: { 1️⃣spot_img2️⃣: top }, after: 300 words } }"),
    Mistake("bad-length", "body: { insert: { block: newsletter, after: 1️⃣300px2️⃣ } }"),
    Mistake("bad-length", "body: { insert: { block: newsletter, after: 1️⃣1 screen2️⃣ } }"),
    Mistake("bad-length", "body: { insert: { block: newsletter, after: 1️⃣101%2️⃣ } }"),
    Mistake(
      "unknown-breakpoint",
      "body: { insert: { block: { newsletter: { hidden: 1️⃣phone2️⃣ } }, after: 50% } }"),
    Mistake("missing-key", "1️⃣text2️⃣"),
    Mistake("missing-key", "1️⃣menu_links2️⃣: Links"),
    Mistake("missing-key", "menu_links: { links: [{ 1️⃣link2️⃣: /a }] }"),
    Mistake("bad-value", "date: 1️⃣articel2️⃣"),
    Mistake("wrong-type", "byline: { date: 1️⃣maybe2️⃣ }"),
    Mistake("bad-value", "share_links: { to: [x, 1️⃣facebok2️⃣] }"),
    Mistake("bad-value", "article_list: { limit: 1️⃣02️⃣ }"),
    Mistake("bad-value", "article_list: { limit: 1️⃣512️⃣ }"),
    Mistake("wrong-type", "article_list: { limit: 1️⃣many2️⃣ }"),
    Mistake("wrong-type", "article_list: { limit: 1️⃣'3'2️⃣ }"),
    Mistake("bad-value", "article_list: { style: 1️⃣list2️⃣ }"),
    Mistake("bad-value", "article_list: { from: 1️⃣latests2️⃣ }"),
    Mistake("unknown-key", "article_list: { from: { tag: a, 1️⃣tags2️⃣: b } }"),
    Mistake("wrong-type", "article_list: { from: 1️⃣{ tag: a, section: b }2️⃣ }"),
    Mistake("wrong-type", "article_list: { from: 1️⃣{}2️⃣ }"),
    Mistake("wrong-type", "article_list: { from: { articles: 1️⃣one2️⃣ } }"),
    Mistake("unknown-breakpoint", "headline: { hidden: 1️⃣phone2️⃣ }"),
    Mistake("unknown-breakpoint", "headline: { when: { breakpoint: [1️⃣phone2️⃣] } }"),
    Mistake("unknown-key", "headline: { when: { 1️⃣sections2️⃣: News } }"),
    Mistake("bad-value", "headline: { when: { words: 1️⃣many2️⃣ } }"),
    Mistake("bad-value", "headline: { when: { words: 1️⃣\"=> 600\"2️⃣ } }"),
    Mistake("bad-value", "headline: { when: { words: 1️⃣\">= -1\"2️⃣ } }"),
    Mistake("bad-value", "headline: { when: { words: [\"> 1\", 1️⃣\"99999999999999999999\"2️⃣] } }"),
    Mistake("bad-value", "headline: { when: { section: 1️⃣not Obituaries2️⃣ } }"),
    Mistake("bad-value", "headline: { when: { tag: [sea, 1️⃣not sky2️⃣] } }"),
    Mistake("bad-value", "headline: { when: { not: 1️⃣{}2️⃣ } }"),
    Mistake("bad-value", "headline: { when: { not: [{ tag: sea }, 1️⃣{}2️⃣] } }"),
    Mistake("wrong-type", "headline: { when: { not: 1️⃣Obituaries2️⃣ } }"),
    Mistake("unknown-key", "headline: { when: { not: { 1️⃣sectoin2️⃣: News } } }"),
    Mistake("unknown-breakpoint", "headline: { when: { not: { breakpoint: 1️⃣phone2️⃣ } } }"),
    Mistake("unknown-slot", "body: { spot_img: { slot: 1️⃣topp2️⃣ } }"),
    Mistake("missing-key", "body: { spot_img: 1️⃣{ when: { tag: sea } }2️⃣ }"),
    Mistake("unknown-key", "body: { spot_img: { slot: top, when: { 1️⃣breakpoint2️⃣: mobile } } }"),
    Mistake("wrong-type", "headline: { allow: 1️⃣[ad-label]2️⃣ }"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  @Test(
    arguments: BlockName.allCases.filter { ![.spotImg, .text, .menuLinks, .custom].contains($0) })
  func everyNameAloneIsABlock(_ name: BlockName) {
    let read = expectClean(name.rawValue, in: frame)
    #expect(read.resolved?.regions.first?.blocks.map(\.kind.name) == [name])
  }

  @Test func oneValueStandsForTheMainOption() throws {
    let blocks = try #require(
      expectClean(
        """
        spot_img: top
            - body: top
            - text: Hello
            - date: article
            - comments: Say it
        """, in: frame
      ).resolved?.regions.first?.blocks)
    #expect(blocks.map(\.slot) == [0, 0, nil, nil, nil])
    guard case .date(.article) = blocks[3].kind, case .comments("Say it") = blocks[4].kind else {
      Issue.record("\(blocks.map(\.kind))")
      return
    }
  }

  @Test func twoNamesInOneItemAreExplained() throws {
    let read = ReadLayout(frame.replacing("%", with: "article_list: a\n      body: top"))
    let finding = try #require(read.diagnostics.first)
    #expect(finding.primary.text == "start another list item with '- '")
    let option = ReadLayout(frame.replacing("%", with: "article_list: a\n      limit: 3"))
    #expect(option.diagnostics.first?.primary.text.hasPrefix("indent it") == true)
  }

  /// A list of comparisons is a range: all of them hold.
  /// What looks like a negation is a name where it is written as one.
  @Test func aNameInQuotesIsAName() throws {
    let read = ReadLayout(
      "layout: a\nregions:\n  s: [headline: { when: { tag: 'not fade away' } }]")
    #expect(read.diagnostics.isEmpty, "\(read.printed)")
    #expect(read.layout?.regions[0].blocks[0].when.tags.map(\.value) == ["not fade away"])
  }

  @Test func conditions() throws {
    let read = expectClean(
      "headline: { when: { section: [News, Sport], tag: a, words: [\">= 300\", \"<600\", 400] } }",
      in: frame)
    let when = try #require(read.layout?.regions.first?.blocks.first?.when)
    #expect(when.sections.map(\.value) == ["News", "Sport"])
    #expect(when.tags.map(\.value) == ["a"])
    #expect(
      when.words.map(\.value) == [
        Comparison(.atLeast, 300), Comparison(.lessThan, 600), Comparison(.equal, 400),
      ])
  }

  @Test func visibleWhereAskedForAndNotHidden() throws {
    let read = expectClean(
      "headline: { when: { breakpoint: [mobile, desktop] }, hidden: desktop }", in: frame)
    let block = try #require(read.resolved?.regions.first?.blocks.first)
    #expect(block.visible.indices == [0])
  }

  /// One unknown name is one finding, however often it is used.
  @Test func unknownNamesAreReportedOnce() {
    let read = ReadLayout(
      frame.replacing(
        "%",
        with: """
          spot_img: rail
              - spot_img: rail
              - body: rail
              - headline: { hidden: phone }
              - byline: { hidden: phone }
          """))
    #expect(read.found == ["unknown-slot: rail", "unknown-breakpoint: phone"])
  }

  /// Thousands of wrong names among thousands are each reported, with suggestions as far as they go.
  @Test func manyNamesAreReportedInTime() {
    let slots = (0..<2000).map { "  slot\($0): { sizes: [300x250] }\n" }.joined()
    let uses = (0..<2000).map { "    - spot_img: slit\($0)\n" }.joined()
    let read = ReadLayout("layout: a\nregions:\n  story:\n\(uses)slots:\n\(slots)")
    #expect(read.diagnostics.count == 2000)
    #expect(read.diagnostics.first?.primary.text == "did you mean 'slot0'?")
    #expect(read.diagnostics.last?.fixIt == nil)
    #expect(read.diagnostics.last?.notes.first?.hasSuffix("slot29, …") == true)
  }

  @Test func suggestionsPointAtTheDefinition() throws {
    let read = ReadLayout(frame.replacing("%", with: "spot_img: tpo"))
    let finding = try #require(read.diagnostics.first)
    #expect(finding.primary.text == "did you mean 'top'?")
    #expect(finding.fixIt?.replacement == "top")
    #expect(finding.secondary.map(\.span.text) == ["top"])
    #expect(finding.secondary.map(\.text) == ["defined here"])
  }
}

@Suite struct RegionDecodingTests {
  private let frame = "layout: a\nregions:\n  %"

  @Test(arguments: [
    Mistake("wrong-type", "story: 1️⃣body2️⃣"),
    Mistake("missing-key", "1️⃣story2️⃣: { label: Story }"),
    Mistake("wrong-type", "story: { blocks: 1️⃣body2️⃣ }"),
    Mistake("bad-value", "story: { landmark: 1️⃣man2️⃣, blocks: [body] }"),
    Mistake("unknown-key", "story: { 1️⃣block2️⃣: [body], blocks: [body] }"),
    Mistake("unknown-breakpoint", "story: { hidden: [1️⃣phone2️⃣], blocks: [body] }"),
    Mistake("bad-name", "1️⃣the story2️⃣: [body]"),
  ])
  func refuses(_ mistake: Mistake) {
    mistake.expect(in: frame)
  }

  @Test func hiddenRegionsHideTheirBlocks() throws {
    let read = expectClean("story: { hidden: [mobile], blocks: [body] }", in: frame)
    let region = try #require(read.resolved?.regions.first)
    #expect(region.visible.indices == [1, 2])
    #expect(region.blocks.map(\.visible.indices) == [[1, 2]])
  }

  @Test func landmarksAreChosenByWhatRegionsHold() {
    let read = expectClean(
      """
      top: [masthead, menu]
        ad: [divider]
        story: [headline, body]
        more: [article_list]
        end: [copyright]
      """, in: frame)
    #expect(
      read.resolved?.regions.map(\.landmark) == [.header, .none, .main, .aside, .footer])
  }

  @Test func writtenLandmarksCount() {
    let read = expectClean(
      "story: [body]\n  list: { landmark: main, blocks: [article_list] }", in: frame)
    #expect(read.resolved?.regions.map(\.landmark) == [.aside, .main])
  }
}

private let list = "write it as a block: 'article_list: { from: "

/// Words that stand where nobody reads them.
@Suite struct KeyHomesTests {
  @Test(arguments: [
    ("insert: 1", "it is a key of a 'body' block"),
    ("regions: { main: [insert: { block: newsletter }] }", "it is a key of a 'body' block"),
    ("slots: { a: { sizes: [300x250], insert: 1 } }", "it is a key of a 'body' block"),
    (
      "slots: { a: { sizes: [300x250], placement: { insert: 1 } } }",
      "it is a key of a 'body' block"
    ),
    ("regions: { main: [most_read] }", "\(list){ ranking: most-read.txt } }'"),
    (
      "regions: { main: { blocks: [headline], most_read: { limit: 3 } } }",
      "\(list){ ranking: most-read.txt } }'"
    ),
    ("regions: { main: [next_article: { title: Next }] }", "\(list)next }'"),
    ("regions: { main: [body: { next_article: {} }] }", "\(list)next }'"),
    (
      "regions: { main: [body: { insert: { block: related_list, after: 2 paragraphs } }] }",
      "\(list)same_section }'"
    ),
    (
      "regions: { main: [article_list: { from: most_read }] }",
      "write it as '{ ranking: most-read.txt }'"
    ),
    ("headline: {}", "it is a block, and stands in a list of blocks"),
    ("unfilled: hold", "it is a key of a slot"),
    ("regions: { main: [headlin] }", "did you mean 'headline'?"),
    ("slots: { a: { size: [300x250] } }", "did you mean 'sizes'?"),
  ])
  func whereAWordStands(_ key: String, _ hint: String) throws {
    let findings = Findings()
    let root = try #require(
      YAMLNode.parse(SourceFile(path: "a.yaml", text: "layout: a\n\(key)\n")).value)
    _ = Layout(root, findings)
    #expect(findings.diagnostics.first?.primary.text == hint)
  }
}
