import GalleyBasics

/// The parts of a file that are read as scripts: of a page what its `script` elements hold, of a Markdown file each code
/// block, with tags or without, and the text between. Any other file is one script.
enum ScriptParts {
  static func of(_ file: SourceFile) -> [Range<Int>] {
    let bytes = Array(file.bytes)
    // A script may write tags as texts.
    if [".js", ".mjs", ".cjs", ".ts", ".jsx", ".tsx", ".json"].contains(where: file.path.hasSuffix)
    {
      return [0..<bytes.count]
    }
    let isMarkdown = file.path.hasSuffix(".md")
    let parts = fenced(bytes)
    return parts.flatMap { part in
      part.isCode || parts.count == 1 && !isMarkdown
        ? scripts(bytes, in: part.range) : [part.range]
    }
  }

  /// What stands between lines that begin with three backticks, and what stands around it.
  private static func fenced(_ bytes: [UInt8]) -> [(range: Range<Int>, isCode: Bool)] {
    var parts: [(range: Range<Int>, isCode: Bool)] = []
    var start = 0
    var isCode = false
    var line = 0
    while line < bytes.count {
      let next = bytes[line...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      if bytes[line..<next].drop(while: { $0 == 0x20 || $0 == 0x09 }).starts(with: "```".utf8) {
        parts.append((start..<line, isCode))
        (start, isCode) = (next, !isCode)
      }
      line = next
    }
    parts.append((start..<bytes.count, isCode))
    return parts
  }

  private static func scripts(_ bytes: [UInt8], in range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var isPage = false
    var position = range.lowerBound
    while let open = bytes[position..<range.upperBound].firstIndex(of: UInt8(ascii: "<")) {
      position = open + 1
      let rest = bytes[position..<range.upperBound]
      if rest.starts(with: "!--".utf8) {
        // What is commented out is not there.
        position = rest.firstRange(of: "-->".utf8)?.upperBound ?? range.upperBound
      } else if isName("script", rest), let close = rest.firstIndex(of: UInt8(ascii: ">")) {
        isPage = true
        let end = endOfScript(bytes[(close + 1)..<range.upperBound])
        parts.append(close + 1..<end)
        position = end
      }
    }
    return isPage ? parts : [range]
  }

  private static func endOfScript(_ bytes: ArraySlice<UInt8>) -> Int {
    var position = bytes.startIndex
    while let open = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      if isName("/script", bytes[(open + 1)...]) { return open }
      position = open + 1
    }
    return bytes.endIndex
  }

  /// Whether a tag's name begins there, in small or capital letters.
  private static func isName(_ name: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    let found = bytes.prefix(name.utf8.count).map { 0x41...0x5A ~= $0 ? $0 + 0x20 : $0 }
    let next = bytes.dropFirst(name.utf8.count).first
    return found.elementsEqual(name.utf8)
      && next.map { [0x20, 0x09, 0x0A, 0x0D, 0x3E, 0x2F].contains($0) } ?? false
  }
}

/// What a value is given to: a name, or names for its members or items.
indirect enum ScriptPattern {
  struct Member {
    let key: String
    let pattern: ScriptPattern
    /// What stands for a member that is not there.
    let usual: YAMLNode?
  }

  case name(String)
  case members([Member])
  case items([ScriptPattern?])

  /// The names, each with its part of a value; `nil` where that is not known.
  func parts(of value: YAMLNode?) -> [(name: String, value: YAMLNode?)] {
    switch self {
    case .name(let name): return [(name, value)]
    case .members(let members):
      return members.flatMap { member in
        member.pattern.parts(of: value.map { $0[member.key] ?? member.usual } ?? nil)
      }
    case .items(let patterns):
      let items: [YAMLNode] =
        if case .sequence(let items)? = value?.content { items } else { [] }
      return patterns.enumerated().flatMap { index, pattern in
        pattern?.parts(of: index < items.count ? items[index] : nil) ?? []
      }
    }
  }
}

/// A function of a script, its body without its braces.
struct ScriptFunction {
  let parameters: [ScriptPattern]
  let body: Range<Int>
  /// The place behind it.
  let end: Int
}

extension LiteralReader {
  /// What a declaration or a parameter gives its value to.
  mutating func pattern(depth: Int = 0) -> ScriptPattern? {
    guard depth < 8 else { return nil }
    if take("{") { return members(depth: depth) }
    if take("[") { return items(depth: depth) }
    skipSpace()
    let name = word()
    return name.isEmpty ? nil : .name(name)
  }

