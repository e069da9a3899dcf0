/// Whether bytes are well-formed UTF-8, as the Unicode standard's table 3-7 has it; eight at a time
/// while they are ASCII.
func isValidUTF8(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool { firstNotUTF8(in: bytes) == nil }

/// Where the first bytes stand that are not well-formed UTF-8.
func firstNotUTF8(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
  let raw = UnsafeRawBufferPointer(bytes)
  var position = 0
  while position < raw.count {
    if position + 8 <= raw.count,
      raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
    {
      position += 8
    } else if raw[position] < 0x80 {
      position += 1
    } else if let length = lengthOfSequence(at: position, in: raw) {
      position += length
    } else {
      return position
    }
  }
  return nil
}

/// The length of the well-formed sequence of two to four bytes that begins at a position.
private func lengthOfSequence(at position: Int, in raw: UnsafeRawBufferPointer) -> Int? {
  let lead = raw[position]
  let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
  guard lead >= 0xC2, lead <= 0xF4, position + length <= raw.count else { return nil }
  let second = raw[position + 1]
  let (lowest, highest): (UInt8, UInt8) =
    switch lead {
    case 0xE0: (0xA0, 0xBF)
    case 0xED: (0x80, 0x9F)
    case 0xF0: (0x90, 0xBF)
    case 0xF4: (0x80, 0x8F)
    default: (0x80, 0xBF)
    }
  guard second >= lowest, second <= highest else { return nil }
  if length > 2, raw[position + 2] & 0xC0 != 0x80 { return nil }
  if length > 3, raw[position + 3] & 0xC0 != 0x80 { return nil }
  return length
}
