/// How the lines of a theme's texts are filled, and how high they are; what is `nil` is as it is by default.
package struct LineStyle: Hashable, Sendable {
  package var wrap: LineWrap?
  package var height: LineHeight?
  package var alignment: LineAlignment?

  package init() {}

  package func applied(to other: LineStyle) -> LineStyle {
    var changed = other
    changed.wrap = wrap ?? other.wrap
    changed.height = height ?? other.height
    changed.alignment = alignment ?? other.alignment
    return changed
  }
}

/// What browsers do beside filling each line: neither changes how many lines there are.
package enum LineWrap: String, Hashable, Sendable, CaseIterable {
  /// Lines are about equally long.
  case balance
  /// No word stands alone on the last line, where the browser can help it.
  case pretty
}

package enum LineAlignment: String, Hashable, Sendable, CaseIterable {
  case start
  /// Spaces are widened until each line but the last fills the column.
  case justify
}

package enum LineHeight: Hashable, Sendable {
  /// Of the size of type.
  case ratio(Double)
  /// CSS px.
  case pixels(Int)
  /// As high as the font has its lines.
  case normal
}

/// How high the lines of a font are where nothing else says it, in units of its own.
package struct NaturalLine: Hashable, Sendable {
  package var unitsPerEm: Int
  /// Above the baseline.
  package var ascent: Int
  /// Below it.
  package var descent: Int
  package var gap: Int

  package init(unitsPerEm: Int, ascent: Int, descent: Int, gap: Int) {
    self.unitsPerEm = unitsPerEm
    self.ascent = ascent
    self.descent = descent
    self.gap = gap
  }

  /// What `line-height: normal` comes to for a size, both in CSS px: Chromium rounds each part by itself.
  package func height(ofSize size: Int) -> Int {
    let scale = Double(size) / Double(max(1, unitsPerEm))
    let parts = [ascent, descent, max(0, gap)].map { Int((Double($0) * scale).rounded()) }
    return min(max(parts.reduce(0, +), Self.limits.lowerBound), Self.limits.upperBound)
  }

  /// CSS px: some fonts say nothing of their lines, or nonsense.
  private static let limits = 8...400
}

extension FontFamily {
  /// That of Liberation 1.07.4.
  var naturalLine: NaturalLine {
    switch self {
    case .serif: NaturalLine(unitsPerEm: 2048, ascent: 1825, descent: 443, gap: 87)
    case .sans: NaturalLine(unitsPerEm: 2048, ascent: 1854, descent: 434, gap: 67)
    case .mono: NaturalLine(unitsPerEm: 2048, ascent: 1705, descent: 615, gap: 0)
    }
  }
}
