import GalleyBasics

extension SourceFile {
  /// The first place at or after an offset where a text is written word for word.
  func span(of text: some Collection<UInt8>, from offset: Int = 0, to end: Int = .max) -> Span? {
    guard let first = text.first else { return nil }
    let text = Array(text)
    let end = min(end, bytes.count)
    return bytes.withUnsafeBufferPointer { bytes in
      var start = max(0, offset)
      while start + text.count <= end {
        if bytes[start] == first, bytes[start..<start + text.count].elementsEqual(text) {
          return Span(self, start..<start + text.count)
        }
        start += 1
      }
      return nil
    }
  }

  /// The place of a text that is written somewhere after a place, or else that place.
  func span(of text: String, after place: Span) -> Span {
    span(of: text.utf8, from: place.range.lowerBound) ?? place
  }
}
