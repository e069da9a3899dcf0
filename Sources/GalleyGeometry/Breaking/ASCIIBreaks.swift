/// Where browsers break between two characters of ASCII.
///
/// Blink and WebKit ask a table there instead of UAX #14, for speed and because authors rely on it
/// (Blink, `text_break_iterator.cc`): a line breaks after "?" in an address but never after "/", and
/// after every "-" that is no minus sign.
enum ASCIIBreaks {
  /// - Parameter prior: what stands before `left`, if anything does.
  static func allow(between left: UInt8, and right: UInt8, prior: UInt8?) -> Bool {
    switch left {
    case UInt8(ascii: "-"):
      if isDigit(right) { return prior.map(isAlphanumeric) ?? false }
      return !clings(right) && right != UInt8(ascii: "$")
    case UInt8(ascii: "?"):
      return !clings(right) && right != UInt8(ascii: "\"") && right != UInt8(ascii: "'")
    default:
      return opens(right) && letsBracketsGo(left)
    }
  }

  /// "-" and "?", after which a line may break.
  static func closesPart(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "?")
  }

  private static func letsBracketsGo(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: ")")...UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: "\\"), UInt8(ascii: "]"), UInt8(ascii: "|")...UInt8(ascii: "~"):
      true
    default: false
    }
  }

  /// A bracket, before which a line may break.
  static func opens(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"): true
    default: false
    }
  }

  /// What never begins a line inside a word.
  private static func clings(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: "."),
      UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: ";"), UInt8(ascii: "?"),
      UInt8(ascii: "]"), UInt8(ascii: "}"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
  }
}

/// What measuring may add up without asking the rules: inside a word of such characters no line breaks.
enum PlainWords {
  /// Whether a byte of ASCII can be added whatever stands beside it, spaces left out.
  static func isPlain(ascii byte: UInt8) -> Bool {
    0x21..<0x7F ~= byte && !ASCIIBreaks.opens(byte) && !ASCIIBreaks.closesPart(byte)
  }

  /// Whether a scalar above ASCII can be added after a byte that `joinsLetters`, or another such scalar:
  /// letters of any alphabet, and the no-break space.
  static func isPlain(_ scalar: UInt32) -> Bool {
    scalar == 0xA0 || LineBreakProperties(of: scalar).lineBreakClass == .al
  }

  /// Whether UAX #14 allows no break between a byte of ASCII and a letter above ASCII.
  static func joinsLetters(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x21, UInt8(ascii: "!"), UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "?"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), 0x7F:
      false
    default: true
    }
  }

  /// Whether "‘", "’", "“" or "”" stand at an offset: they stay with both neighbours (LB19, LB19a).
  @inline(__always)
  static func isQuote(at offset: Int, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard offset + 2 < text.count, text[offset] == 0xE2, text[offset + 1] == 0x80 else {
      return false
    }
    switch text[offset + 2] {
    case 0x98, 0x99, 0x9C, 0x9D: return true
    default: return false
    }
  }
}
