import Testing

@testable import GalleyGeometry

/// Equal parts of a length, as Blink shares out the free space of a flex container.
struct PartsTests {
  /// What Chromium was seen to give.
  @Test(arguments: [
    (1, [0, 1, 0]), (2, [0, 1, 1]), (3, [1, 1, 1]), (4, [0, 1, 0, 1, 0, 1, 1]),
    (5, [0, 1, 0, 1, 1, 1, 1]), (6, [0, 1, 1, 1, 1, 1, 1]),
    (2, [0, 1, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
  ])
  func roundDownAndUpInTurn(_ length: Int, _ parts: [Int]) {
    #expect(LayoutUnit(rawValue: length).parts(parts.count).map(\.rawValue) == parts)
    let longer = LayoutUnit(rawValue: length + 1000 * parts.count)
    #expect(longer.parts(parts.count).map(\.rawValue) == parts.map { $0 + 1000 })
  }

  @Test func cellsAreNotDivided() {
    #expect(LayoutUnit(7).parts(3, inStepsOf: 64).map(\.pixels) == [2, 3, 2])
  }
}
