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

  /// By a size of type in CSS px.
  package func ratio(to size: Int) -> Double {
    switch self {
    case .ratio(let ratio): ratio
    case .pixels(let pixels): Double(pixels) / Double(max(1, size))
    }
  }
}
