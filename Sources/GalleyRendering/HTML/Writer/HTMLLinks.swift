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
  private mutating func percentEncode(_ url: UnsafeBufferPointer<UInt8>) {
    var end = url.count
    while end > 0, url[end - 1] <= 32 { end -= 1 }
    var start = 0
    while start < end, url[start] <= 32 { start += 1 }
    URLBytes.classes.withUnsafeBufferPointer {
      percentEncode(trimmed: UnsafeBufferPointer(rebasing: url[start..<end]), $0)
    }
  }

  private mutating func percentEncode(
    trimmed url: UnsafeBufferPointer<UInt8>, _ classes: UnsafeBufferPointer<UInt8>
  ) {
    var inFragment = false
    var copied = 0
    var position = Self.skipPlain(url, from: 0, classes)
    while position < url.count {
      let byte = url[position]
      if Self.needsEncoding(byte, at: position, of: url, inFragment: &inFragment) {
        append(escaped: UnsafeBufferPointer(rebasing: url[copied..<position]))
        copied = position + 1
        switch byte {
        case 9, 10, 13: break
        case UInt8(ascii: "&"): raw("&amp;")
        default: encode(byte)
        }
      }
      position = Self.skipPlain(url, from: position + 1, classes)
    }
    append(escaped: UnsafeBufferPointer(rebasing: url[copied...]))
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

private enum URLBytes {
  /// 0 for the bytes that stand for themselves in a URL: letters, digits and the marks that are code
  /// points of URLs (WHATWG URL Standard), without `%`, `#`, `&` and `'`.
  static let classes: [UInt8] = {
    var classes = [UInt8](repeating: 1, count: 256)
    let plain: StaticString =
      "!$()*+,-./0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~"
    plain.withUTF8Buffer { for byte in $0 { classes[Int(byte)] = 0 } }
    return classes
  }()
}
