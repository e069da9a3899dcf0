import GalleyBasics

extension SourceFile {
  /// The first place at or after an offset where a text is written word for word.
  func span(of text: some Collection<UInt8>, from offset: Int = 0, to end: Int = .max) -> Span? {
    bytes.firstOffset(of: text, from: offset, to: end).map {
      Span(self, $0..<$0 + text.count)
    }
  }

  /// The place of a text that is written somewhere after a place, or else that place.
  func span(of text: String, after place: Span) -> Span {
    span(of: text.utf8, from: place.range.lowerBound) ?? place
  }
}

extension [UInt8] {
  /// Where a text that is not empty stands, byte for byte, first at or after an offset.
  ///
  /// The general search for collections takes a hundred times as long.
  func firstOffset(
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
