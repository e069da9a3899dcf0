/// Reads valid UTF-8, a scalar at a time.
enum UTF8Decoding {
  /// The scalar at an offset and the number of its bytes; a sequence that the end cuts short reads as
  /// U+FFFD.
  @inline(__always)
  static func scalar(
    at offset: Int, in text: UnsafeBufferPointer<UInt8>
  ) -> (value: UInt32, length: Int) {
    let lead = UInt32(text[offset])
    if lead < 0x80 { return (lead, 1) }
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard offset + length <= text.count else { return (0xFFFD, text.count - offset) }
    var value = lead & (0x7F >> UInt32(length))
    for index in 1..<length { value = value << 6 | UInt32(text[offset + index]) & 0x3F }
    return (value, length)
  }
}
