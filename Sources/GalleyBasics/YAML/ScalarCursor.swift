/// Turns libyaml's marks, which count Unicode scalars, into byte offsets.
///
/// It walks from mark to mark, so a whole document costs one pass over its bytes; marks mostly grow,
/// and going back is as cheap as going on.
struct ScalarCursor {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private var scalar = 0
  private var byte = 0

  /// - Parameter bytes: valid UTF-8.
  init(_ bytes: UnsafeBufferPointer<UInt8>, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
  }

  mutating func byteOffset(ofScalar target: Int) -> Int {
    if isASCII { return min(target, bytes.count) }
    while scalar < target, byte < bytes.count {
      byte += 1
      while byte < bytes.count, bytes[byte] & 0xC0 == 0x80 { byte += 1 }
      scalar += 1
    }
    while scalar > target {
      byte -= 1
      while bytes[byte] & 0xC0 == 0x80 { byte -= 1 }
      scalar -= 1
    }
    return byte
  }
}
