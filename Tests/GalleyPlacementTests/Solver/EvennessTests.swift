import Testing

@testable import GalleyPlacement

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
