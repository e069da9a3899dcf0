package import GalleyModel

/// A text whose words are measured: it can be set in lines of any width.
package struct MeasuredText: Sendable {
  /// UTF-8; lines are ranges of it.
  let text: [UInt8]
  let segments: [Segment]
  let pieces: [Piece]
  /// Whether some of its characters are not in the fonts whose advances are known.
  package let isEstimated: Bool

  /// Measures a text in one style.
  ///
  /// - Parameter text: UTF-8. White space is collapsed, as HTML does.
  package init(_ text: [UInt8], _ style: TextStyle) {
    self.init(text, [Segment(0..<text.count, style)])
  }

  package init(_ text: String, _ style: TextStyle) {
    self.init(Array(text.utf8), style)
  }

  /// Measures rich text of a body.
  ///
  /// Images within it take no room; the lines have the offsets of the body's text.
  package init(_ text: RichText, of body: Body, _ style: TextStyle) {
    self.init(body[text], of: body, style)
  }

  /// Measures some runs of a body.
  package init(_ runs: ArraySlice<Run>, of body: Body, _ style: TextStyle) {
    var segments: [Segment] = []
    segments.reserveCapacity(runs.count)
    for run in runs where run.kind != .image {
      var segment = Segment(run.text.indices, style.applying(run.style))
      segment.isBreak = run.kind == .lineBreak
      segments.append(segment)
    }
    self.init(body.text, segments)
  }

  init(_ text: [UInt8], _ segments: [Segment]) {
    self.text = text
    self.segments = segments
    (pieces, isEstimated) = text.withUnsafeBufferPointer { bytes in
      segments.withUnsafeBufferPointer { segments in
        var measurer = TextMeasurer(bytes, segments)
        measurer.measure()
        return (measurer.pieces, measurer.isEstimated)
      }
    }
  }
}
