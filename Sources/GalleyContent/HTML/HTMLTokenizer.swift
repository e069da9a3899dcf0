/// Cuts a piece of HTML into tags and the text between them.
///
/// It takes linear time and fails on nothing: what is no tag is text.
struct HTMLTokenizer {
  enum Token {
    case text(Range<Int>)
    /// The name, and the bytes from behind it to the `>`.
    case start(name: Range<Int>, attributes: Range<Int>)
    case end(name: Range<Int>)
    /// A comment, a declaration or an instruction.
    case comment(Range<Int>, isClosed: Bool)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0
  /// Text that was given back.
  private var rest: Range<Int>?
  /// Whether a tag with a quote that never ends was met: from there on quotes count for nothing.
  private var ignoresQuotes = false
  /// Whether no `>` follows, so that there can be no tag.
  private var isPlain = false

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// Goes on behind what was read in another way.
  mutating func skip(to position: Int) {
    self.position = max(self.position, min(position, bytes.count))
  }

  /// Gives back the end of a text, which comes again next.
  mutating func giveBack(_ text: Range<Int>) { rest = text.isEmpty ? nil : text }

  mutating func next() -> Token? {
    if let rest = rest.take() { return .text(rest) }
    guard position < bytes.count else { return nil }
    if bytes[position] == UInt8(ascii: "<"), let token = markup() { return token }
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != UInt8(ascii: "<") { position += 1 }
    return .text(start..<position)
  }

  private mutating func markup() -> Token? {
    let start = position
    guard !isPlain, start + 1 < bytes.count else { return nil }
    switch bytes[start + 1] {
    case UInt8(ascii: "!"), UInt8(ascii: "?"): return comment()
    case UInt8(ascii: "/"):
      guard let name = name(at: start + 2), let end = end(of: name.upperBound) else { return nil }
      position = end + 1
      return .end(name: name)
    default:
      guard let name = name(at: start + 1), let end = end(of: name.upperBound) else { return nil }
      position = end + 1
      return .start(name: name, attributes: name.upperBound..<end)
    }
  }

  private func name(at start: Int) -> Range<Int>? {
    var end = start
    while end < bytes.count, isNameByte(bytes[end]) { end += 1 }
    guard end > start, (bytes[start] | 0x20) >= UInt8(ascii: "a") else { return nil }
    return start..<end
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// Where the `>` of a tag stands: as the HTML standard has it, a quote protects it only where it
  /// begins the value of an attribute. What meets another `<` first was no tag.
  private mutating func end(of start: Int) -> Int? {
    var index = start
    var quote: UInt8 = 0
    var isAtValue = false
    while index < bytes.count {
      let byte = bytes[index]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "<") {
        return nil
      } else if isAtValue, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      }
      if byte > 0x20 { isAtValue = byte == UInt8(ascii: "=") && quote == 0 && !ignoresQuotes }
      index += 1
    }
    if !ignoresQuotes {
      ignoresQuotes = true
      return end(of: start)
    }
    isPlain = true
    return nil
  }

  private mutating func comment() -> Token {
    let start = position
    let closing: StaticString =
      if starts(with: "<!--", at: start) { "-->" } else if starts(with: "<![CDATA[", at: start) {
        "]]>"
      } else { ">" }
    position = start + 2
    while position < bytes.count, !starts(with: closing, at: position) { position += 1 }
    let isClosed = position < bytes.count
    position = min(position + closing.utf8CodeUnitCount, bytes.count)
    return .comment(start..<position, isClosed: isClosed)
  }

  private func starts(with text: StaticString, at start: Int) -> Bool {
    let count = text.utf8CodeUnitCount
    guard start + count <= bytes.count else { return false }
    return (0..<count).allSatisfy { bytes[start + $0] == text.utf8Start[$0] }
  }

