import GalleyGeometry
import Testing

@testable import GalleyRules

@Suite struct ScreenRegionTests {
  private func frame(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> Frame {
    Frame(
      x: LayoutUnit(x), y: LayoutUnit(y), width: LayoutUnit(width), height: LayoutUnit(height))
  }

  private static let samples: [(frames: [[Int]], share: Double)] = [
    ([], 0),
    ([[0, 100, 100, 100]], 1),
    ([[0, 0, 1000, 1000]], 1),
    ([[0, 0, 100, 100], [0, 200, 100, 50]], 0),
    ([[0, 150, 100, 500]], 0.5),
    // Those that overlap count once.
    ([[0, 100, 50, 50], [0, 125, 50, 50]], 0.375),
    ([[0, 100, 50, 50], [25, 100, 50, 50]], 0.375),
    ([[0, 100, 100, 10], [0, 100, 10, 100]], 0.19),
    ([[0, 100, 10, 10], [50, 100, 10, 10]], 0.02),
  ]

  @Test(arguments: samples)
  func share(_ frames: [[Int]], _ share: Double) {
    var region = ScreenRegion(frame(0, 100, 100, 100))
    for corners in frames { region.insert(frame(corners[0], corners[1], corners[2], corners[3])) }
    #expect(abs(region.share - share) < 1e-9)
  }
}
