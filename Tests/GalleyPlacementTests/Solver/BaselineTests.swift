import Testing

@testable import GalleyPlacement

@Suite struct BaselineTests {
  @Test func greedyTakesTheFirstGapsThatAreFarEnoughApart() {
    let text = ColumnOfText(paragraphs: 12, spacing: Spacing(distance: px(400)))
    #expect(Greedy(text.problem).solve().gaps == [1, 5, 9])
  }

  @Test func greedyTakesTheLargestSizeThatFits() {
    var text = ColumnOfText(paragraphs: 12)
    text.offers = [
      [Offer(height: px(250), area: 75_000), Offer(height: px(600), area: 180_000)]
    ]
    text.weightLimit = px(1000)
    #expect(Greedy(text.problem).solve().sizes == [1, 0])
    #expect(Greedy(text.problem).solve().gaps == [1, 2])
  }

  @Test func greedyKeepsAwayFromObstaclesAndClosedGaps() {
    var text = ColumnOfText(paragraphs: 12, spacing: Spacing(distance: px(200)), limit: 2)
    text.closed = [1]
    text.obstacles = [Obstacle(top: px(400), bottom: px(500), distance: 0)]
    #expect(Greedy(text.problem).solve().gaps == [5, 7])
  }

  @Test func everyNthCountsParagraphsAndNothingElse() {
    var text = ColumnOfText(paragraphs: 13, spacing: Spacing(distance: px(900)))
    text.closed = [4]
    #expect(EveryNth(text.problem, paragraphs: 4).solve().gaps == [4, 8, 12])
    text.limit = 2
    #expect(EveryNth(text.problem, paragraphs: 4).solve().gaps == [4, 8])
    #expect(EveryNth(text.problem, paragraphs: 0).solve().gaps == [1, 2])
  }

  @Test func spacefinderKeepsItsOwnDistancesAlone() {
    var text = ColumnOfText(paragraphs: 20, spacing: Spacing(distance: px(900)))
    text.closed = [2]
    #expect(Spacefinder(text.problem).solve().gaps == [3, 11])
    #expect(Spacefinder(text.problem, edge: px(900)).solve().gaps == [9])
    text.limit = 1
    #expect(Spacefinder(text.problem).solve().gaps == [3])
  }

  @Test func nothingToPlace() {
    var text = ColumnOfText(paragraphs: 12)
    text.offers = []
    #expect(Greedy(text.problem).solve().ads == [])
    #expect(EveryNth(text.problem, paragraphs: 2).solve().ads == [])
  }
}
