/// The colours of a page.
package struct Palette: Hashable, Sendable {
  /// Text.
  package var ink: Color
  /// The page.
  package var paper: Color
  /// Section labels, links, the masthead's rule.
  package var accent: Color
  /// Secondary text.
  package var muted: Color
  /// Lines between things.
  package var rule: Color
  /// The ground of an ad slot.
  package var slot: Color

  package static let light = Palette(
    ink: Color(0x1a1a1a), paper: Color(0xffffff), accent: Color(0xa3161d), muted: Color(0x5c5c5c),
    rule: Color(0xd9d6cf), slot: Color(0xf4f2ec))

  package static let dark = Palette(
    ink: Color(0xe9e6df), paper: Color(0x15171a), accent: Color(0xff8a80), muted: Color(0xa9a59c),
    rule: Color(0x383b40), slot: Color(0x202327))
}

/// A colour in sRGB.
package struct Color: Hashable, Sendable {
  /// 0xRRGGBB.
  package var rgb: UInt32

  package init(_ rgb: UInt32) { self.rgb = rgb }
}
