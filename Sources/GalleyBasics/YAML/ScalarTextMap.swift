/// From each byte of a scalar's text to the bytes of the source that it was read from.
///
/// It reads source and text side by side, so that it never has to know YAML's rules for folding
/// better than libyaml does: where the two part ways, there is no map.
struct ScalarTextMap {
  private let starts: [Int]
  private let ends: [Int]
  private let span: Span

  init?(_ scalar: YAMLScalar, _ span: Span) {
    var reader = ScalarTextReader(scalar, span)
    guard reader.read() else { return nil }
    starts = reader.starts
    ends = reader.ends
    self.span = span
  }

  func source(of range: Range<Int>) -> Range<Int> {
    let range = range.clamped(to: 0..<starts.count)
    if range.isEmpty {
      let place = range.lowerBound < starts.count ? starts[range.lowerBound] : ends.last
      return (place ?? span.range.lowerBound)..<(place ?? span.range.lowerBound)
    }
    return starts[range.lowerBound]..<ends[range.upperBound - 1]
  }
}