  /// The value of an attribute, its entities decoded.
  func attribute(_ wanted: StaticString, in range: Range<Int>) -> [UInt8]? {
    var index = range.lowerBound
    while index < range.upperBound {
      index = skipSpace(from: index, to: range.upperBound)
      let name = scan(from: index, to: range.upperBound) { $0 > 0x20 && $0 != 0x3D && $0 != 0x2F }
      index = skipSpace(from: name.upperBound, to: range.upperBound)
      var value = index..<index
      if index < range.upperBound, bytes[index] == UInt8(ascii: "=") {
        (value, index) = self.value(from: index + 1, to: range.upperBound)
      } else if name.isEmpty {
        index += 1
      }
      if matches(name, wanted) {
        return HTMLEntity.decoded(UnsafeBufferPointer(rebasing: bytes[value]))
      }
    }
    return nil
  }

  private func value(from start: Int, to end: Int) -> (value: Range<Int>, next: Int) {
    let first = skipSpace(from: start, to: end)
    guard first < end else { return (end..<end, end) }
    let quote = bytes[first]
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      let value = scan(from: first, to: end) { $0 > 0x20 }
      return (value, value.upperBound)
    }
    let value = scan(from: first + 1, to: end) { $0 != quote }
    return (value, min(value.upperBound + 1, end))
  }

  private func scan(from start: Int, to end: Int, while accepts: (UInt8) -> Bool) -> Range<Int> {
    var index = start
    while index < end, accepts(bytes[index]) { index += 1 }
    return start..<index
  }

  private func skipSpace(from start: Int, to end: Int) -> Int {
    scan(from: start, to: end) { $0 <= 0x20 }.upperBound
  }

  private func matches(_ name: Range<Int>, _ wanted: StaticString) -> Bool {
    name.count == wanted.utf8CodeUnitCount
      && name.indices.allSatisfy { bytes[$0] | 0x20 == wanted.utf8Start[$0 - name.lowerBound] }
  }
}

/// An element of HTML that means something in an article; all others let their text through.
enum HTMLTag: String, CaseIterable {
  case p, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, tr, th, td, caption
  case figure, figcaption, br, hr
  case a, strong, b, em, i, cite, dfn, `var`, del, ins, s, strike, code, kbd, samp, tt, sup, sub,
    mark, q
  case bdi, bdo, ruby, rb, rt, rtc, rp, wbr
  case img, iframe, video, audio, source, embed, object
  case script, style, template, noscript, svg, annotation, textarea, select, head
  case div, section, article, aside, header, footer, main, nav, center, address, details, summary
  case dialog, form, fieldset, dl, dt, dd, thead, tbody, tfoot, body, html, hgroup, option, span,
    label

  /// - Parameter name: in any mixture of cases.
  init?(_ name: UnsafeBufferPointer<UInt8>) {
    guard name.count <= 10, let tag = Self.named[Self.key(of: name)],
      tag.rawValue.utf8.elementsEqual(name.lazy.map { $0 | 0x20 })
    else { return nil }
    self = tag
  }

  private static let named = Dictionary(
    uniqueKeysWithValues: allCases.map { (key(of: $0.rawValue.utf8), $0) })

  /// A number that no two names share, so that no text is made of each tag to find what it means.
  private static func key(of name: some Sequence<UInt8>) -> UInt64 {
    name.reduce(0) { $0 &* 31 &+ UInt64($1 | 0x20) }
  }
}

/// Character references of HTML: `&amp;`, `&#8212;`, `&#x2014;`.
enum HTMLEntity {
  /// Text with its references decoded; one that is not known stays as it is written.
  static func decoded(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "&"), let (scalar, end) = reference(at: index, in: bytes) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        index = end
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The longest reference is looked for in this many bytes, `&` and `;` included.
  private static let longest = 12

