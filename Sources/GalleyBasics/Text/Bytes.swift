extension [UInt8] {
  /// Where a text that is not empty stands, byte for byte, first at or after an offset.
  ///
  /// The general search for collections takes a hundred times as long.
  package func firstOffset(
    of text: some Collection<UInt8>, from offset: Int = 0, to end: Int = .max
  ) -> Int? {
    withUnsafeBufferPointer { bytes in
      let own = UnsafeBufferPointer(rebasing: bytes[..<Swift.max(0, Swift.min(end, bytes.count))])
      let found = text.withContiguousStorageIfAvailable { own.firstOffset(of: $0, from: offset) }
      return found ?? Array(text).withUnsafeBufferPointer { own.firstOffset(of: $0, from: offset) }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where a text that is not empty stands first, byte for byte.
  package func firstOffset(of text: StaticString) -> Int? {
    firstOffset(
      of: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount), from: 0)
  }

  fileprivate func firstOffset(of text: UnsafeBufferPointer<UInt8>, from offset: Int) -> Int? {
    guard !text.isEmpty else { return nil }
    var start = Swift.max(0, offset)
    while start + text.count <= count {
      var length = 0
      while length < text.count, self[start + length] == text[length] { length += 1 }
      if length == text.count { return start }
      start += 1
    }
    return nil
  }
}

extension UInt8 {
  /// An ASCII letter in lower case; any other byte as it is.
  package var lowercased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}

extension Array {
  /// The index of the first element of which a condition holds that holds for all behind it too; `count` where there is
  /// none. Found by halving.
  package func indexByHalving(ofFirst isBehind: (Element) -> Bool) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// Bytes as letters (RFC 4648).
package enum Base64 {
  private static let alphabet = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

  package static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let count = min(3, bytes.count - start)
      var bits = 0
      for index in 0..<3 { bits = bits << 8 | (index < count ? Int(bytes[start + index]) : 0) }
      for place in 0..<4 {
        text.append(place > count ? UInt8(ascii: "=") : alphabet[bits >> (18 - 6 * place) & 63])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

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
