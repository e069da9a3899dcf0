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

  /// ISO/IEC 23008-12: the size (`ispe`) of the picture that is shown, turned by `irot`; where the boxes do not say
  /// which that is, the largest.
  var avif: PixelSize? { shownAVIF ?? largestAVIF }

  private var largestAVIF: PixelSize? {
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

  private typealias Box = (kind: ArraySlice<UInt8>, content: Range<Int>)

  private func boxes(in range: Range<Int>) -> [Box] {
    var found: [Box] = []
    var offset = range.lowerBound
    while offset + 8 <= range.upperBound, found.count < 256 {
      let length = number(at: offset, 4)
      let end = length == 0 ? range.upperBound : offset + length
      guard length == 0 || length >= 8, end <= range.upperBound else { break }
      found.append((bytes[offset + 4..<offset + 8], offset + 8..<end))
      offset = end
    }
    return found
  }

  private func content(of kind: String, in boxes: [Box]) -> Range<Int>? {
    boxes.first { $0.kind.elementsEqual(kind.utf8) }?.content
  }

  private var shownAVIF: PixelSize? {
    guard let meta = content(of: "meta", in: boxes(in: 0..<bytes.count)), meta.count > 4 else {
      return nil
    }
    let parts = boxes(in: meta.lowerBound + 4..<meta.upperBound)
    guard let primary = content(of: "pitm", in: parts),
      let properties = content(of: "iprp", in: parts).map({ boxes(in: $0) }),
      let list = content(of: "ipco", in: properties).map({ boxes(in: $0) }),
      let links = content(of: "ipma", in: properties)
    else { return nil }
    let shown = number(at: primary.lowerBound + 4, number(at: primary.lowerBound, 1) == 0 ? 2 : 4)
    var found: PixelSize?
    var isTurned = false
    for index in self.links(of: shown, in: links) where list.indices.contains(index - 1) {
      let (kind, content) = list[index - 1]
      if kind.elementsEqual("ispe".utf8) {
        found = size(number(at: content.lowerBound + 4, 4), number(at: content.lowerBound + 8, 4))
      } else if kind.elementsEqual("irot".utf8) {
        isTurned = number(at: content.lowerBound, 1) & 1 == 1
      }
    }
    guard let found else { return nil }
    return isTurned ? size(found.height, found.width) : found
  }

  /// The indices, from 1, of the properties that an item has.
  private func links(of item: Int, in range: Range<Int>) -> [Int] {
    let idLength = number(at: range.lowerBound, 1) == 0 ? 2 : 4
    let linkLength = number(at: range.lowerBound + 1, 3) & 1 == 0 ? 1 : 2
    var offset = range.lowerBound + 8
    for _ in 0..<min(number(at: range.lowerBound + 4, 4), 4096) {
      let count = number(at: offset + idLength, 1)
      let first = offset + idLength + 1
      guard first + count * linkLength <= range.upperBound else { return [] }
      if number(at: offset, idLength) == item {
        let mask = linkLength == 1 ? 0x7F : 0x7FFF
        return (0..<count).map { number(at: first + $0 * linkLength, linkLength) & mask }
      }
      offset = first + count * linkLength
    }
    return []
  }

  /// Its `width` and `height`, or else those of its `viewBox`; of one of them alone the other follows by the
  /// shape of that.
  var svg: PixelSize? {
    bytes.withUnsafeBufferPointer { bytes in
      var tokens = HTMLTokenizer(bytes)
      while let token = tokens.next() {
        guard case .start(let name, let attributes) = token, bytes[name].elementsEqual("svg".utf8)
        else { continue }
        func value(_ name: StaticString) -> String? {
          tokens.attribute(name, in: attributes).map { String(decoding: $0, as: UTF8.self) }
        }
        let (width, height) = (
          value("width").flatMap(Self.pixels), value("height").flatMap(Self.pixels)
        )
        if let width, let height { return size(width, height) }
        let box = (value("viewbox") ?? "").split { $0.isWhitespace || $0 == "," }.map { Double($0) }
        guard box.count == 4, let across = box[2], let down = box[3], across > 0, down > 0 else {
          return nil
        }
        if let width { return size(width, width * down / across) }
        if let height { return size(height * across / down, height) }
        return size(across, down)
      }
      return nil
    }
  }

  private func size(_ width: Double, _ height: Double) -> PixelSize? {
    guard width < 100_000, height < 100_000 else { return nil }
    return size(Int(width.rounded()), Int(height.rounded()))
  }

  /// A length of CSS in px; `nil` for a share of something that the file does not know.
  private static func pixels(_ text: String) -> Double? {
    let trimmed = text.drop { $0.isWhitespace }
    let digits = trimmed.prefix { $0.isASCII && $0.isNumber || $0 == "." || $0 == "+" }
    guard let number = Double(digits) else { return nil }
    let factor: Double? =
      switch trimmed.dropFirst(digits.count).filter({ !$0.isWhitespace }).lowercased() {
      case "", "px": 1
      case "in": 96
      case "cm": 96 / 2.54
      case "mm": 96 / 25.4
      case "q": 96 / 101.6
      case "pt": 96.0 / 72
      case "pc", "em", "rem": 16
      default: nil
      }
    return factor.map { $0 * number }
  }
}
