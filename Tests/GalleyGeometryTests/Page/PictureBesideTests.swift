import GalleyGeometry
import GalleyModel
import Testing

/// Pictures of 200 px beside text of 600: with 24 px between, it has 376 px, and 6 px above and 12 below them.
/// Lines are 30 px, words about 64.
@Suite struct PictureBesideTests {
  private static let picture =
    "<figure class=alignleft><img src=https://x.example/a.png width=400 height=200></figure>"
  private static let words = Array(repeating: "harbour", count: 40).joined(separator: " ")

  private func page(_ body: String, front: String = "", width: Int = 640) throws -> PageBoxes {
    try LaidOut.page(
      theme: ", pictures: { beside: 200px, from: 500px }", front: front, body: body, width: width)
  }

  private func lines(_ page: PageBoxes) -> [Int] {
    page.boxes(of: .paragraph).map { $0.text?.lineCount ?? 0 }
  }

  @Test func linesBesideItAreShorter() throws {
    let alone = try page(Self.words)
    let beside = try page("\(Self.picture)\n\n\(Self.words)")
    // Four lines begin above 118 px: they have 5 words instead of 8.
    #expect(beside.bodyOutline.prefix(2).map(\.self) == ["figure 0+106", "paragraph 0+210"])
    #expect(lines(alone) == [5])
    #expect(lines(beside) == [7])
    let text = try #require(beside.boxes(of: .paragraph).first)
    #expect(text.frame.width.pixels == 600)
  }

  @Test(arguments: [
    ("left", "", 20.0), ("right", "", 420), ("left", "language: he", 20),
    ("right", "language: he", 420),
  ])
  func itStandsAtItsSide(_ side: String, _ front: String, _ x: Double) throws {
    let picture = Self.picture.split(separator: "left").joined(separator: side)
    let page = try page("\(picture)\n\n\(Self.words)", front: front)
    let figure = try #require(page.boxes(of: .figure).first)
    #expect(figure.frame.x.pixels == x)
    #expect(figure.frame.width.pixels == 200)
    #expect(lines(page) == [7])
  }

  @Test func allButParagraphsBeginBelowIt() throws {
    #expect(
      try page("\(Self.picture)\n\nOne.\n\n## Two\n\nThree.").bodyOutline
        == ["figure 0+106", "paragraph 0+30", "heading2 118+34", "paragraph 164+30"])
    #expect(
      try page("\(Self.picture)\n\nOne ![a](b.jpg) two.").bodyOutline.map { $0.prefix(13) }
        == ["figure 0+106", "paragraph 118"])
    #expect(
      try page("\(Self.picture)\n\nOne.\n\n\(Self.picture)\n\nTwo.").bodyOutline
        == ["figure 0+106", "paragraph 0+30", "figure 118+106", "paragraph 50+30"])
  }

  @Test func theBodyEndsBelowIt() throws {
    let page = try page("One.\n\n\(Self.picture)")
    let body = try #require(page.boxes.first { $0.role.isBody })
    #expect(body.frame.height.pixels == 168)
  }

  @Test func aSmallOneIsAsWideAsItIs() throws {
    let picture = "<img class=alignright src=https://x.example/a.png width=80 height=80>"
    let figure = try #require(try page("\(picture)\n\nOne.").boxes(of: .figure).first)
    #expect(figure.frame.width.pixels == 80)
    #expect(figure.frame.height.pixels == 86)
  }

  @Test func narrowTextHasItAsWideAsItself() throws {
    let page = try page("\(Self.picture)\n\nOne.", width: 499)
    #expect(page.bodyOutline.map { $0.prefix(9) } == ["figure 0+", "paragraph"])
    #expect(try #require(page.boxes(of: .figure).first).frame.width.pixels > 400)
  }

  @Test func aWordWiderThanItsRoomIsEstimated() throws {
    let word = String(repeating: "harbour", count: 8)
    let paragraphs = try page("\(Self.picture)\n\n\(word)\n\nOne.").boxes(of: .paragraph)
    #expect(paragraphs.map(\.isEstimated) == [true, false])
  }

  /// Chromium keeps lines beside the narrow one in the middle as short as beside the wide one above it.
  @Test(arguments: [
    (["200 left", "80 left", "160 left"], true), (["200 left", "80 right", "200 left"], true),
    (["80 left", "160 left", "200 left"], false), (["200 left", "80 left"], false),
    (["200 left", "200 left", "200 left"], false),
  ])
  func narrowOnesBetweenOthersAreEstimated(_ pictures: [String], _ isEstimated: Bool) throws {
    let figures = pictures.map { picture in
      let parts = picture.split(separator: " ")
      return "<figure class=align\(parts[1])><img src=a.png width=\(parts[0]) height=100></figure>"
    }
    let text = Array(repeating: Self.words, count: 2).joined(separator: " ")
    let page = try page("\(figures.joined(separator: "\n\n"))\n\n\(text)")
    #expect(page.boxes(of: .paragraph).map(\.isEstimated) == [isEstimated])
  }

  /// Text of 600 px in a page of 1000 px: pictures stand in its middle, as text does.
  @Test(arguments: [
    ("class=half", 360.0, 300.0), ("class=alignwide", 120, 780), ("class=alignfull", 20, 980),
    ("class=alignfull width=640 height=10", 190, 640), ("class=half width=100 height=10", 360, 300),
    ("class=alignwide width=600 height=10", 210, 600),
    ("class=large", 210, 600),
  ])
  func somePicturesAreNotAsWideAsText(
    _ attributes: String, _ x: Double, _ width: Double
  ) throws {
    let page = try LaidOut.page(
      theme: ", pictures: { half: 300px, wide: 780px }",
      body: "One.\n\n<img src=a.png \(attributes)>",
      width: 1020)
    let figure = try #require(page.boxes(of: .figure).first)
    #expect(figure.frame.x.pixels == x)
    #expect(figure.frame.width.pixels == width)
    #expect(page.boxes(of: .paragraph).map(\.frame.width.pixels) == [600])
  }

  @Test func widePicturesAreNoWiderThanTheirColumn() throws {
    let pictures =
      "<img class=half src=a.png>\n\n<img class=wide src=a.png>\n\n<img class=full src=a.png>"
    let theme = ", pictures: { half: 300px, wide: 780px }"
    let narrow = try LaidOut.page(theme: theme, body: pictures, width: 280)
    #expect(narrow.boxes(of: .figure).map(\.frame.width.pixels) == [240, 240, 240])
    let unsaid = try LaidOut.page(body: pictures, width: 1000)
    #expect(unsaid.boxes(of: .figure).map(\.frame.width.pixels) == [600, 600, 600])
  }

  /// Each line looks at the pictures beside it alone.
  @Test func manyInARowAreFastEnough() throws {
    let many = Array(repeating: Self.picture, count: 100).joined(separator: "\n\n")
    let text = Array(repeating: Self.words, count: 100).joined(separator: " ")
    let page = try page("\(many)\n\n\(text)")
    #expect(page.boxes(of: .figure).last?.frame.y.pixels == Double(99 * 118))
  }
}
