import Testing

@testable import GalleyPlacement

@Suite struct ViolationTests {
  private func solution(_ gaps: [Int], sizes: [Int]? = nil) -> PlacementSolution {
    PlacementSolution(
      gaps.enumerated().map { PlacementSolution.Ad(candidate: $1 - 1, offer: sizes?[$0] ?? 0) })
  }

  @Test func noneWhereAllHolds() {
    let text = ColumnOfText(paragraphs: 12, spacing: Spacing(distance: px(300)), limit: 3)
    #expect(text.problem.violations(of: solution([1, 4, 7])) == [])
    #expect(text.problem.violations(of: solution([])) == [])
  }

  @Test func closedGapsUnlessPinned() {
    var text = ColumnOfText(paragraphs: 12)
    text.closed = [2, 4]
    text.pinned = [4]
    #expect(text.problem.violations(of: solution([2, 4, 6])) == [.closed(ad: 1)])
  }

  @Test func neighboursTooNearInEachMeasure() {
    let spacing = Spacing(distance: px(300), paragraphs: 3, words: 150)
    let text = ColumnOfText(paragraphs: 12, spacing: spacing)
    #expect(
      text.problem.violations(of: solution([1, 4, 6])) == [
        .distance(ad: 3, needed: px(300), actual: px(200)),
        .paragraphs(ad: 3, needed: 3, actual: 2), .words(ad: 3, needed: 150, actual: 100),
      ])
  }

  @Test func outOfOrder() {
    let text = ColumnOfText(paragraphs: 12)
    #expect(text.problem.violations(of: solution([4, 4, 3])) == [.order(ad: 2), .order(ad: 3)])
  }

  @Test func whatThereIsNot() {
    let text = ColumnOfText(paragraphs: 12)
    #expect(
      text.problem.violations(of: solution([0, 1, 12], sizes: [0, 1, 0]))
        == [.unknown(ad: 1), .unknown(ad: 2), .unknown(ad: 3)])
  }

  @Test func limits() {
    var text = ColumnOfText(paragraphs: 12, limit: 2)
    text.weightLimit = px(600)
    #expect(
      text.problem.violations(of: solution([2, 5, 8])) == [
        .count(limit: 2, actual: 3), .weight(limit: px(600), actual: px(750)),
      ])
  }

  /// The second one stands 250 px lower than along the content, for the one above it.
  @Test func obstaclesOnTheFinishedPage() {
    var text = ColumnOfText(paragraphs: 12)
    text.obstacles = [Obstacle(top: px(800), bottom: px(900), distance: px(50))]
    #expect(text.problem.violations(of: solution([1, 7])) == [])
    #expect(
      text.problem.violations(of: solution([1, 5])) == [
        .obstacle(ad: 2, obstacle: 0, needed: px(50), actual: px(-150))
      ])
    #expect(
      text.problem.violations(of: solution([6])) == [
        .obstacle(ad: 1, obstacle: 0, needed: px(50), actual: px(-50))
      ])
  }
}

@Suite struct EvennessTests {
  @Test func nothingDeviatesFromTheEvenSplit() {
    for count in 0...5 {
      let positions = (1..<(count + 1)).map { $0 * 600 }
      #expect(Evenness(positions: positions, length: 600 * (count + 1)).squaredPixels == 0)
    }
  }

  /// Spacings of 100 and 300 px, each 100 px off the even split.
  @Test func isInSquaredPixels() {
    #expect(Evenness(positions: [px(100)], length: px(400)).squaredPixels == 20_000)
  }

  @Test func comparesBetweenDifferentNumbers() {
    let one = Evenness(positions: [px(100)], length: px(300))  // 50² + 50² = 5000
    let two = Evenness(positions: [px(50), px(200)], length: px(300))  // 50² + 50² + 0 = 5000
    let more = Evenness(positions: [px(50) - 1, px(200)], length: px(300))
    #expect(one == two)
    #expect(one < more)
    #expect(two < more)
  }

  /// Thirds of a length that three does not divide: no rounding.
  @Test func isExact() {
    let length = (1 << 36) - 1
    let near = Evenness(positions: [length / 3, length / 3 * 2 + 1], length: length)
    let nearer = Evenness(positions: [length / 3, length / 3 * 2], length: length)
    #expect(nearer < near)
    #expect(!(near < nearer))
  }
}
