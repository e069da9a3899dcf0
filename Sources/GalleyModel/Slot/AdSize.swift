/// A size that an advertisement may have.
package enum AdSize: Hashable, Sendable, CustomStringConvertible {
  /// Width and height in CSS px.
  case fixed(PixelSize)
  /// As wide as its column; the height is known only when the advertisement is there.
  case fluid

  package var pixels: PixelSize? {
    if case .fixed(let size) = self { size } else { nil }
  }

  package var description: String { pixels?.description ?? "fluid" }
}
