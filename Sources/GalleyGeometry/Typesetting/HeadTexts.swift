import GalleyModel

/// The short texts of an article's head, measured once for all screens.
struct HeadTexts: Sendable {
  /// What a row of texts shows.
  enum Subject: Equatable, Sendable {
    case byline(Byline)
    case tags([String])
  }

  private var rows: [(subject: Subject, row: Row)] = []
  private var captions: [(image: Image, words: String)] = []
  private var lines: [(text: String, style: TextStyle, measured: MeasuredText)] = []

  /// The texts of a row in a style; `nil` where they have not been measured.
  func row(of subject: Subject, _ style: BoxStyle) -> Row? {
    let index = rows.indices.first {
      rows[$0].row.style == style && rows[$0].subject == subject
    }
    return index.map { rows[$0].row }
  }

  mutating func insert(_ row: Row, of subject: Subject) { rows.append((subject, row)) }

  /// The words below a picture; a credit is not broken.
  mutating func caption(of image: Image) -> String {
    if let known = captions.first(where: { $0.image == image }) { return known.words }
    let words = [image.caption, image.credit?.unbroken].compactMap { $0 }.joined(separator: " ")
    captions.append((image, words))
    return words
  }

  /// A text in a style; one that was measured in another size is only resized.
  mutating func line(_ text: String, _ style: TextStyle) -> MeasuredText {
    for index in lines.indices where lines[index].text.isSame(as: text) {
      if lines[index].style == style { return lines[index].measured }
      guard lines[index].style.isSame(as: style),
        let resized = lines[index].measured.resized(to: style.size)
      else { continue }
      lines[index].style = style
      lines[index].measured = resized
      return resized
    }
    let measured = MeasuredText(text, style)
    lines.append((text, style, measured))
    return measured
  }
}

extension String {
  /// The same words with spaces that no line breaks at.
  fileprivate var unbroken: String {
    let bytes = utf8.reduce(into: [UInt8]()) { bytes, byte in
      if byte == 0x20 { bytes.append(0xC2) }
      bytes.append(byte == 0x20 ? 0xA0 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
