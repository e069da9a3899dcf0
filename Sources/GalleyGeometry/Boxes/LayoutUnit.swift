/// A length of 1/64 CSS px, the smallest that browsers lay out with.
package struct LayoutUnit: Hashable, Comparable, Sendable {
  package var rawValue: Int

  package init(rawValue: Int) { self.rawValue = rawValue }

  /// - Parameter pixels: CSS px.
  package init(_ pixels: Int) { rawValue = pixels << 6 }

  /// Rounded down, as browsers read a length; what no page can hold is cut off.
  ///
  /// - Parameter pixels: CSS px.
  package init(_ pixels: Double) {
    rawValue = Int((max(-1e9, min(1e9, pixels)) * 64).rounded(.down))
  }

  /// CSS px.
  package var pixels: Double { Double(rawValue) / 64 }

  package static let zero = LayoutUnit(rawValue: 0)

  package static func < (a: LayoutUnit, b: LayoutUnit) -> Bool { a.rawValue < b.rawValue }
  package static func + (a: LayoutUnit, b: LayoutUnit) -> LayoutUnit {
    LayoutUnit(rawValue: a.rawValue + b.rawValue)
  }
  package static func - (a: LayoutUnit, b: LayoutUnit) -> LayoutUnit {
    LayoutUnit(rawValue: a.rawValue - b.rawValue)
  }
  package static func += (a: inout LayoutUnit, b: LayoutUnit) { a = a + b }
  package static func * (a: LayoutUnit, b: Int) -> LayoutUnit {
    LayoutUnit(rawValue: a.rawValue * b)
  }
  /// So many equal parts that together are the length.
  ///
  /// They are whole steps, in which Blink shares out the free space of a flex container: what is left is
  /// divided by those that are left, and rounded down and up in turn.
  package func parts(_ count: Int, inStepsOf step: Int = 1) -> [LayoutUnit] {
    var rest = rawValue / step
    return (0..<count).map { number in
      let left = count - number
      let part = number.isMultiple(of: 2) ? rest / left : (rest + left - 1) / left
      rest -= part
      return LayoutUnit(rawValue: part * step)
    }
  }

  package static func / (a: LayoutUnit, b: Int) -> LayoutUnit {
    LayoutUnit(rawValue: a.rawValue / max(b, 1))
  }
}
