package import GalleyBasics

/// A source text with markers such as `1️⃣` in it, which are taken out and leave their offsets.
///
///     let marked = MarkedSource("a: 1️⃣b2️⃣")
///     marked.text           // "a: b"
///     marked.range(1, 2)    // 3..<4
package struct MarkedSource {
  package let file: SourceFile
  private let offsets: [Int: Int]

  package init(_ marked: String, path: String = "test.yaml") {
    var text = ""
    var offsets: [Int: Int] = [:]
    for character in marked {
      if let number = Self.number(of: character) {
        offsets[number] = text.utf8.count
      } else {
        text.append(character)
      }
    }
    file = SourceFile(path: path, text: text)
    self.offsets = offsets
  }

  package var text: String { String(decoding: file.bytes, as: UTF8.self) }

  /// The byte offset of a marker; -1, which no span has, when the text does not hold it.
  package func offset(_ marker: Int) -> Int { offsets[marker] ?? -1 }

  /// The bytes between two markers.
  package func range(_ start: Int, _ end: Int) -> Range<Int> {
    min(offset(start), offset(end))..<max(offset(start), offset(end))
  }

  package func span(_ start: Int, _ end: Int) -> Span { Span(file, range(start, end)) }

  /// 1 for the keycap `1️⃣`, and so on to 9.
  private static func number(of character: Character) -> Int? {
    let scalars = Array(character.unicodeScalars)
    guard scalars.count == 3, scalars[1] == "\u{FE0F}", scalars[2] == "\u{20E3}" else { return nil }
    return Character(scalars[0]).wholeNumberValue
  }
}
