package import GalleyModel

/// A text whose words are measured: it can be set in lines of any width.
package struct MeasuredText: Sendable {
  /// UTF-8; lines are ranges of it.
  let text: [UInt8]
  let segments: [Segment]
  private let list: PieceList
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
    self.init(body.text, runs.filter { $0.kind != .image }.map { Segment($0, in: style) })
  }

  init(_ text: [UInt8], _ segments: [Segment]) {
    var segments = segments
    var list = PieceList()
    isEstimated = text.withUnsafeBufferPointer { bytes in
      segments.withUnsafeMutableBufferPointer {
        TextMeasurer.measure(bytes, $0, into: &list)
      }
    }
    self.text = text
    self.segments = segments
    self.list = list
  }

  var pieces: ArraySlice<Piece> { list.all }

  /// Calls a function with what breaks the text into lines of a width.
  func breaking<Result>(
    width: LayoutUnit, _ lines: (inout LineBreaker) -> Result
  ) -> Result {
    text.withUnsafeBufferPointer { text in
      list.read(upTo: list.count) { pieces in
        segments.withUnsafeBufferPointer { segments in
          var breaker = LineBreaker(text, pieces, segments, width: width)
          return lines(&breaker)
        }
      }
    }
  }
}
