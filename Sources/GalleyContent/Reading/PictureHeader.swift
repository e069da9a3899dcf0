package import GalleyModel

/// The size of a picture, as the first bytes of its file say it: PNG, JPEG, GIF, WebP, AVIF and SVG.
package enum PictureHeader {
  /// How many bytes of a file are looked at: a JPEG may have a profile of colours and a small picture before its
  /// size.
  package static let length = 1 << 17

  /// - Returns: in CSS px as a browser shows it, turned as a camera says; `nil` where it does not show.
  package static func size(of bytes: [UInt8]) -> PixelSize? {
    let header = Header(bytes)
    if header.has("PNG", at: 1) { return header.png }
    if header.has("GIF8", at: 0) { return header.gif }
    if header.number(at: 0, 2) == 0xFFD8 { return header.jpeg }
    if header.has("RIFF", at: 0), header.has("WEBP", at: 8) { return header.webP }
    if header.has("ftyp", at: 4) { return header.avif }
    return header.svg
  }
}

private struct Header {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  func has(_ text: String, at offset: Int) -> Bool {
    offset < bytes.count && bytes[offset...].starts(with: text.utf8)
  }

  /// A number of some bytes, the largest part first unless `isLittle`; 0 beyond the end.
  func number(at offset: Int, _ count: Int, isLittle: Bool = false) -> Int {
    guard offset >= 0, offset + count <= bytes.count else { return 0 }
    let part = bytes[offset..<offset + count]
    return isLittle
      ? part.reversed().reduce(0) { $0 << 8 | Int($1) } : part.reduce(0) { $0 << 8 | Int($1) }
  }

  private func size(_ width: Int, _ height: Int) -> PixelSize? {
    guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
    return PixelSize(width: width, height: height)
  }

  var png: PixelSize? { size(number(at: 16, 4), number(at: 20, 4)) }

  var gif: PixelSize? { size(number(at: 6, 2, isLittle: true), number(at: 8, 2, isLittle: true)) }

  /// ITU-T T.81, annex B: segments up to the one that starts the frame.
  var jpeg: PixelSize? {
    var offset = 2
    var isTurned = false
    while offset + 9 < bytes.count {
      guard bytes[offset] == 0xFF else { return nil }
      let kind = bytes[offset + 1]
      if kind == 0xFF {
        offset += 1
        continue
      }
      let length = number(at: offset + 2, 2)
      switch kind {
      case 0xC0...0xC3, 0xC5...0xC7, 0xC9...0xCB, 0xCD...0xCF:
        let (height, width) = (number(at: offset + 5, 2), number(at: offset + 7, 2))
        return isTurned ? size(height, width) : size(width, height)
      case 0xE1 where has("Exif\0\0", at: offset + 4): isTurned = isTurned || turns(at: offset + 10)
      case 0xD9, 0xDA: return nil
      default: break
      }
      guard length >= 2 else { return nil }
      offset += 2 + length
    }
    return nil
  }

  /// Whether Exif says that the picture is shown on its side: orientations 5 to 8 of tag 0x0112.
  private func turns(at start: Int) -> Bool {
    let isLittle = has("II", at: start)
    let first = start + number(at: start + 4, 4, isLittle: isLittle)
    let count = min(number(at: first, 2, isLittle: isLittle), 64)
    return (0..<count).contains { index in
      let entry = first + 2 + index * 12
      guard number(at: entry, 2, isLittle: isLittle) == 0x0112 else { return false }
      return (5...8).contains(number(at: entry + 8, 2, isLittle: isLittle))
    }
  }

  /// developers.google.com/speed/webp, "WebP Container Specification".
  var webP: PixelSize? {
    if has("VP8X", at: 12) {
      return size(1 + number(at: 24, 3, isLittle: true), 1 + number(at: 27, 3, isLittle: true))
    }
    if has("VP8L", at: 12) {
      let bits = number(at: 21, 4, isLittle: true)
      return size(1 + bits & 0x3FFF, 1 + bits >> 14 & 0x3FFF)
    }
    guard has("VP8 ", at: 12) else { return nil }
    return size(
      number(at: 26, 2, isLittle: true) & 0x3FFF, number(at: 28, 2, isLittle: true) & 0x3FFF)
  }

  /// ISO/IEC 23008-12: the largest of the sizes (`ispe`) that it says of its parts.
  var avif: PixelSize? {
    var best: PixelSize?
    let mark = Array("ispe".utf8)
    var offset = 0
    while offset + 16 <= min(bytes.count, 1 << 14) {
      defer { offset += 1 }
      guard bytes[offset] == mark[0], bytes[offset..<offset + 4].elementsEqual(mark),
        let found = size(number(at: offset + 8, 4), number(at: offset + 12, 4))
      else { continue }
      if best.map({ $0.width * $0.height < found.width * found.height }) ?? true { best = found }
    }
    return best
  }

  /// Its `width` and `height`, or else those of its `viewBox`.
  var svg: PixelSize? {
    bytes.withUnsafeBufferPointer { bytes in
      var tokens = HTMLTokenizer(bytes)
      while let token = tokens.next() {
        guard case .start(let name, let attributes) = token, bytes[name].elementsEqual("svg".utf8)
        else { continue }
        func value(_ name: StaticString) -> String? {
          tokens.attribute(name, in: attributes).map { String(decoding: $0, as: UTF8.self) }
        }
        func pixels(_ text: String?) -> Int? {
          guard let text else { return nil }
          let digits = text.prefix { $0.isNumber || $0 == "." }
          let unit = text.dropFirst(digits.count)
          return unit.isEmpty || unit == "px" ? Double(digits).map { Int($0.rounded()) } : nil
        }
        if let width = pixels(value("width")), let height = pixels(value("height")) {
          return size(width, height)
        }
        let box = value("viewbox")?.split { $0 == " " || $0 == "," } ?? []
        guard box.count == 4, let width = Double(box[2]), let height = Double(box[3]),
          width < 100_000, height < 100_000
        else { return nil }
        return size(Int(width.rounded()), Int(height.rounded()))
      }
      return nil
    }
  }
}
