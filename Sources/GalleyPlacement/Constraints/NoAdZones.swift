package import GalleyModel
import GalleyBasics

/// None where the author wants none.
package struct NoAdZones: GapConstraint {
  /// By gap, the line of the mark that says so.
  private var lines: [Int: Int] = [:]

  /// - Parameter marks: in the order of the text; one that no other ends is about its own gap alone.
  package init(_ marks: [AdMark]) {
    var open: AdMark?
    for mark in marks {
      switch mark.kind {
      case .none:
        lines[mark.gap] = Int(mark.line)
        open = open ?? mark
      case .end:
        guard let start = open else { continue }
        for gap in start.gap...max(start.gap, mark.gap) { lines[gap] = Int(start.line) }
        open = nil
      case .here, .unknown: break
      }
    }
  }

  /// Whether the author wants none in a gap.
  package func contains(_ gap: Int) -> Bool { lines[gap] != nil }

  func shortfall(at gap: Int, in body: BodyMeasure) -> Shortfall? {
    lines[gap].map { Shortfall(PlacementRule(.zone), to: "the author's mark in line \($0)") }
  }
}
