package import GalleyModel
import GalleyBasics

/// Sets the marks of a typewriter as printers do: curly quotation marks by language, dashes and ellipses.
///
/// It follows what Goldmark (Hugo), kramdown (Jekyll) and WordPress have in common: `"` and `'` by what stands
/// before and behind them, `--` and `---` as dashes, `...` as an ellipsis. Code and addresses stay.
package struct SmartTypography: Sendable {
  private let marks: Marks

  package init(_ language: LanguageTag) {
    marks =
      Self.byLanguage[language.tag.lowercased()] ?? Self.byLanguage[language.primary] ?? .english
  }

  /// The marks around what is quoted, and around quotations in it.
  private struct Marks: Sendable {
    var outer: (open: String, close: String)
    var inner: (open: String, close: String)

    init(_ open: String, _ close: String, _ innerOpen: String, _ innerClose: String) {
      outer = (open, close)
      inner = (innerOpen, innerClose)
    }

    static let english = Marks("“", "”", "‘", "’")
    static let low = Marks("„", "“", "‚", "‘")
    static let angles = Marks("«", "»", "“", "”")
  }

  /// Delimiters of the Unicode CLDR (cldr.unicode.org), checked by eye; languages without an entry have those of
  /// English.
  private static let byLanguage: [String: Marks] = [
    "de": .low, "cs": .low, "sk": .low, "sl": .low, "bg": .low, "lt": .low, "et": .low, "is": .low,
    "de-ch": Marks("«", "»", "‹", "›"), "fr": Marks("«\u{A0}", "\u{A0}»", "“", "”"),
    "fr-ch": Marks("«", "»", "‹", "›"), "es": .angles, "it": .angles, "ca": .angles, "el": .angles,
    "pt-pt": .angles, "nb": Marks("«", "»", "‘", "’"), "no": Marks("«", "»", "‘", "’"),
    "nn": Marks("«", "»", "‘", "’"), "ru": Marks("«", "»", "„", "“"),
    "uk": Marks("«", "»", "„", "“"), "pl": Marks("„", "”", "‚", "’"),
    "hu": Marks("„", "”", "»", "«"), "ro": Marks("„", "”", "«", "»"),
    "sv": Marks("”", "”", "’", "’"), "fi": Marks("”", "”", "’", "’"),
  ]
}

