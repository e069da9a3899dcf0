/// Tells whether two sequences of texts are the same, as far as 128 bits can: two hashes FNV-1a, of which one sees each
/// byte turned.
package struct Digest: Sendable {
  /// Of the text.
  package static let length = 32
  private var a: UInt64 = 0xCBF2_9CE4_8422_2325
  private var b: UInt64 = 0x8422_2325_CBF2_9CE4

  package init() {}

  package mutating func add(_ text: String) { add(Array(text.utf8)) }

  package mutating func add(_ bytes: some Collection<UInt8>) {
    // How many there are first, so that what is added in two parts is not the same as in one.
    var count = UInt64(bytes.count)
    for _ in 0..<8 {
      add(UInt8(truncatingIfNeeded: count))
      count >>= 8
    }
    let isDone: Void? = bytes.withContiguousStorageIfAvailable { for byte in $0 { add(byte) } }
    if isDone == nil { for byte in bytes { add(byte) } }
  }

  private mutating func add(_ byte: UInt8) {
    a = (a ^ UInt64(byte)) &* 0x100_0000_01B3
    b = (b ^ UInt64(byte ^ 0xA5)) &* 0x9E37_79B9_7F4A_7C15
    b ^= b >> 29
  }

  /// A part of it.
  package var number: UInt64 { a ^ b }

  /// In hexadecimal digits.
  package var text: String {
    [a, b].map { value in
      let digits = String(value, radix: 16)
      return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }.joined()
  }
}
