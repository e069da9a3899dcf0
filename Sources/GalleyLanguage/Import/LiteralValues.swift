import GalleyBasics

// The values of both syntaxes.
extension LiteralReader {
  /// A literal; `nil`, and the place may be anywhere, where there is none.
  mutating func value() -> YAMLNode? { value(depth: 0) }

  /// The arguments of a call whose parenthesis is passed; `nil`, and the place may be anywhere, where one is no literal.
  mutating func arguments() -> [YAMLNode]? {
    var arguments: [YAMLNode] = []
    while !take(")") {
      guard let value = value() else { return nil }
      arguments.append(value)
      if !take(",") { return take(")") ? arguments : nil }
    }
    return arguments
  }

  /// A literal that stands alone: behind it comes no operator and no call.
  mutating func wholeValue() -> YAMLNode? {
    guard let value = value() else { return nil }
    skipSpace()
    guard let byte else { return value }
    return ".([`?*/%+-|&<>=^".utf8.contains(byte) ? nil : value
  }

  private mutating func value(depth: Int) -> YAMLNode? {
    skipSpace()
    let start = position
    guard depth < Self.deepest, var node = term(depth: depth) else { return nil }
    while syntax == .script, let left = node.scalar, take("+") {
      skipSpace()
      guard let right = term(depth: depth)?.scalar, let sum = Self.sum(left, right) else {
        return nil
      }
      node = YAMLNode(.scalar(sum), span(from: start))
    }
    return node
  }

  /// Two texts joined, or two whole numbers added.
  private static func sum(_ left: YAMLScalar, _ right: YAMLScalar) -> YAMLScalar? {
    if left.style == .plain, right.style == .plain {
      guard let left = Int32(left.text), let right = Int32(right.text) else { return nil }
      return YAMLScalar(String(Int(left) + Int(right)))
    }
    guard left.text.utf8.count + right.text.utf8.count < longest else { return nil }
    return YAMLScalar(left.text + right.text, style: .doubleQuoted)
  }

  private mutating func term(depth: Int) -> YAMLNode? {
    let start = position
    if let text = quoted() {
      return YAMLNode(.scalar(YAMLScalar(text, style: .doubleQuoted)), span(from: start))
    }
    if isNext("[") { return list(depth: depth) }
    if isNext("{") { return mapping(depth: depth) }
    if syntax == .script, isNext("`") { return template(depth: depth) }
    if syntax == .script, isNext("(") {
      position += 1
      guard let value = value(depth: depth + 1), take(")") else { return nil }
      return value
    }
    return plain() ?? variable()
  }

  /// A template of a script, with what is literal in it.
  private mutating func template(depth: Int) -> YAMLNode? {
    let start = position
    position += 1
    var text = ""
    while position < end {
      let piece = QuotedText.templatePiece(bytes, in: position..<end)
      text += piece.text
      position = piece.end
      if isNext("`") {
        position += 1
        return YAMLNode(.scalar(YAMLScalar(text, style: .doubleQuoted)), span(from: start))
      }
      guard isNext("${"), text.utf8.count < Self.longest else { return nil }
      position += 2
      guard let part = value(depth: depth + 1)?.scalar, take("}") else { return nil }
      text += part.text
    }
    return nil
  }

  /// Whether a list begins there that is an object without its braces, `[ code: 'a', … ]`, as in many an example.
  var isListOfKeys: Bool {
    var ahead = self
    return ahead.take("[") && ahead.isKeyNext
  }

  private mutating func list(depth: Int) -> YAMLNode? {
    if isLenient, syntax == .script, isListOfKeys {
      mended.append(Spanned("'{'", span(from: position, count: 1)))
      return mapping(depth: depth, until: "]")
    }
    let start = position
    position += 1
    var items: [YAMLNode] = []
    while !take("]") {
      let before = position
      if let item = value(depth: depth + 1), isNextEnd(of: "]") {
        items.append(item)
      } else if !leaveOut(from: before) {
        return nil
      }
      if !take(",") {
        guard take("]") else { return nil }
        break
      }
    }
    return YAMLNode(.sequence(items), span(from: start))
  }

  private mutating func mapping(depth: Int, until end: String = "}") -> YAMLNode? {
    let start = position
    position += 1
    var entries: [YAMLEntry] = []
    while !take(end) {
      let before = position
      if let entry = entry(depth: depth),
        isNextEnd(of: end) || isLenient && (isKeyNext || isNext("]"))
      {
        entries.append(entry)
      } else if !leaveOut(from: before, ofMapping: true) {
        return nil
      }
      if take(",") { continue }
      if take(end) { break }
      guard isLenient, isNext("]") || isKeyNext else { return nil }
      let isBrace = isNext("]")
      mended.append(Spanned(isBrace ? "'}'" : "comma", span(from: position, count: 1)))
      if isBrace { break }
    }
    return YAMLNode(.mapping(entries), span(from: start))
  }

  private mutating func entry(depth: Int) -> YAMLEntry? {
    let start = position
    let name = quoted() ?? word()
    let key = YAMLNode(.scalar(YAMLScalar(name, style: .doubleQuoted)), span(from: start))
    guard !name.isEmpty, take(syntax == .script ? ":" : "="), let value = value(depth: depth + 1)
    else { return nil }
    return YAMLEntry(key: key, value: value)
  }

  private mutating func isNextEnd(of bracket: String) -> Bool {
    skipSpace()
    return isNext(",") || isNext(bracket)
  }

  /// Whether a key stands there, as where the comma before it is missing.
  private var isKeyNext: Bool {
    var ahead = self
    ahead.skipSpace()
    return !(ahead.quoted() ?? ahead.word()).isEmpty && ahead.take(":")
  }

