extension YAMLNode {
  /// Where a part of a scalar's text stands in the source.
  ///
  /// - Parameter range: UTF-8 offsets into the scalar's text.
  /// - Returns: the exact place, escapes and folded lines accounted for; the node's own span where it
  ///   cannot be known, as inside an alias.
  package func span(ofText range: Range<Int>) -> Span {
    guard let scalar, let map = ScalarTextMap(scalar, span) else { return span }
    return Span(span.file, map.source(of: range))
  }
}
