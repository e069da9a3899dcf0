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
