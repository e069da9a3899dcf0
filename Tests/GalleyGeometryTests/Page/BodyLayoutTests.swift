import GalleyGeometry
import GalleyModel
import Testing

/// The heights come from the theme of `LaidOut` on a screen of medium width: lines of 30 px, 20 px
/// below a paragraph, 34 px lines and margins of 40 and 12 px for a heading.
@Suite struct BodyLayoutTests {
  private func outline(_ body: String) throws -> [String] {
    try LaidOut.page(body: body, width: 640).bodyOutline
  }

  @Test func paragraphsStandApart() throws {
    #expect(try outline("One.\n\nTwo.") == ["paragraph 0+30", "paragraph 50+30"])
  }

  @Test func aHeadingsMarginTakesInTheParagraphs() throws {
    #expect(
      try outline("One.\n\n## Two\n\nThree.")
        == ["paragraph 0+30", "heading2 70+34", "paragraph 116+30"])
  }

  @Test func theBodyEndsWithItsLastLine() throws {
    let page = try LaidOut.page(body: "One.\n\nTwo.")
    let body = try #require(page.boxes.first { $0.role.isBody })
    #expect(body.frame.height.pixels == 80)
  }

  @Test func listsCountTheirItemsMargins() throws {
    let page = try LaidOut.page(body: "- a\n- b\n    - c\n- d\n\nEnd.")
    #expect(page.bodyOutline == ["list 0+144", "paragraph 164+30"])
    #expect(page.boxes(of: .listItem).map(\.frame.y.pixels) == [0, 38, 76, 114])
  }

  @Test func aLooseListsParagraphsAreItsItems() throws {
    let page = try LaidOut.page(body: "- a\n\n- b\n\n    c\n\nEnd.")
    #expect(page.boxes(of: .listItem).map(\.frame.height.pixels) == [30, 80])
  }

  @Test func aQuoteEndsInItsAttribution() throws {
    let page = try LaidOut.page(body: "One.\n\n> Two.\n>\n> — Three\n\nFour.")
    let quote = try #require(page.boxes(of: .quote).first)
    // A line of 34 px, 12 px, a line of 20 px.
    #expect(quote.frame.y.pixels == 62)
    #expect(quote.frame.height.pixels == 66)
    #expect(page.boxes(of: .attribution).count == 1)
  }

  @Test func codeIsAsHighAsItsLines() throws {
    #expect(try outline("```\na\nb\n\nc\n```\n\nEnd.") == ["code 0+120", "paragraph 144+30"])
  }

  @Test func aPictureOfUnknownSizeHasTheUsualShape() throws {
    let page = try LaidOut.page(body: "![Alt](a.svg)\n\nEnd.", width: 640)
    let picture = try #require(page.boxes.first { $0.role == .picture })
    #expect(picture.frame.width.pixels == 600)
    #expect(picture.frame.height.pixels == 400)
  }

  @Test func aPictureOfAnotherHostKeepsItsShape() throws {
    let page = try LaidOut.page(
      body: "<img src=https://x.example/a.png alt=Alt width=300 height=100>\n\nEnd.", width: 640)
    let picture = try #require(page.boxes.first { $0.role == .picture })
    #expect(picture.frame.width.pixels == 300)
    #expect(picture.frame.height.pixels == 100)
  }

  @Test(arguments: [
    ("<iframe src=https://youtu.be/a></iframe>", 337.5),
    ("<iframe src=https://youtu.be/a width=400 height=300></iframe>", 450),
    ("<iframe src=https://datawrapper.dwcdn.net/a/ height=420></iframe>", 420),
    ("<audio src=a.mp3></audio>", 54),
    ("<blockquote class=twitter-tweet>A <a href=https://x.com/a/status/1>b</a></blockquote>", 583),
  ])
  func whatAnotherSiteShowsHasItsRoom(_ html: String, _ height: Double) throws {
    let page = try LaidOut.page(body: "\(html)\n\nEnd.", width: 640)
    let frame = try #require(page.boxes(of: .frame).first)
    #expect(frame.frame.height.pixels == height)
  }

  @Test func cellsOfARowAreAsHighAsTheHighest() throws {
    let words = Array(repeating: "word", count: 60).joined(separator: " ")
    let page = try LaidOut.page(body: "| a | b |\n|---|---|\n| x | \(words) |\n\nEnd.")
    let cells = page.boxes(of: .tableCell)
    #expect(cells.count == 2)
    #expect(cells[0].frame.height == cells[1].frame.height)
    #expect(cells[1].frame.height.pixels > 60)
    #expect(cells[1].frame.width > cells[0].frame.width)
  }

  @Test func slotsTakeTheirLabelAndTheSpaceKeptFree() throws {
    let page = try LaidOut.page(body: Array(repeating: "One.", count: 5).joined(separator: "\n\n"))
    // Four paragraphs end at 180; 32 px of margin, a label of 16 + 6 px, the space of 250 px.
    #expect(page.bodyOutline[4] == "ad 212+272")
    #expect(page.bodyOutline[5] == "paragraph 516+30")
  }

  @Test func emptyParagraphsTakeNoRoom() throws {
    #expect(try outline("One.\n\n<p> </p>\n\nTwo.").last == "paragraph 50+30")
  }
}
