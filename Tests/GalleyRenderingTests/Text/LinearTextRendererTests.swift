import GalleyModel
import GalleyRendering
import Testing

@Suite struct LinearTextRendererTests {
  private func text(_ page: Page, breakpoint: Int? = nil) -> String {
    String(decoding: LinearTextRenderer(breakpoint: breakpoint).render(page), as: UTF8.self)
  }

  @Test func everyPartComesInTheOrderOfReading() throws {
    let lines = text(try SamplePage.courier()).split(separator: "\n")
    let parts = [
      "23.6 C", "Port Louis", "Friday, April 19, 2024", "Download The App:", "Read in French",
      "The Port Louis Courier", "News", "Advertisement", "spot_img",
      "What forty school rain gauges say about the floods", "By Neel Gopaul, Asha Ramgoolam",
      "Slanting rain over rooftops", "A gauge costs less than a pair of school shoes.",
      "Forty funnels", "- Advertisement -", "spot_img", "9. Count the tips.", "Tags", "Share",
      "- Advertisement -", "spot_img", "More Articles",
      "The first ferry leaves at six, with room for bicycles", "Leave a Reply", "Comment:",
      "Please enter your comment!", "Name:*", "Please enter your name here", "Email:*",
      "Please enter your email address here", "Website:", "Post Comment", "Latest Articles",
      "© 2024 The Port Louis Courier",
    ]
    var rest = lines[...]
    for part in parts {
      guard let index = rest.firstIndex(where: { $0 == part }) else {
        Issue.record("'\(part)' is missing or out of order")
        return
      }
      rest = rest[(index + 1)...]
    }
  }

  @Test func aParagraphIsALine() throws {
    var make = BodyBuilder()
    make.add(.paragraph(make.rich("One  very\nlong ", "line", "\n", "and a break.")))
    make.add(
      .list(
        BodyList(
          start: nil, isTight: true,
          items: [
            [
              make.paragraph("outer"),
              make.block(
                .list(BodyList(start: 3, isTight: true, items: [[make.paragraph("inner")]]))),
            ],
            [
              make.block(
                .list(BodyList(start: nil, isTight: true, items: [[make.paragraph("deep")]])))
            ],
          ])))
    let text = text(try SamplePage.courier(body: make.body))
    #expect(
      text.contains(
        "\n\nOne very long line\nand a break.\n\n- outer\n  3. inner\n- - deep\n\n"))
  }

  @Test func aBreakpointLeavesOutWhatItDoesNotShow() throws {
    let page = try SamplePage.courier()
    #expect(text(page).contains("Must Read"))
    #expect(!text(page, breakpoint: 0).contains("Must Read"))
    #expect(text(page, breakpoint: 2).contains("Must Read"))
  }
}
