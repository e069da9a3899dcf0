import GalleyModel

extension MeasuredText {
  /// Measures texts of several styles in a row.
  init(_ parts: [(text: String, style: TextStyle)]) {
    var bytes: [UInt8] = []
    let segments = parts.map { part in
      let start = bytes.count
      bytes.append(contentsOf: part.text.utf8)
      return Segment(start..<bytes.count, part.style)
    }
    self.init(bytes, segments)
  }

  /// Measures texts of one style, each on a line of its own.
  init(lines: [String], _ style: TextStyle) {
    var bytes: [UInt8] = []
    var segments: [Segment] = []
    for (index, line) in lines.enumerated() {
      let start = bytes.count
      bytes.append(contentsOf: line.utf8)
      if index > 0 {
        var lineBreak = Segment(start..<start, style)
        lineBreak.isBreak = true
        segments.append(lineBreak)
      }
      segments.append(Segment(start..<bytes.count, style))
    }
    self.init(bytes, segments)
  }
}
