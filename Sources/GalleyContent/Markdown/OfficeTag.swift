/// A tag of the names that Office and other programs add to HTML, such as `<o:p>` or `<st1:City w:st="on">`.
///
/// To CommonMark a name with a colon in it is no tag but text, or an address.
enum OfficeTag {
  /// Where the tag ends that begins at a place.
  ///
  /// - Returns: `nil` where none does: prefixes of more letters may be those of addresses, as in
  ///   `<mailto:jane@courier.example>`.
  static func end(at start: Int, in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = start + 1
    if index < bytes.count, bytes[index] == UInt8(ascii: "/") { index += 1 }
    let prefix = bytes[index...].prefix(4).prefix { $0 != UInt8(ascii: ":") }
    let colon = index + prefix.count
    guard isKnown(prefix), colon + 1 < bytes.count, bytes[colon] == UInt8(ascii: ":"),
      isLetter(bytes[colon + 1])
    else { return nil }
    let rest = bytes[(colon + 1)...].prefix(MarkdownSource.shortLimit)
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "<") }),
      bytes[end] == UInt8(ascii: ">")
    else { return nil }
    let behind = rest.first { !isLetter($0) && !(0x30...0x39).contains($0) }
    guard let behind, behind <= 0x20 || behind == UInt8(ascii: "/") || behind == UInt8(ascii: ">")
    else { return nil }
    return end + 1
  }

  /// Whether the name is that of a picture, which is not shown.
  static func isPicture(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.elementsEqual("v:imagedata".utf8)
  }

  /// One letter, as no scheme of addresses has; those of smart tags and of Facebook's buttons.
  private static func isKnown(_ prefix: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    switch prefix.count {
    case 1: prefix.allSatisfy(isLetter)
    case 2: prefix.elementsEqual("fb".utf8)
    case 3: prefix.starts(with: "st".utf8) && prefix.last.map { (0x31...0x39).contains($0) } == true
    default: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension MarkdownSource {
  /// Reads what a `<` begins if it is such a tag: HTML's reader knows what to make of it.
  ///
  /// - Returns: where it ends.
  mutating func readOfficeTag(at start: Int) -> Int? {
    guard let end = OfficeTag.end(at: start, in: source) else { return nil }
    replace(
      start..<end,
      by: [
        .html(String(decoding: UnsafeBufferPointer(rebasing: source[start..<end]), as: UTF8.self))
      ]
    )
    return end
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether such a tag stands there.
  var hasOfficeTag: Bool {
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: self[start...]).firstIndex(ofByte: "<") {
      if OfficeTag.end(at: start + found, in: self) != nil { return true }
      start += found + 1
    }
    return false
  }
}
