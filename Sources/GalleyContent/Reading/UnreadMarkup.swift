import GalleyBasics

/// What a reader met in an article and kept from the page.
struct UnreadMarkup {
  fileprivate struct Hidden {
    var words: Int
    let opening: String
    let place: Int
  }

  private var hidden: [Hidden] = []

  /// Notes words that are not shown because of a mark that opens and is never closed.
  ///
  /// - Parameters:
  ///   - opening: the mark, as HTML writes it without attributes.
  ///   - place: where it stands, or where its line begins.
  mutating func hide(_ words: Int, behind opening: String, at place: Int32) {
    hidden.append(Hidden(words: words, opening: opening, place: Int(place)))
  }

  func diagnostics(in file: SourceFile) -> [Diagnostic] {
    hidden.map { $0.diagnostic(in: file) }
  }
}

extension UnreadMarkup.Hidden {
  fileprivate func diagnostic(in file: SourceFile) -> Diagnostic {
    let range = range(in: file.bytes)
    let verb = words == 1 ? "is" : "are"
    return Diagnostic(
      .hiddenText, .warning,
      "'\(opening)' is never closed: \(counted(words, "word")) behind it \(verb) not shown",
      at: Diagnostic.Label(Span(file, range), "hides what follows"))
  }

  /// Where the mark stands, behind its place on the same line.
  private func range(in bytes: [UInt8]) -> Range<Int> {
    let mark = opening.utf8.prefix { $0 != UInt8(ascii: ">") }
    var start = min(place, bytes.count)
    while start + mark.count <= bytes.count, bytes[start] != UInt8(ascii: "\n") {
      let isMark = zip(bytes[start...], mark).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
      if isMark {
        let end = start + mark.count
        let isClosed = mark.count < opening.utf8.count && end < bytes.count
        return start..<(isClosed && bytes[end] == UInt8(ascii: ">") ? end + 1 : end)
      }
      start += 1
    }
    return min(place, bytes.count)..<min(place, bytes.count)
  }
}

/// A number with its noun: `1 word`, `2 words`.
private func counted(_ number: Int, _ noun: String) -> String {
  "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
}
