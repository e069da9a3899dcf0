import GalleyModel

extension HTMLWriter {
  /// ` name="url"`, each byte that a URL may not hold percent-encoded.
  ///
  /// - Parameter root: what a local path that does not begin with a slash, a dot, a `?` or a `#` is
  ///   relative to; empty for the page itself.
  /// - Returns: whether it was written; an unsafe destination is left out, attribute and all.
  @discardableResult
  mutating func link(_ name: StaticString, _ url: String, root: String = "") -> Bool {
    var written = false
    url.withBytes { written = link(name, $0, root: root) }
    return written
  }

  /// The link of a body's text.
  @discardableResult
  mutating func link(_ name: StaticString, _ range: TextRange, of body: Body, root: String) -> Bool
  {
    body.text.withUnsafeBufferPointer {
      link(name, UnsafeBufferPointer(rebasing: $0[range.indices]), root: root)
    }
  }

  private mutating func link(
    _ name: StaticString, _ url: UnsafeBufferPointer<UInt8>, root: String
  ) -> Bool {
    let destination = LinkDestination(url)
    guard destination != .unsafe else { return false }
    raw(" ")
    raw(name)
    raw("=\"")
    if destination == .local, !root.isEmpty, Self.isBelowRoot(url) {
      root.withBytes { percentEncode($0) }
    }
    percentEncode(url)
    raw("\"")
    return true
  }

  private static func isBelowRoot(_ url: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = url.first(where: { $0 > 32 }) else { return false }
    return !"/\\.?#".utf8.contains(first)
  }

  /// A URL's bytes: what is not a URL code point is encoded (WHATWG URL Standard), blanks at the
  /// ends and tabs and line breaks anywhere are dropped, as a browser does.
  mutating func percentEncode(_ url: UnsafeBufferPointer<UInt8>) {
    let end = (url.lastIndex { $0 > 32 } ?? -1) + 1
    let start = url.firstIndex { $0 > 32 } ?? end
    var inFragment = false
    var copied = start
    for position in start..<end where !URLBytes.isPlain(url[position]) {
      let byte = url[position]
      guard Self.needsEncoding(byte, at: position, of: url, inFragment: &inFragment) else {
        continue
      }
      append(escaped: UnsafeBufferPointer(rebasing: url[copied..<position]))
      copied = position + 1
      switch byte {
      case 9, 10, 13: break
      case UInt8(ascii: "&"): raw("&amp;")
      default: encode(byte)
      }
    }
    append(escaped: UnsafeBufferPointer(rebasing: url[copied..<end]))
  }

  private static func needsEncoding(
    _ byte: UInt8, at position: Int, of url: UnsafeBufferPointer<UInt8>, inFragment: inout Bool
  ) -> Bool {
    switch byte {
    case UInt8(ascii: "%"):
      return !(position + 2 < url.count && isHex(url[position + 1]) && isHex(url[position + 2]))
    case UInt8(ascii: "#"):
      defer { inFragment = true }
      return inFragment
    default:
      return true
    }
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte | 0x20)
  }

  private mutating func encode(_ byte: UInt8) {
    let digits: StaticString = "0123456789ABCDEF"
    let encoded: [UInt8] = [
      UInt8(ascii: "%"), digits.utf8Start[Int(byte >> 4)], digits.utf8Start[Int(byte & 15)],
    ]
    encoded.withUnsafeBufferPointer { append(escaped: $0) }
  }
}

/// The bytes that stand for themselves in a URL, as bits: letters, digits and the marks that are
/// code points of URLs (WHATWG URL Standard), without `%`, `#`, `&` and `'`.
private enum URLBytes {
  static func isPlain(_ byte: UInt8) -> Bool {
    byte < 64 ? low & (1 << UInt64(byte)) != 0 : byte < 128 && high & (1 << UInt64(byte - 64)) != 0
  }

  private static let low = bits("!$()*+,-./0123456789:;=?", from: 0)
  private static let high = bits(
    "@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~", from: 64)

  private static func bits(_ bytes: StaticString, from first: UInt8) -> UInt64 {
    bytes.withUTF8Buffer { $0.reduce(0) { $0 | 1 << UInt64($1 - first) } }
  }
}
