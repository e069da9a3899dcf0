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
}