  private static func reference(
    at start: Int, in bytes: UnsafeBufferPointer<UInt8>
  ) -> (Unicode.Scalar, end: Int)? {
    let window = bytes[start + 1..<min(start + longest, bytes.count)]
    guard let end = window.firstIndex(of: UInt8(ascii: ";")), end > start + 1 else { return nil }
    let name = String(decoding: window[..<end], as: UTF8.self)
    guard let scalar = name.first == "#" ? numeric(name.dropFirst()) : named[name] else {
      return nil
    }
    return (scalar, end + 1)
  }

  private static func numeric(_ text: Substring) -> Unicode.Scalar? {
    let isHex = text.first == "x" || text.first == "X"
    guard let number = isHex ? UInt32(text.dropFirst(), radix: 16) : UInt32(text) else {
      return nil
    }
    return number == 0 ? "\u{FFFD}" : Unicode.Scalar(number) ?? "\u{FFFD}"
  }

  private static let named: [String: Unicode.Scalar] = Dictionary(
    uniqueKeysWithValues: table.split(separator: " ").compactMap { entry in
      let parts = entry.split(separator: "=")
      guard parts.count == 2, let number = UInt32(parts[1], radix: 16),
        let scalar = Unicode.Scalar(number)
      else { return nil }
      return (String(parts[0]), scalar)
    })

  /// The names that archives use, of the HTML standard's list (html.spec.whatwg.org, "Named
  /// character references"): markup, punctuation, signs, and Latin-1 whole.
  private static let table = """
    amp=26 lt=3C gt=3E quot=22 apos=27 nbsp=A0 iexcl=A1 cent=A2 pound=A3 curren=A4 yen=A5 \
    brvbar=A6 sect=A7 uml=A8 copy=A9 ordf=AA laquo=AB not=AC shy=AD reg=AE macr=AF deg=B0 \
    plusmn=B1 sup2=B2 sup3=B3 acute=B4 micro=B5 para=B6 middot=B7 cedil=B8 sup1=B9 ordm=BA \
    raquo=BB frac14=BC frac12=BD frac34=BE iquest=BF Agrave=C0 Aacute=C1 Acirc=C2 Atilde=C3 \
    Auml=C4 Aring=C5 AElig=C6 Ccedil=C7 Egrave=C8 Eacute=C9 Ecirc=CA Euml=CB Igrave=CC Iacute=CD \
    Icirc=CE Iuml=CF ETH=D0 Ntilde=D1 Ograve=D2 Oacute=D3 Ocirc=D4 Otilde=D5 Ouml=D6 times=D7 \
    Oslash=D8 Ugrave=D9 Uacute=DA Ucirc=DB Uuml=DC Yacute=DD THORN=DE szlig=DF agrave=E0 aacute=E1 \
    acirc=E2 atilde=E3 auml=E4 aring=E5 aelig=E6 ccedil=E7 egrave=E8 eacute=E9 ecirc=EA euml=EB \
    igrave=EC iacute=ED icirc=EE iuml=EF eth=F0 ntilde=F1 ograve=F2 oacute=F3 ocirc=F4 otilde=F5 \
    ouml=F6 divide=F7 oslash=F8 ugrave=F9 uacute=FA ucirc=FB uuml=FC yacute=FD thorn=FE yuml=FF \
    OElig=152 oelig=153 Scaron=160 scaron=161 Yuml=178 ensp=2002 emsp=2003 thinsp=2009 zwnj=200C \
    zwj=200D lrm=200E rlm=200F ndash=2013 mdash=2014 lsquo=2018 rsquo=2019 sbquo=201A ldquo=201C \
    rdquo=201D bdquo=201E dagger=2020 Dagger=2021 bull=2022 hellip=2026 permil=2030 prime=2032 \
    Prime=2033 lsaquo=2039 rsaquo=203A euro=20AC trade=2122 larr=2190 uarr=2191 rarr=2192 darr=2193 \
    harr=2194 minus=2212 infin=221E asymp=2248 ne=2260 le=2264 ge=2265 hearts=2665
    """
}
