import GalleyGeometry
import GalleyModel
import Testing

@Suite struct PageLayoutTests {
  private static let twoColumns = """
    layout: a
    breakpoints:
      mobile: { from: 0, screen: 390x844 }
      desktop: { from: 1000, screen: 1440x900 }
    grid:
      mobile: { margin: 10px, gap: 24px, areas: [story, rail, foot] }
      desktop:
        width: 960px
        columns: [1fr, 300px]
        gap: 40px
        areas: [story rail, foot foot]
    regions:
      story: [headline, body: ad]
      rail: [spot_img: tall]
      foot: [divider]
    slots:
      ad: { sizes: [300x250] }
      tall: { sizes: { desktop: [300x600] }, sticky: true }
    """

  private func page(_ width: Int, paragraphs: Int = 40) throws -> PageBoxes {
    let text = Array(repeating: "word", count: 40).joined(separator: " ")
    let body = Array(repeating: text, count: paragraphs).joined(separator: "\n\n")
    return try LaidOut.page(layout: Self.twoColumns, body: body, width: width)
  }

  private func region(_ index: Int, _ page: PageBoxes) throws -> PageBox {
    try #require(page.boxes.first { $0.role == .region(index) })
  }

  @Test func regionsStandInTheirAreas() throws {
    let page = try page(1440)
    let (story, rail, foot) = (try region(0, page), try region(1, page), try region(2, page))
    #expect(story.frame.x.pixels == 240)
    #expect(story.frame.width.pixels == 620)
    #expect(rail.frame.x.pixels == 900)
    #expect(rail.frame.y == story.frame.y)
    #expect(rail.frame.height == story.frame.height)
    #expect(foot.frame.y.pixels == story.frame.maxY.pixels + 40)
    #expect(page.height.pixels == foot.frame.maxY.pixels + 40)
  }

  @Test func aStickySlotGoesAlongToItsRegionsEnd() throws {
    let page = try page(1440)
    let rail = try region(1, page)
    let slot = try #require(page.boxes.first { $0.travel > .zero })
    #expect(slot.travel == rail.frame.maxY - slot.frame.maxY)
    #expect(slot.travel.pixels > 1000)
  }

  @Test func whatIsHiddenAtABreakpointTakesNoRoom() throws {
    let page = try page(390)
    #expect(page.breakpoint == 0)
    #expect(!page.boxes.contains { $0.role == .region(1) })
  }

  @Test func foldsAreAScreenApart() throws {
    let page = try page(1440)
    #expect(page.folds.first?.pixels == 800)
    #expect(page.folds.count == Int((page.height.pixels / 800).rounded(.up)) - 1)
  }

  @Test func pagesThatRunRightToLeftAreTurnedOver() throws {
    let page = try LaidOut.page(
      layout: Self.twoColumns, front: "language: ar", body: "كلمة", width: 1440)
    #expect(try region(0, page).frame.x.pixels == 1440 - 240 - 620)
    #expect(try region(1, page).frame.x.pixels == 240)
  }

  @Test func textOutsideTheKnownFontsIsEstimated() throws {
    let page = try LaidOut.page(body: "हिन्दी में एक वाक्य।")
    #expect(page.isEstimated)
    #expect(try !LaidOut.page(body: "A sentence.").isEstimated)
  }

  @Test func baselinesStandInTheirLines() throws {
    let page = try page(390)
    let paragraph = try #require(page.boxes(of: .paragraph).first)
    let text = try #require(paragraph.text)
    #expect(text.baselines.count == text.lineCount)
    #expect(text.baselines.allSatisfy { paragraph.frame.y < $0 && $0 < paragraph.frame.maxY })
  }
}
