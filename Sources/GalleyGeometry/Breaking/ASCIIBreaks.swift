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
