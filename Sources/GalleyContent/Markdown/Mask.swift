import GalleyModel

/// Markup within Markdown that is not Markdown's, and what it means.
///
/// In the text that cmark-gfm reads a sign stands for it, so that none of its characters is taken for
/// Markdown's: a number between two characters that Unicode leaves to private use.
struct Mask {
  /// What stands in its place.
  enum Piece {
    /// HTML, within a line or as blocks.
    case html(String)
    /// Markdown that the markup holds, such as a caption.
    case markdown(String)
    case code(language: String, text: String)
    /// The address of a page or file, where a link or a picture needs one; elsewhere its text.
    case address(String)
    /// A reference to a note, by its index.
    case note(Int)
    /// The mark before what defines the term above it.
    case definition
    /// Where the picture before it stands.
    case place(PicturePlace)
    /// It is not understood.
    case unread(UnreadMarkup.Kind, name: String, words: Int)
  }

  /// Where it stands in the file.
  var place: Range<Int>
  /// As it is written.
  var source: Range<Int>
  var pieces: [Piece]
}

/// All masks of a text, in its order.
struct Masks {
  var list: [Mask] = []

  var isEmpty: Bool { list.isEmpty }

  /// U+E000 and U+E001.
  private static let opening: [UInt8] = [0xEE, 0x80, 0x80]
  private static let closing: [UInt8] = [0xEE, 0x80, 0x81]

  /// The sign for a mask that is added.
  mutating func add(_ mask: Mask) -> [UInt8] {
    list.append(mask)
    return Self.opening + Array(String(list.count - 1).utf8) + Self.closing
  }

  /// The first sign in some bytes.
  func first(in bytes: UnsafeBufferPointer<UInt8>) -> (range: Range<Int>, mask: Mask)? {
    guard !isEmpty else { return nil }
    var start = 0
    while let found = UnsafeBufferPointer(rebasing: bytes[start...]).firstIndex(of: 0xEE) {
      let index = start + found
      if let (end, mask) = sign(at: index, in: bytes) { return (index..<end, mask) }
      start = index + 1
    }
    return nil
  }

  private func sign(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (end: Int, mask: Mask)? {
    guard bytes[start...].starts(with: Self.opening) else { return nil }
    var index = start + 3
    var number = 0
    while index < bytes.count, (0x30...0x39).contains(bytes[index]), number < list.count {
      number = number * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    guard index > start + 3, number < list.count, bytes[index...].starts(with: Self.closing) else {
      return nil
    }
    return (index + 3, list[number])
  }

  /// Bytes in which addresses stand for masks, as a link's destination needs it.
  func addresses(
    in bytes: UnsafeBufferPointer<UInt8>, _ unread: inout UnreadMarkup
  ) -> [UInt8]? {
    replaced(in: bytes) { mask in
      mask.pieces.flatMap { piece -> [UInt8] in
        switch piece {
        case .address(let address): return Array(address.utf8)
        case .unread(let kind, let name, let words):
          unread.add(kind, name, at: mask.place, words: words)
          return []
        default: return []
        }
      }
    }
  }

  /// Bytes as their author wrote them, as code needs it.
  func written(
    in bytes: UnsafeBufferPointer<UInt8>, of source: UnsafeBufferPointer<UInt8>
  ) -> [UInt8]? {
    replaced(in: bytes) { Array(source[$0.source]) }
  }

  /// `nil` where there is no mask.
  private func replaced(
    in bytes: UnsafeBufferPointer<UInt8>, _ text: (Mask) -> [UInt8]
  ) -> [UInt8]? {
    guard var (range, mask) = first(in: bytes) else { return nil }
    var result: [UInt8] = []
    var start = 0
    while true {
      result.append(contentsOf: bytes[start..<start + range.lowerBound])
      result.append(contentsOf: text(mask))
      start += range.upperBound
      let rest = UnsafeBufferPointer(rebasing: bytes[start...])
      guard let next = first(in: rest) else {
        result.append(contentsOf: rest)
        return result
      }
      (range, mask) = next
    }
  }
}