  /// Passes what is computed, up to the comma or bracket behind it.
  private mutating func leaveOut(from start: Int, ofMapping isMapping: Bool = false) -> Bool {
    guard isLenient || leavesOutMembers && isMapping else { return false }
    position = start
    var open = 0
    while skipSpace(), let byte, patience > 0 {
      let before = position
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
      case UInt8(ascii: ","), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        if open == 0 {
          computed.append(span(from: start))
          return position > start
        }
        if byte != UInt8(ascii: ",") { open -= 1 }
      default: break
      }
      if quoted() == nil { position += 1 }
      patience -= position - before
    }
    return false
  }

  /// A number, `true`, `false` or `null`, or a date of TOML.
  private mutating func plain() -> YAMLNode? {
    let start = position
    let others = syntax == .toml ? ".+:" : "."
    if syntax == .script, isNext("-") { position += 1 }
    while let byte, Self.isWord(byte, in: syntax) || others.utf8.contains(byte) { position += 1 }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    guard ["true", "false", "null"].contains(text) || text.contains(where: \.isNumber),
      syntax == .toml || text.first?.isLetter == false || text.allSatisfy(\.isLetter)
    else {
      position = start
      return nil
    }
    return YAMLNode(.scalar(YAMLScalar(text.replacing("_", with: ""))), span(from: start))
  }

  /// What a variable holds, or the name of one of GPT's constants.
  private mutating func variable() -> YAMLNode? {
    guard syntax == .script else { return nil }
    let start = position
    let path = reference()
    if path.starts(with: ["googletag", "enums"]), let name = path.last {
      return YAMLNode(.scalar(YAMLScalar(name)), span(from: start))
    }
    if path.last == "length", case .sequence(let items)? = constants[path.dropLast()]?.content {
      return YAMLNode(.scalar(YAMLScalar(String(items.count))), span(from: start))
    }
    return constants[path].map { YAMLNode($0.content, span(from: start)) }
  }

  /// A text in quotes, its escapes read.
  mutating func quoted() -> String? {
    guard let quoted = QuotedText(bytes, in: position..<end, syntax) else { return nil }
    position = quoted.end
    return quoted.text
  }
}

/// A text in quotes of TOML or JavaScript, its escapes read.
private struct QuotedText {
  let text: String
  /// The place behind its closing quote.
  let end: Int

  /// `nil` where none begins, or it has no end.
  ///
  /// - Parameter range: from the opening quote on, as far as the file may be read.
  init?(_ bytes: [UInt8], in range: Range<Int>, _ syntax: LiteralReader.Syntax) {
    guard let quote = range.isEmpty ? nil : bytes[range.lowerBound],
      [0x22, 0x27].contains(quote) || quote == 0x60 && syntax == .script
    else { return nil }
    if syntax == .toml, let long = QuotedText(long: quote, bytes, in: range) {
      self = long
    } else {
      self.init(quote, bytes, in: range, syntax)
    }
  }

  private init?(
    _ quote: UInt8, _ bytes: [UInt8], in range: Range<Int>, _ syntax: LiteralReader.Syntax
  ) {
    var text: [UInt8] = []
    let limit = range.upperBound
    var next = range.lowerBound + 1
    while next < limit, bytes[next] != quote {
      // A template whose parts are computed is no literal.
      let isComputed = quote == 0x60 && bytes[next...].starts(with: "${".utf8)
      guard !isComputed, bytes[next] != 0x0A || quote == 0x60 else { return nil }
      // A single-quoted text of TOML has no escapes.
      guard bytes[next] == UInt8(ascii: "\\"), syntax == .script || quote == 0x22, next + 1 < limit
      else {
        text.append(bytes[next])
        next += 1
        continue
      }
      next += 1
      next += Self.unescape(bytes[next..<limit], into: &text)
    }
    guard next < limit else { return nil }
    self.text = String(decoding: text, as: UTF8.self)
    end = next + 1
  }

  /// What of a template stands from a place on, up to its end or to what is computed in it.
  static func templatePiece(_ bytes: [UInt8], in range: Range<Int>) -> QuotedText {
    var text: [UInt8] = []
    let limit = range.upperBound
    var next = range.lowerBound
    while next < limit, bytes[next] != 0x60, !bytes[next..<limit].starts(with: "${".utf8) {
      guard bytes[next] == UInt8(ascii: "\\"), next + 1 < limit else {
        text.append(bytes[next])
        next += 1
        continue
      }
      next += 1
      next += unescape(bytes[next..<limit], into: &text)
    }
    return QuotedText(text: String(decoding: text, as: UTF8.self), end: next)
  }

  private init(text: String, end: Int) {
    self.text = text
    self.end = end
  }

  /// A text of TOML between three quotes, as it stands there.
  private init?(long quote: UInt8, _ bytes: [UInt8], in range: Range<Int>) {
    let quotes = [quote, quote, quote]
    guard bytes[range].starts(with: quotes),
      let close = bytes[(range.lowerBound + 3)..<range.upperBound].firstRange(of: quotes)
    else { return nil }
    text = String(decoding: bytes[(range.lowerBound + 3)..<close.lowerBound], as: UTF8.self)
    end = close.upperBound
  }

  /// Adds what stands behind a backslash.
  ///
  /// - Returns: how many bytes that is.
  private static func unescape(_ bytes: ArraySlice<UInt8>, into text: inout [UInt8]) -> Int {
    guard let escape = bytes.first else { return 0 }
    switch escape {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "u"):
      let digits = String(decoding: bytes.dropFirst().prefix(4), as: UTF8.self)
      guard let code = UInt32(digits, radix: 16), let scalar = Unicode.Scalar(code) else { break }
      text += Array(String(scalar).utf8)
      return 1 + digits.utf8.count
    default: text.append(escape)
    }
    return 1
  }
}
