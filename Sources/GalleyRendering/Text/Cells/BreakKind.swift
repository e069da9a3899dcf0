/// What a character lets a line do beside it: the part of Unicode's line breaking (UAX #14) that
/// shows in a terminal.
enum BreakKind: UInt8 {
  case other
  case space
  /// A line break that the author wrote.
  case newline
  /// A line may break after it, inside a word.
  case hyphen
  /// A line may break before and after it.
  case ideograph
  /// Stays with what follows.
  case opening
  /// Stays with what precedes, as closing brackets, full stops and small kana do (kinsoku).
  case closing
  /// Nothing breaks beside it.
  case glue

  init(ascii byte: UInt8) {
    switch byte {
    case 0x0A: self = .newline
    case 0x20: self = .space
    case UInt8(ascii: "-"): self = .hyphen
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): self = .opening
    case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"),
      UInt8(ascii: ";"), UInt8(ascii: "%"):
      self = .closing
    default: self = .other
    }
  }

  init(_ character: Character) {
    let scalar = character.unicodeScalars.first?.value ?? 0
    if scalar < 0x80 {
      self.init(ascii: UInt8(scalar))
    } else {
      self.init(scalar: scalar)
    }
  }

  private init(scalar: UInt32) {
    switch scalar {
    case 0xA0, 0x202F, 0x2007, 0x2011, 0x2060, 0xFEFF: self = .glue
    case 0x1680, 0x2000...0x200B, 0x205F, 0x3000: self = .space
    case 0x2010, 0x2013, 0x2014: self = .hyphen
    case 0xAB, 0x2018, 0x201C, 0x2039: self = .opening
    case 0xBB, 0x2019, 0x201D, 0x203A, 0x2026, 0x2025: self = .closing
    default: self = Self.isInCJK(scalar) ? Self(cjk: scalar) : .other
    }
  }

  /// CJK symbols, kana, ideographs and full-width forms; Hangul breaks at its spaces.
  private static func isInCJK(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x2E80...0x312F, 0x3190...0x9FFF, 0xA000...0xA4CF, 0xF900...0xFAFF, 0xFE30...0xFE4F,
      0xFF00...0xFF9F, 0x20000...0x3FFFF:
      true
    default: false
    }
  }

  private init(cjk scalar: UInt32) {
    switch Unicode.Scalar(scalar)?.properties.generalCategory {
    case .openPunctuation, .initialPunctuation: self = .opening
    case .closePunctuation, .finalPunctuation, .otherPunctuation, .modifierLetter: self = .closing
    default: self = Self.smallKana.contains(scalar) ? .closing : .ideograph
    }
  }

  private static let smallKana: Set<UInt32> = Set(
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ".unicodeScalars.map(\.value))
}