  private mutating func members(depth: Int) -> ScriptPattern? {
    var members: [ScriptPattern.Member] = []
    while !take("}") {
      _ = take("...")
      skipSpace()
      let key = quoted() ?? word()
      guard !key.isEmpty,
        let pattern = take(":") ? pattern(depth: depth + 1) : ScriptPattern.name(key)
      else { return nil }
      let usual = take("=") ? value() : nil
      members.append(ScriptPattern.Member(key: key, pattern: pattern, usual: usual))
      if !take(",") {
        guard take("}") else { return nil }
        break
      }
    }
    return .members(members)
  }

  private mutating func items(depth: Int) -> ScriptPattern? {
    var items: [ScriptPattern?] = []
    while !take("]") {
      if take(",") {
        items.append(nil)
        continue
      }
      guard let pattern = pattern(depth: depth + 1) else { return nil }
      items.append(pattern)
      if !take(",") {
        guard take("]") else { return nil }
        break
      }
    }
    return .items(items)
  }

  /// The parameters of a function whose parenthesis is passed, without their types and usual values.
  mutating func parameters() -> [ScriptPattern]? {
    var parameters: [ScriptPattern] = []
    while !take(")") {
      _ = take("...")
      guard let pattern = pattern() else { return nil }
      parameters.append(pattern)
      _ = take("?")
      if take(":") { skipParameterType() }
      if take("="), value() == nil { return nil }
      if !take(",") { return take(")") ? parameters : nil }
    }
    return parameters
  }

  private mutating func skipParameterType() {
    var open = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("): open += 1
      case UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: ")") where open > 0: open -= 1
      case UInt8(ascii: ")") where open <= 0, UInt8(ascii: ",") where open <= 0,
        UInt8(ascii: "=") where open <= 0:
        return
      default: break
      }
      advance()
    }
  }
}

/// What of a part of a script is found before it is read: where each bracket is closed, where functions are declared, and
/// where slots are spoken of.
struct ScriptBrackets {
  private var closes: [Int: Int] = [:]
  /// The places behind the words `function` of declarations, by their names.
  private(set) var functions: [(name: String, place: Int)] = []
  private var calls: [Int] = []

  /// The calls that make a slot or change one.
  static let names: Set<String> = [
    "defineSlot", "defineOutOfPageSlot", "addSize", "defineSizeMapping", "setTargeting",
    "updateTargetingFromMap", "setCollapseEmptyDiv", "setConfig",
  ]

  /// - Parameter reader: at the beginning of the part.
  init(_ reader: LiteralReader) {
    var reader = reader
    var open: [(bracket: UInt8, place: Int)] = []
    var counts: [UInt8: Int] = [:]
    var before = UInt8(ascii: ";")
    while reader.skipSpace(), let byte = reader.byte {
      let start = reader.position
      let word = reader.word()
      if !word.isEmpty {
        if word == "function" { readFunction(reader) }
        if Self.names.contains(word) { calls.append(start) }
        before = word == "return" ? UInt8(ascii: ";") : reader.previous ?? before
        continue
      }
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "/") where Self.mayPrecedePattern(before): reader.skipPattern()
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        open.append((byte, start))
        counts[byte, default: 0] += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
        let wanted = byte == UInt8(ascii: ")") ? UInt8(ascii: "(") : byte - 2
        guard counts[wanted, default: 0] > 0 else { break }
        while let last = open.popLast() {
          counts[last.bracket, default: 0] -= 1
          if last.bracket == wanted {
            closes[last.place] = start
            break
          }
        }
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        reader.skipText()
        continue
      default: break
      }
      reader.advance()
    }
  }

  private mutating func readFunction(_ reader: LiteralReader) {
    var reader = reader
    let place = reader.position
    guard reader.skipSpace() else { return }
    let name = reader.word()
    if !name.isEmpty { functions.append((name, place)) }
  }

  /// The place of the bracket that closes one.
  func close(of open: Int) -> Int? { closes[open] }

  /// Whether slots are spoken of in a range.
  func speaksOfSlots(in range: Range<Int>) -> Bool {
    var (low, high) = (0, calls.count)
    while low < high {
      let middle = (low + high) / 2
      if calls[middle] < range.lowerBound { low = middle + 1 } else { high = middle }
    }
    return low < calls.count && calls[low] < range.upperBound
  }

  /// Whether a slash behind a byte begins a regular expression rather than divides.
  static func mayPrecedePattern(_ byte: UInt8) -> Bool {
    "(,=:[!&|?{};+".utf8.contains(byte)
  }
}
