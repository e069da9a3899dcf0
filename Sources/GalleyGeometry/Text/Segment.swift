/// A stretch of text in one style.
struct Segment: Sendable {
  /// Offsets of bytes.
  var range: Range<Int>
  var style: TextStyle
  /// Never freed, so that copies of a segment count no references.
  unowned(unsafe) var face: FontFace
  /// Subpixels in a unit of the face.
  var scale: Int
  /// Subpixels after each character.
  var tracking: Int
  /// The room that a space takes, in subpixels.
  var space: Int
  /// Whether this is a line break instead of text.
  var isBreak = false

  init(_ range: Range<Int>, _ style: TextStyle) {
    self.range = range
    self.style = style
    face = style.face
    scale = style.size * Subpixel.perPixel / FontFace.unitsPerEm
    tracking = Int((style.tracking * Double(Subpixel.perPixel)).rounded())
    space = tracking
    space += width(ofByte: 0x20)
  }

  /// The room that a byte of ASCII takes without tracking, in subpixels.
  func width(ofByte byte: UInt8) -> Int {
    Int(face.bytes[Int(byte)] & FontFace.advanceMask) * scale
  }

  /// Whether a text's width is the sum of its bytes' advances.
  var isPlain: Bool { tracking == 0 && !style.isUppercase }

  /// The room that a scalar takes, in subpixels, and whether that is an estimate.
  func advance(of scalar: UInt32) -> (width: Int, isEstimated: Bool) {
    guard style.isUppercase, let written = Unicode.Scalar(scalar) else { return glyph(scalar) }
    return written.properties.uppercaseMapping.unicodeScalars.reduce((0, false)) { sum, shown in
      let (width, isEstimated) = glyph(shown.value)
      return (sum.0 + width, sum.1 || isEstimated)
    }
  }

  private func glyph(_ scalar: UInt32) -> (Int, Bool) {
    if let units = face.advance(of: scalar) { return (units * scale + tracking, false) }
    if let space = SpaceWidths.width(of: scalar, in: self) { return (space + tracking, false) }
    let fallback = Fallback.advance(of: scalar)
    return (fallback.units * scale + tracking, fallback.isEstimated)
  }
}

/// The fractions of a CSS px that advances are added up in: fine enough to be exact.
enum Subpixel {
  static let perPixel = 1 << 16
  static let perLayoutUnit = perPixel / 64
}
