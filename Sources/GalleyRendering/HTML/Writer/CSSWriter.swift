import GalleyBasics
import GalleyModel

/// The direction that a page's text runs in.
enum Direction: Sendable {
  case leftToRight, rightToLeft

  /// The side where a line begins.
  var start: StaticString { self == .leftToRight ? "left" : "right" }
  var end: StaticString { self == .leftToRight ? "right" : "left" }
}

/// Writes CSS as bytes: the program's own text, numbers, colours, and names that are escaped.
struct CSSWriter {
  private(set) var bytes: [UInt8] = []
  /// Properties are written with physical sides, since the Nu HTML checker knows no logical ones.
  let direction: Direction

  init(direction: Direction) { self.direction = direction }

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A part of the program's own text.
  mutating func append(_ part: Substring.UTF8View) { bytes.append(contentsOf: part) }

  mutating func number(_ number: Int) {
    bytes.append(contentsOf: String(number).utf8)
  }

  /// A number with up to two decimals, as no other notation is CSS.
  mutating func number(_ number: Double) {
    let hundredths = (max(-1e9, min(1e9, number)) * 100).rounded()
    let whole = Int(hundredths)
    if whole < 0 { raw("-") }
    self.number(abs(whole) / 100)
    let rest = abs(whole) % 100
    guard rest > 0 else { return }
    raw(rest < 10 ? ".0" : ".")
    self.number(rest % 10 == 0 ? rest / 10 : rest)
  }

  mutating func pixels(_ number: Int) {
    self.number(number)
    if number != 0 { raw("px") }
  }

  /// `#rrggbb`.
  mutating func color(_ color: Color) {
    let digits = String(color.rgb & 0xFFFFFF, radix: 16)
    raw("#")
    for _ in digits.utf8.count..<6 { raw("0") }
    bytes.append(contentsOf: digits.utf8)
  }

  /// A part of a name that letters of ASCII begin: what no identifier may hold is escaped
  /// (CSS Syntax Level 3, "escaping").
  mutating func name(_ name: String) {
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...:
        bytes.append(byte)
      default:
        raw("\\")
        bytes.append(contentsOf: String(byte, radix: 16).utf8)
        raw(" ")
      }
    }
  }

  /// A text in quotes. What ends it or the line, and what ends a style element, is escaped
  /// (CSS Syntax Level 3, "escaping").
  mutating func string(_ text: String) {
    raw("\"")
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\", "<", "\u{0}"..."\u{1F}", "\u{7F}":
        raw("\\")
        hexadecimal(scalar.value)
        raw(" ")
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    raw("\"")
  }

  mutating func hexadecimal(_ number: UInt32) {
    bytes.append(contentsOf: String(number, radix: 16, uppercase: true).utf8)
  }

  /// `name:Npx;`
  mutating func declare(_ property: StaticString, px value: Int) {
    raw(property)
    raw(":")
    pixels(value)
    raw(";")
  }

  mutating func declare(_ property: StaticString, px value: Double) {
    raw(property)
    raw(":")
    number(value)
    raw("px;")
  }

  /// `prefix-left:Npx;` for the side where a line begins in a page that runs left to right.
  mutating func declareStart(_ property: StaticString, px value: Int) {
    raw(property)
    raw("-")
    raw(direction.start)
    raw(":")
    pixels(value)
    raw(";")
  }

  mutating func declareEnd(_ property: StaticString, px value: Int) {
    raw(property)
    raw("-")
    raw(direction.end)
    raw(":")
    pixels(value)
    raw(";")
  }

  /// A block of rules for viewports from a width on; a width of 0 needs no condition.
  mutating func media(from width: Int, _ rules: (inout CSSWriter) -> Void) {
    guard width > 0 else { return rules(&self) }
    raw("@media (min-width:")
    pixels(width)
    raw("){\n")
    rules(&self)
    raw("}\n")
  }

  /// A block of rules for the viewports of one breakpoint.
  mutating func media(from width: Int, until end: Int?, _ rules: (inout CSSWriter) -> Void) {
    guard let end else { return media(from: width, rules) }
    raw("@media ")
    if width > 0 {
      raw("(min-width:")
      pixels(width)
      raw(") and ")
    }
    raw("(max-width:")
    number(end - 1)
    raw(".98px){\n")
    rules(&self)
    raw("}\n")
  }
}
