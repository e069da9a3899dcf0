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
