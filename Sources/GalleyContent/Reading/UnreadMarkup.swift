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
  mutating func hide(_ words: Int, behind opening: String, at place: Int32) {
    hidden.append(Hidden(words: words, opening: opening, place: Int(place)))
  }

  func diagnostics(in file: SourceFile) -> [Diagnostic] {
    hidden.map { $0.diagnostic(in: file) }
  }
}

extension UnreadMarkup.Hidden {
  fileprivate func diagnostic(in file: SourceFile) -> Diagnostic {
    let end = min(place + opening.utf8.count, file.bytes.count)
    let verb = words == 1 ? "is" : "are"
    return Diagnostic(
      .hiddenText, .warning,
      "'\(opening)' is never closed: \(counted(words, "word")) behind it \(verb) not shown",
      at: Diagnostic.Label(Span(file, min(place, end)..<end), "hides what follows"))
  }
}

/// A number with its noun: `1 word`, `2 words`.
private func counted(_ number: Int, _ noun: String) -> String {
  "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
}