extension SmartTypography {
  package func applied(to text: String) -> String {
    var output: [UInt8] = []
    var setter = Setter(marks: marks)
    let bytes = Array(text.utf8)
    guard Self.isNeeded(bytes[...]) else { return text }
    setter.set(bytes[...], isWords: true, before: nil, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  package func apply(to body: inout Body) {
    for text in body.richTexts { apply(to: text, of: &body) }
  }

  /// What changes is written anew behind the body's text, so that all other ranges stay as they are.
  private func apply(to rich: RichText, of body: inout Body) {
    guard body[rich].contains(where: { Self.isNeeded(body.text[$0.text.indices]) }) else { return }
    var setter = Setter(marks: marks)
    var output: [UInt8] = []
    var runs = Array(body[rich])
    for index in runs.indices {
      let start = output.count
      let run = runs[index]
      let words = body.text[run.text.indices]
      if run.kind == .lineBreak { setter.breakLine() }
      let next = runs[(index + 1)...].first { !$0.text.isEmpty }
      setter.set(
        words, isWords: run.kind == .text && !run.style.contains(.code) && !isAddress(words),
        before: next.map { body.text[Int($0.text.lowerBound)] }, to: &output)
      let base = body.text.count
      runs[index].text = Int32(base + start)..<Int32(base + output.count)
    }
    body.text += output
    body.runs.replaceSubrange(rich.indices, with: runs)
  }

  private func isAddress(_ words: ArraySlice<UInt8>) -> Bool {
    words.starts(with: "http://".utf8) || words.starts(with: "https://".utf8)
      || words.starts(with: "www.".utf8)
  }

  private static func isNeeded(_ bytes: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in bytes {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return true
      case UInt8(ascii: "-") where last == byte, UInt8(ascii: ".") where last == byte: return true
      default: last = byte
      }
    }
    return false
  }

  /// Goes through the runs of one text, and remembers what stands before a mark.
  private struct Setter {
    let marks: Marks
    /// The byte before; `nil` where a line begins.
    private var last: UInt8?
    private var isInOuter = false
    private var isInInner = false

    init(marks: Marks) { self.marks = marks }

    mutating func breakLine() { last = nil }

    /// - Parameter before: the byte that comes behind the words, in the next run.
    mutating func set(
      _ bytes: ArraySlice<UInt8>, isWords: Bool, before next: UInt8?, to output: inout [UInt8]
    ) {
      guard isWords else {
        output += bytes
        last = bytes.last ?? last
        return
      }
      var index = bytes.startIndex
      while index < bytes.endIndex {
        let byte = bytes[index]
        let count = bytes[index...].prefix { $0 == byte }.count
        let following = index + 1 < bytes.endIndex ? bytes[index + 1] : next
        var length = 1
        switch byte {
        case UInt8(ascii: "-") where count == 3: (length, last) = (3, put("—", &output))
        case UInt8(ascii: "-") where count == 2: (length, last) = (2, put("–", &output))
        case UInt8(ascii: "-") where count > 3:
          output += bytes[index..<index + count]
          (length, last) = (count, byte)
        case UInt8(ascii: ".") where count >= 3: (length, last) = (3, put("…", &output))
        case UInt8(ascii: "\""): last = quotation(following, &output)
        case UInt8(ascii: "'"): last = apostrophe(bytes[(index + 1)...], next, &output)
        default:
          output.append(byte)
          last = Self.role(of: bytes[...index])
        }
        index += length
      }
    }

    private func put(_ mark: String, _ output: inout [UInt8]) -> UInt8? {
      output += mark.utf8
      // A dash opens as a space does.
      return mark == "…" ? UInt8(ascii: ".") : UInt8(ascii: "-")
    }

    private mutating func quotation(_ following: UInt8?, _ output: inout [UInt8]) -> UInt8? {
      let opens = canOpen(following) && (!isInOuter || !canClose)
      isInOuter = opens
      output += (opens ? marks.outer.open : marks.outer.close).utf8
      return opens ? UInt8(ascii: "(") : UInt8(ascii: ")")
    }

    /// `'` is an apostrophe within words and before a decade, else a quotation in a quotation.
    private mutating func apostrophe(
      _ rest: ArraySlice<UInt8>, _ next: UInt8?, _ output: inout [UInt8]
    ) -> UInt8? {
      let following = rest.first ?? next
      let isDecade =
        rest.prefix(2).count == 2 && rest.prefix(2).allSatisfy { (48...57).contains($0) }
        && rest.dropFirst(2).first.map { !(48...57).contains($0) } ?? true
      let isWithin = !isOpening(last) && following.map(Self.isLetter) ?? false
      if !isDecade, !isWithin, canOpen(following), !isInInner || !canClose {
        isInInner = true
        output += marks.inner.open.utf8
        return UInt8(ascii: "(")
      }
      let closes = isInInner && !isWithin && !isDecade
      if closes { isInInner = false }
      output += (closes ? marks.inner.close : "’").utf8
      // A quotation may begin behind the article that French and Italian join to a word: l'"affaire".
      let joins = !closes && !isOpening(last) && following == UInt8(ascii: "\"")
      return joins ? UInt8(ascii: "/") : UInt8(ascii: ")")
    }

    private func canOpen(_ following: UInt8?) -> Bool {
      isOpening(last) && following.map { $0 > 0x20 } ?? false
    }

    private var canClose: Bool { last.map { $0 > 0x20 && $0 != UInt8(ascii: "(") } ?? false }

    private func isOpening(_ byte: UInt8?) -> Bool {
      guard let byte else { return true }
      return byte <= 0x20 || "([{-/=>".utf8.contains(byte)
    }

    /// A byte that says what the last character is to a mark: for dashes and spaces of all kinds `-` and a space.
    private static func role(of bytes: ArraySlice<UInt8>) -> UInt8? {
      guard let byte = bytes.last, byte >= 0x80 else { return bytes.last }
      if bytes.suffix(2) == [0xC2, 0xA0] { return 0x20 }
      guard bytes.suffix(3).dropLast() == [0xE2, 0x80] else { return byte }
      return switch byte {
      case 0x80...0x8A, 0xAF: 0x20
      case 0x90...0x95: UInt8(ascii: "-")
      default: byte
      }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
      byte >= 0x80 || (48...57).contains(byte) || (97...122).contains(byte | 0x20)
    }
  }
}

extension SmartTypography {
  /// Sets the marks of what the text itself says to be quotations, with `<q>`.
  package func setQuotations(in body: inout Body) {
    for index in body.runs.indices where body.runs[index].kind == .quotationMark {
      let mark: String
      switch body.string(body.runs[index].text) {
      case Marks.english.outer.open: mark = marks.outer.open
      case Marks.english.outer.close: mark = marks.outer.close
      case Marks.english.inner.open: mark = marks.inner.open
      case Marks.english.inner.close: mark = marks.inner.close
      default: continue
      }
      let start = Int32(body.text.count)
      body.text += mark.utf8
      body.runs[index].text = start..<Int32(body.text.count)
    }
  }
}

extension Article {
  /// Sets all its words as printers do.
  package mutating func set(by typography: SmartTypography) {
    title.value = typography.applied(to: title.value)
    kicker = kicker.map(typography.applied)
    standfirst = standfirst.map(typography.applied)
    if let caption = image?.caption { image?.caption = typography.applied(to: caption) }
    typography.apply(to: &body)
  }
}
