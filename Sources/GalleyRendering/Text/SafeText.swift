/// UTF-8 that a terminal may show: the only way for a page's words into the text output.
///
/// Control characters (an escape sequence among them) and the overrides of writing direction would
/// let a text rule over its surroundings; U+FFFD stands in their place. White space collapses to
/// single spaces as it does in HTML, unless the text is preformatted.
struct SafeText {
  private(set) var bytes: [UInt8] = []
  private let isPreformatted: Bool

  /// - Parameter preformatted: whether spaces and line breaks stay as they are; tabs become four spaces.
  init(preformatted: Bool = false) { isPreformatted = preformatted }

  init(_ text: String) {
    self.init()
    append(text)
  }

  mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { append(utf8: $0) }
  }

  mutating func append(_ utf8: ArraySlice<UInt8>) {
    utf8.withUnsafeBufferPointer { append(utf8: $0) }
  }

  /// A line break that the author wrote.
  mutating func appendLineBreak() { bytes.append(UInt8(ascii: "\n")) }

  private mutating func append(utf8: UnsafeBufferPointer<UInt8>) {
    bytes.reserveCapacity(bytes.count + utf8.count)
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte > 0x20, byte < 0x7F || byte > 0xE2 {
        bytes.append(byte)
        index += 1
      } else if byte <= 0x20 {
        appendWhiteSpaceOrControl(byte)
        index += 1
      } else {
        index += appendChecked(utf8[index...])
      }
    }
  }

  private mutating func appendWhiteSpaceOrControl(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\n") where isPreformatted: bytes.append(byte)
    case UInt8(ascii: "\t") where isPreformatted: bytes += repeatElement(0x20, count: 4)
    case UInt8(ascii: "\r") where isPreformatted: break
    case 0x20 where isPreformatted: bytes.append(byte)
    case 0x09, 0x0A, 0x0C, 0x0D, 0x20: appendSpace()
    default: appendReplacement()
    }
  }

  private mutating func appendSpace() {
    guard let last = bytes.last, last != 0x20, last != 0x0A else { return }
    bytes.append(0x20)
  }

  private mutating func appendReplacement() { bytes += [0xEF, 0xBF, 0xBD] }

  /// Appends the character that begins with a byte of 7F–E2, and returns how many bytes it has.
  private mutating func appendChecked(_ utf8: Slice<UnsafeBufferPointer<UInt8>>) -> Int {
    let lead = utf8[utf8.startIndex]
    let second = utf8.dropFirst().first ?? 0
    let third = utf8.dropFirst(2).first ?? 0
    switch (lead, second, third) {
    case (0x7F, _, _):
      appendReplacement()
      return 1
    case (0xC2, 0x80...0x9F, _):
      appendReplacement()
      return 2
    case (0xE2, 0x80, 0xA8...0xA9):  // line and paragraph separator
      appendSpace()
      return 3
    case (0xE2, 0x80, 0xAA...0xAE), (0xE2, 0x81, 0xA6...0xA9):  // embeddings, overrides, isolates
      appendReplacement()
      return 3
    default:
      bytes.append(lead)
      return 1
    }
  }
}
