/// Whether an address is one that a page may link to.
///
/// It is read as browsers read it (https://url.spec.whatwg.org/#concept-basic-url-parser): control
/// characters and spaces before it, and tabs and line breaks anywhere, do not count.
enum LinkSafety {
  /// What a page may link to besides relative addresses.
  static let schemes = ["http", "https", "mailto", "tel"]

  /// The scheme of an address that is unsafe, in lower case; `nil` for one that is safe or relative.
  static func unsafeScheme(of address: some Sequence<UInt8>) -> String? {
    var scheme: [UInt8] = []
    for byte in address {
      switch byte {
      case 0x09, 0x0A, 0x0D: continue
      case 0...0x20 where scheme.isEmpty: continue
      case UInt8(ascii: ":"):
        let text = String(decoding: scheme, as: UTF8.self)
        return scheme.isEmpty || schemes.contains(text) ? nil : text
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): scheme.append(byte | 0x20)
      case UInt8(ascii: "a")...UInt8(ascii: "z"): scheme.append(byte)
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
        UInt8(ascii: "."):
        if scheme.isEmpty { return nil }
        scheme.append(byte)
      default: return nil
      }
    }
    return nil
  }
}
