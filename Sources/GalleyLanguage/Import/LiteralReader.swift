import GalleyBasics

/// Reads literal values of TOML and JavaScript as nodes: texts, numbers, words, lists and mappings.
///
/// In a script a variable whose value is known, texts joined by `+`, templates of such and sums of whole numbers are literal
/// too; calls are none.
struct LiteralReader {
  enum Syntax: Sendable {
    case script, toml
  }

  private let file: SourceFile
  private let bytes: [UInt8]
  private let syntax: Syntax
  private var end: Int
  private(set) var position: Int
  /// What variables hold.
  var constants = ScriptConstants()
  /// Whether what is computed is left out of lists and mappings, and a comma or a brace that is missing is added: else
  /// they are no literals.
  var isLenient = false
  /// Whether what is computed is left out of mappings alone, so that each item of a list keeps its place.
  var leavesOutMembers = false
  /// What was left out.
  private(set) var computed: [Span] = []
  /// Where something was missing.
  private(set) var mended: [Spanned<String>] = []
  /// How many bytes may be passed in search of the end of what is computed, so that no file takes a time that
  /// grows with its square.
  private var patience: Int

  /// How deep lists may stand in each other.
  private static let deepest = 32
  /// The longest that joined texts may be.
  private static let longest = 10_000

  init(_ file: SourceFile, _ syntax: Syntax, in range: Range<Int>? = nil) {
    self.file = file
    self.syntax = syntax
    bytes = Array(file.bytes)
    position = range?.lowerBound ?? 0
    end = range?.upperBound ?? bytes.count
    patience = 16 * bytes.count + 65_536
  }

  /// The next byte; `nil` at the end.
  var byte: UInt8? { position < end ? bytes[position] : nil }

  mutating func move(to position: Int) { self.position = position }

  /// The byte that was passed last.
  var previous: UInt8? { position > 0 ? bytes[position - 1] : nil }

  /// The byte that was passed last and is no space.
  var previousMark: UInt8? {
    bytes[..<position].last { ![0x20, 0x09, 0x0A, 0x0D].contains($0) }
  }

  /// Passes a byte, whatever it is.
  mutating func advance() { position = min(position + 1, end) }

  /// - Parameter count: how many bytes; to the reader's place if none is said.
  func span(from start: Int, count: Int? = nil) -> Span {
    let stop = count.map { start + $0 } ?? max(position, start)
    return Span(file, min(start, end)..<min(stop, end))
  }

  /// What stands from a place on, to the reader's.
  func text(from start: Int) -> String { String(decoding: bytes[start..<position], as: UTF8.self) }

  /// Goes on in another part of the file; what variables hold is kept.
  mutating func move(into range: Range<Int>) {
    position = range.lowerBound
    end = range.upperBound
  }
}

// MARK: - Marks and words

extension LiteralReader {
  /// Passes spaces, line ends and comments; returns whether anything is left.
  @discardableResult
  mutating func skipSpace() -> Bool {
    while let byte {
      if isNext(syntax == .script ? "//" : "#") {
        skipLine()
      } else if syntax == .script, isNext("/*") {
        position += 2
        while position < end, !isNext("*/") { position += 1 }
        position = min(position + 2, end)
      } else if [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
        position += 1
      } else {
        return true
      }
    }
    return false
  }

  mutating func skipLine() {
    while let byte, byte != 0x0A { position += 1 }
  }

  /// Passes a text in quotes; where it has no end, its quote.
  mutating func skipText() {
    let start = position
    guard quoted() == nil else { return }
    advance()
    guard bytes[start] == 0x60 else { return }
    // A template, with what is computed in it.
    var next = position
    while next < end, bytes[next] != 0x60 { next += bytes[next] == UInt8(ascii: "\\") ? 2 : 1 }
    if next < end { position = next + 1 }
  }

  /// Passes a regular expression of a script, as far as one ends on its line.
  mutating func skipPattern() {
    var next = position + 1
    var isInClass = false
    while next < end, bytes[next] != 0x0A {
      switch bytes[next] {
      case UInt8(ascii: "\\"): next += 1
      case UInt8(ascii: "["): isInClass = true
      case UInt8(ascii: "]"): isInClass = false
      case UInt8(ascii: "/") where !isInClass:
        position = next
        return
      default: break
      }
      next += 1
    }
  }

  /// Passes what stands before the `=` of a declaration, on its line; returns whether there is one, which is passed too.
  mutating func skipType() -> Bool {
    while let byte, byte != 0x0A, byte != UInt8(ascii: ";") {
      position += 1
      if byte == UInt8(ascii: "="), !isNext(">"), !isNext("=") { return true }
    }
    return false
  }

  func isNext(_ text: String) -> Bool { bytes[position..<end].starts(with: text.utf8) }

  /// Passes a mark, and space before it.
  mutating func take(_ text: String) -> Bool {
    skipSpace()
    guard isNext(text) else { return false }
    position += text.utf8.count
    return true
  }

  /// A TOML key, `a.b."c"`, up to a mark, which is not passed; nothing where something else stands there.
  mutating func path(until mark: String) -> [String] {
    var parts: [String] = []
    repeat {
      skipSpace()
      parts.append(quoted() ?? word())
    } while take(".")
    skipSpace()
    return isNext(mark) ? parts : []
  }

  /// A variable of a script with its members: `ads`, `ads.top`, `ads['top']`, `ads[1]`; nothing where none stands.
  mutating func reference() -> [String] {
    guard let byte, Self.isWord(byte, in: .script), !(0x30...0x39).contains(byte) else { return [] }
    var path = [word()]
    while true {
      let before = position
      if isNext("[") {
        position += 1
        skipSpace()
        let member = quoted() ?? index()
        guard !member.isEmpty, take("]") else {
          position = before
          return path
        }
        path.append(member)
      } else if take("."), skipSpace() {
        let member = word()
        guard !member.isEmpty else {
          position = before
          return path
        }
        path.append(member)
      } else {
        position = before
        return path
      }
    }
  }

  /// A number between brackets, or what a variable holds; of one that is not known its name in brackets, which is no
  /// member's.
  private mutating func index() -> String {
    let name = word()
    guard !name.isEmpty, !name.allSatisfy(\.isNumber) else { return name }
    return constants[[name]]?.scalar?.text ?? "[\(name)]"
  }

  /// Letters, digits, `_`, and `$` in a script, `-` in TOML.
  mutating func word() -> String {
    let start = position
    while let byte, Self.isWord(byte, in: syntax) { position += 1 }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private static func isWord(_ byte: UInt8, in syntax: Syntax) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    case UInt8(ascii: "$"): syntax == .script
    case UInt8(ascii: "-"): syntax == .toml
    default: false
    }
  }
}

// MARK: - Values

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
