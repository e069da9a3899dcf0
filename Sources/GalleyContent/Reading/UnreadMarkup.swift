import GalleyBasics

/// What a reader met in an article and did not understand, once for each kind and name, or understood otherwise
/// than its author.
struct UnreadMarkup {
  enum Kind: String {
    case shortcode, liquidTag = "Liquid tag", block, element
  }

  fileprivate struct Entry {
    let kind: Kind
    let name: String
    /// The first one's.
    let place: Range<Int>
    var places = 1
    /// Of readers' words that are not on the page because of it.
    var words: Int
  }

  fileprivate struct Hidden {
    var words: Int
    let opening: String
    let place: Int
  }

  fileprivate struct Misread {
    let message: String
    let advice: String
    let place: Range<Int>
  }

  /// What a body may have only so many of.
  enum Limit: CaseIterable {
    case blocks, runs, links, cells, emphasis, definitions, text
  }

  private var entries: [Entry] = []
  /// Where each limit was passed first.
  private var passed: [Limit: Int] = [:]
  private var misread: [Misread] = []
  private var hidden: [Hidden] = []
  /// The most kinds and names that are told apart: more are not worth reading.
  private static let limit = 64

  /// Notes a piece of markup that is left out.
  ///
  /// - Parameters:
  ///   - place: in the file.
  ///   - words: how many of readers' words go with it.
  mutating func add(_ kind: Kind, _ name: String, at place: Range<Int>, words: Int) {
    if let known = entries.firstIndex(where: { $0.kind == kind && $0.name == name }) {
      entries[known].places += 1
      entries[known].words += words
    } else if entries.count < Self.limit {
      entries.append(Entry(kind: kind, name: name, place: place, words: words))
    }
  }

  /// Notes words that are not shown because of a mark that opens and is never closed.
  ///
  /// - Parameters:
  ///   - opening: the mark, as HTML writes it without attributes.
  ///   - place: where it stands, or where its line begins.
  mutating func hide(_ words: Int, behind opening: String, at place: Int32) {
    hidden.append(Hidden(words: words, opening: opening, place: Int(place)))
  }

  /// Notes what is read otherwise than its author most probably meant.
  mutating func misread(_ message: String, _ advice: String, at place: Range<Int>) {
    guard misread.count < Self.limit else { return }
    misread.append(Misread(message: message, advice: advice, place: place))
  }

  /// Notes that there is more than is read.
  ///
  /// - Parameter place: in the file.
  mutating func pass(_ limit: Limit, at place: Int32) {
    if passed[limit] == nil { passed[limit] = Int(place) }
  }

  func diagnostics(in file: SourceFile) -> [Diagnostic] {
    Limit.allCases.compactMap { limit in passed[limit].map { limit.diagnostic(in: file, at: $0) } }
      + entries.map { $0.diagnostic(in: file) } + hidden.map { $0.diagnostic(in: file) }
      + misread.map {
        Diagnostic(
          .misreadMarkdown, .warning, $0.message,
          at: Diagnostic.Label(Span(file, $0.place), $0.advice))
      }
  }
}

extension UnreadMarkup.Limit {
  fileprivate func diagnostic(in file: SourceFile, at place: Int) -> Diagnostic {
    let (severity, message, label): (Severity, String, String) =
      switch self {
      case .blocks:
        (
          .error, "the text has more than \(decimal(BodyBuilder.blockLimit)) blocks",
          "this is one more"
        )
      case .emphasis:
        (
          .error, "this paragraph has too many links among marks of emphasis",
          "each of its many thousands would be compared with all before it"
        )
      case .definitions:
        (
          .error, "what this defines is too long for the number of times that it may be used",
          "written out, the text would be more than 64 MiB"
        )
      case .text:
        (
          .warning, "what this repeats makes the text many times as long as its file",
          "the text ends here"
        )
      case .links:
        (
          .warning, "the text has more than \(decimal(Int(Int16.max))) links",
          "from here on they are plain text"
        )
      case .runs:
        (
          .warning, "the text changes its style more than \(decimal(BodyBuilder.runLimit)) times",
          "from here on it keeps that of what stands before"
        )
      case .cells:
        (
          .warning,
          "the tables of the text have more than \(decimal(MarkdownSyntax.cellLimit)) cells",
          "they are shown as they are written"
        )
      }
    return Diagnostic(
      .tooManyNodes, severity, message,
      at: Diagnostic.Label(Span(file, place..<place), label))
  }
}

extension UnreadMarkup.Entry {
  fileprivate func diagnostic(in file: SourceFile) -> Diagnostic {
    var label = "left out"
    if places > 1 { label += " here and in \(counted(places - 1, "other place"))" }
    if words > 0 { label += ", \(counted(words, "word")) with it" }
    return Diagnostic(
      .unreadMarkup, .warning, "the \(kind.rawValue) '\(excerpt(name))' is not understood",
      at: Diagnostic.Label(Span(file, range(in: file.bytes)), label))
  }

  /// Where it stands: of an element in Markdown only the line is known.
  private func range(in bytes: [UInt8]) -> Range<Int> {
    guard kind == .element else { return place }
    return UnreadMarkup.place(of: Array("<\(name)".utf8), from: place.lowerBound, in: bytes)
      ?? place
  }
}

extension UnreadMarkup {
  /// Where a mark stands behind a place on the same line, in a mixture of cases.
  fileprivate static func place(
    of mark: [UInt8], from place: Int, in bytes: [UInt8]
  ) -> Range<Int>? {
    var start = min(place, bytes.count)
    while start + mark.count <= bytes.count, bytes[start] != UInt8(ascii: "\n") {
      let isMark = zip(bytes[start...], mark).allSatisfy { $0 == $1 || $0 | 0x20 == $1 }
      if isMark { return start..<start + mark.count }
      start += 1
    }
    return nil
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
    let mark = Array(opening.utf8.prefix { $0 != UInt8(ascii: ">") })
    guard let found = UnreadMarkup.place(of: mark, from: place, in: bytes) else {
      return min(place, bytes.count)..<min(place, bytes.count)
    }
    let end = found.upperBound
    let isClosed = mark.count < opening.utf8.count && end < bytes.count
    return found.lowerBound..<(isClosed && bytes[end] == UInt8(ascii: ">") ? end + 1 : end)
  }
}

/// A number with its noun: `1 word`, `2 words`.
private func counted(_ number: Int, _ noun: String) -> String {
  "\(decimal(number)) \(noun)\(number == 1 ? "" : "s")"
}
