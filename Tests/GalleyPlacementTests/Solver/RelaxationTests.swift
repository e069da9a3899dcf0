import Testing

@testable import GalleyPlacement

@Suite struct RelaxationTests {
  @Test func findsTheNearestValueUpwardsAndDownwards() {
    for threshold in 1...20 {
      #expect(Relaxation.nearest(to: 0, towards: 20) { $0 >= threshold } == threshold)
      #expect(Relaxation.nearest(to: 0, towards: -20) { $0 <= -threshold } == -threshold)
    }
  }

  @Test func stays() {
    #expect(Relaxation.nearest(to: 7, towards: 20) { _ in true } == 7)
    #expect(Relaxation.nearest(to: 7, towards: 7) { _ in true } == 7)
  }

  @Test func noValueIsEnough() {
    #expect(Relaxation.nearest(to: 0, towards: 20) { _ in false } == nil)
  }

  @Test func theWholeRangeOfNumbers() {
    var asked = 0
    let found = Relaxation.nearest(to: .max, towards: .min) {
      asked += 1
      return $0 <= -5
    }
    #expect(found == -5)
    #expect(asked <= 66)
  }

  /// Three ads need 3 · 200 px between the first gap, at 100 px, and the last one, at 700.
  @Test func theSpacingThatAdmitsOneMore() {
    let text = ColumnOfText(paragraphs: 8, spacing: Spacing(distance: px(350)))
    #expect(text.problem.solve().solution.ads.count == 2)
    let found = Relaxation.nearest(to: px(350), towards: 0) { distance in
      var other = text
      other.spacing?.distance = distance
      return other.problem.solve().solution.ads.count > 2
    }
    #expect(found == px(300))
  }
}
