import GalleyModel

/// The short texts around an article's body, each in one style: measured when first asked for, and then
/// kept for columns of any width.
///
/// A page has a hundred of them: memory of its own for each would take longer than measuring it. Nearly
/// all are asked for in the same order on every screen, so that a text is looked for from where the last
/// one was found.
struct ShortTexts: Sendable {
  private struct Text {
    let words: String
    var style: TextStyle
    /// Index after its last piece; its segment has the text's own index.
    let end: Int
    let isEstimated: Bool
    /// Once it is asked for in this size.
    var longestLine: LayoutUnit?
  }

  private let fonts: FontSet
  private var pieces = PieceList()
  private var segments: [Segment] = []
  private var texts: [Text] = []
  /// How many were measured on the screens before; what this one has measured is not looked for.
  private var known = 0
  /// Index after the one that was found last.
  private var next = 0

  init(in fonts: FontSet) { self.fonts = fonts }

  /// Begins with the next screen.
  mutating func begin() {
    if texts.isEmpty { makeRoom() }
    known = texts.count
    next = 0
  }

  /// The number of lines at a width; none for an empty text.
  mutating func lineCount(
    of words: String, _ style: TextStyle, width: LayoutUnit
  ) -> (lines: Int, isEstimated: Bool) {
    let index = index(of: words, style)
    return (breaking(index, width) { $0.count() }, texts[index].isEstimated)
  }

  /// The width in one line, and whether it is an estimate.
  mutating func longestLine(
    of words: String, _ style: TextStyle
  ) -> (width: LayoutUnit, isEstimated: Bool) {
    let index = index(of: words, style)
    let width = texts[index].longestLine ?? breaking(index, .zero) { $0.longestLine }
    texts[index].longestLine = width
    return (width, texts[index].isEstimated)
  }

  /// For the texts of an ordinary page, so that memory is asked for once.
  private mutating func makeRoom() {
    pieces.makeRoom(for: 512)
    segments.reserveCapacity(96)
    texts.reserveCapacity(96)
  }

  private func breaking<Result>(
    _ index: Int, _ width: LayoutUnit, _ lines: (inout LineBreaker) -> Result
  ) -> Result {
    var words = texts[index].words
    return words.withUTF8 { bytes in
      pieces.read(upTo: texts[index].end) { pieces in
        segments.withUnsafeBufferPointer { segments in
          let own = UnsafeBufferPointer(rebasing: segments[index...index])
          var breaker = LineBreaker(bytes, pieces, own, width: width)
          return lines(&breaker)
        }
      }
    }
  }

  /// Finds a text, and measures it or sets it in another size where needed.
  private mutating func index(of words: String, _ style: TextStyle) -> Int {
    guard let index = find(words, style, in: next..<known) ?? find(words, style, in: 0..<next)
    else {
      texts.append(measured(words, style))
      return texts.count - 1
    }
    next = index + 1
    if texts[index].style.size != style.size {
      segments[index].resize(to: style.size)
      texts[index].style = style
      texts[index].longestLine = nil
    }
    return index
  }

  private func find(_ words: String, _ style: TextStyle, in range: Range<Int>) -> Int? {
    for index in range
    where texts[index].words.isSame(as: words) && texts[index].style.isSame(as: style)
      && (texts[index].style.size == style.size || !segments[index].isBound)
    {
      return index
    }
    return nil
  }

  private mutating func measured(_ words: String, _ style: TextStyle) -> Text {
    let first = segments.count
    segments.append(Segment(0..<words.utf8.count, style, in: fonts))
    var bytes = words
    let isEstimated = bytes.withUTF8 { bytes in
      segments.withUnsafeMutableBufferPointer {
        TextMeasurer.measure(
          bytes, UnsafeMutableBufferPointer(rebasing: $0[first...]), in: fonts, into: &pieces)
      }
    }
    return Text(words: words, style: style, end: pieces.count, isEstimated: isEstimated)
  }
}

/// The days on a page as they are written there: each is written once, though several screens and lists show it.
struct WrittenDays: Sendable {
  private let format: DateFormat
  private var days: [(date: CalendarDate, text: String)] = []

  init(_ language: LanguageTag) { format = DateFormat(language) }

  mutating func text(of date: CalendarDate) -> String {
    for index in days.indices where days[index].date.isSameDay(as: date) { return days[index].text }
    let text = format.full(date)
    days.append((date, text))
    return text
  }
}

extension CalendarDate {
  /// By number: another module would compare dates through a table of witnesses.
  fileprivate func isSameDay(as other: CalendarDate) -> Bool {
    day == other.day && month == other.month && year == other.year
  }
}

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
