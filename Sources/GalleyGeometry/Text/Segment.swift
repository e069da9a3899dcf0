import GalleyModel
import GalleyText

/// A stretch of text in one style.
///
/// What its pieces are measured in, its units, are those of its face, so that they hold for any size of
/// type. Where a width is no multiple of them (tracking, some spaces) the text is bound to its size, and
/// units are subpixels.
struct Segment: Sendable {
  /// Offsets of bytes.
  var range: Range<Int>
  /// Never freed, so that copies of a segment count no references.
  unowned(unsafe) var face: FontFace
  /// Subpixels in a unit of the face.
  private(set) var scale: Int
  /// Subpixels after each character.
  var tracking: Int
  /// Index of its first piece, or of the next segment's where it has none.
  var firstPiece = 0
  private(set) var isBound = false
  var isUppercase: Bool
  /// Whether this is a line break instead of text.
  var isBreak = false
  /// Of code and of what is raised or lowered, which is smaller than the text that it stands in.
  private let runStyle: Run.Style

  init(
    _ range: Range<Int>, _ style: TextStyle, in fonts: FontSet, runStyle: Run.Style = .plain
  ) {
    self.range = range
    self.runStyle = runStyle
    let face = fonts.face(of: style)
    self.face = face
    scale = Self.scale(ofSize: style.size, face)
    tracking =
      style.tracking == 0 ? 0 : Int((style.tracking * Double(Subpixel.perPixel)).rounded())
    isUppercase = style.isUppercase
  }

  /// A run of a text.
  init(_ run: Run, in style: TextStyle, _ fonts: FontSet) {
    self.init(run.text.indices, style.applying(run.style), in: fonts, runStyle: run.style)
    if case .lineBreak = run.kind { isBreak = true }
  }

  /// Whether a text's width is the sum of its bytes' advances, in any size.
  var isPlain: Bool { tracking == 0 && !isUppercase && !face.isOfOneSize }
  var isOnCells: Bool { face.isOfTerminal }
  var isShaped: Bool { face.stack != nil }
  /// Units in a unit of the face.
  var factor: Int { isBound ? scale : 1 }
  /// Subpixels in a unit.
  var step: Int { isBound ? 1 : scale }
  /// The room that a space takes, in units.
  var space: Int { face.space * factor + tracking }

  /// Measures in subpixels from now on.
  mutating func bind() { isBound = true }

  /// Sets the text that it belongs to in another size, in CSS px.
  mutating func resize(to size: Int) {
    scale = Self.scale(ofSize: BoxStyle.size(of: runStyle, in: size), face)
  }

  private static func scale(ofSize size: Int, _ face: FontFace) -> Int {
    size * Subpixel.perPixel / face.unitsPerEm
  }

  /// The room that a byte of ASCII takes without tracking, in units.
  func width(ofByte byte: UInt8) -> Int {
    Int(face.bytes[Int(byte)]) % FontFace.stop * factor
  }

  /// The room that a scalar takes, in units, and whether that is an estimate.
  func advance(of scalar: UInt32) -> (width: Int, isEstimated: Bool) {
    guard isUppercase, let written = Unicode.Scalar(scalar) else { return glyph(scalar) }
    return written.properties.uppercaseMapping.unicodeScalars.reduce((0, false)) { sum, shown in
      let (width, isEstimated) = glyph(shown.value)
      return (sum.0 + width, sum.1 || isEstimated)
    }
  }

  private func glyph(_ scalar: UInt32) -> (Int, Bool) {
    if let stack = face.stack {
      let (advance, isEstimated) = stack.roughAdvance(of: scalar)
      return (advance * factor + tracking, isEstimated)
    }
    if let units = face.advance(of: scalar) { return (units * factor + tracking, false) }
    if let space = SpaceWidths.width(of: scalar, in: self) { return (space + tracking, false) }
    let fallback = Fallback.advance(of: scalar)
    let units = fallback.units * face.unitsPerEm / FontFace.builtInUnits
    return (units * factor + tracking, fallback.isEstimated)
  }
}

extension Segment {
  /// What decides how letters are shaped, besides them.
  var shapingContext: UInt64 {
    UInt64(UInt(bitPattern: ObjectIdentifier(face))) << 3 | (isUppercase ? 2 : 0)
      | (tracking != 0 ? 4 : 0)
  }
}

/// The fractions of a CSS px that advances are added up in: fine enough to be exact.
enum Subpixel {
  static let perPixel = 1 << 22
  static let perLayoutUnit = perPixel / 64

  /// The layout units that a width in subpixels takes: rounded up, as browsers do for the text of each
  /// element on a line.
  static func roundedUp(_ subpixels: Int) -> Int {
    (subpixels + perLayoutUnit - 1) / perLayoutUnit
  }
}
