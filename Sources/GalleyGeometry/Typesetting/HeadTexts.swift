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
