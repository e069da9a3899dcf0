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
