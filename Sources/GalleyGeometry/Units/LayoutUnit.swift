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
  /// One of so many equal parts, which together are the length.
  ///
  /// - Parameter number: from 0.
  package func part(_ number: Int, of count: Int) -> LayoutUnit {
    LayoutUnit(rawValue: rawValue * (number + 1) / count - rawValue * number / count)
  }

  package static func / (a: LayoutUnit, b: Int) -> LayoutUnit {
    LayoutUnit(rawValue: a.rawValue / max(b, 1))
  }
}
