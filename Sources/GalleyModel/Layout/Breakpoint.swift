package import GalleyBasics

/// A viewport width from which the page is laid out anew, and the screen it is judged on.
package struct Breakpoint: Sendable, Named {
  package var name: Spanned<String>
  /// The smallest viewport width, in CSS px, at which it applies.
  package var from: Spanned<Int>
  /// Width and height of the screen that previews use, in CSS px.
  package var screen: PixelSize
  /// Where the screen is written; `nil` for a usual one.
  package var screenSpan: Span?

  package init(
    name: Spanned<String>, from: Spanned<Int>, screen: PixelSize, screenSpan: Span? = nil
  ) {
    self.name = name
    self.from = from
    self.screen = screen
    self.screenSpan = screenSpan
  }
}

/// A width and a height in CSS px.
package struct PixelSize: Hashable, Sendable, CustomStringConvertible {
  package var width: Int
  package var height: Int

  package init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }

  package var description: String { "\(width)x\(height)" }
}
