import GalleyBasics

/// Reads literal values of TOML and JavaScript as nodes: texts, numbers, words, lists and mappings.
///
/// In a script a variable whose value is known, texts joined by `+`, templates of such and sums of whole numbers are literal
/// too; calls are none.
struct LiteralReader {
  enum Syntax: Sendable {
    case script, toml
  }

  let file: SourceFile
  let bytes: [UInt8]
  let syntax: Syntax
  var end: Int
  var position: Int
  /// What variables hold.
  var constants = ScriptConstants()
  /// Whether what is computed is left out of lists and mappings, and a comma or a brace that is missing is added: else
  /// they are no literals.
  var isLenient = false
  /// Whether what is computed is left out of mappings alone, so that each item of a list keeps its place.
  var leavesOutMembers = false
  /// What was left out.
  var computed: [Span] = []
  /// Where something was missing.
  var mended: [Spanned<String>] = []
  /// How many bytes may be passed in search of the end of what is computed, so that no file takes a time that
  /// grows with its square.
  var patience: Int

  /// How deep lists may stand in each other.
  static let deepest = 32
  /// The longest that joined texts may be.
  static let longest = 10_000

  init(_ file: SourceFile, _ syntax: Syntax, in range: Range<Int>? = nil) {
    self.file = file
    self.syntax = syntax
    bytes = Array(file.bytes)
    // A byte order mark may begin the file.
    position = range?.lowerBound ?? (file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
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

  static func isWord(_ byte: UInt8, in syntax: Syntax) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): true
    case UInt8(ascii: "$"): syntax == .script
    case UInt8(ascii: "-"): syntax == .toml
    default: false
    }
  }
}

/// What the variables of a script hold, as far as it is literal.
struct ScriptConstants {
  /// By the variables' paths: `sizes`, `ads.top`.
  private var values: [String: YAMLNode] = [:]
  /// The members of a variable that are set one by one, by its path.
  private var members: [String: Set<String>] = [:]

  /// How deep lists may stand in each other in a variable, and how many nodes it may hold.
  private static let deepest = 16
  private static let largest = 10_000

  /// What is known of a variable, or of a member of one.
  subscript(_ path: [String]) -> YAMLNode? {
    guard !path.isEmpty else { return nil }
    if let node = values[path.joined(separator: ".")] { return node }
    guard path.count > 1, let owner = self[path.dropLast()], let name = path.last else {
      return nil
    }
    if case .sequence(let items) = owner.content, let index = Int(name) {
      return items.indices.contains(index) ? items[index] : nil
    }
    return owner[name]
  }

  /// Keeps what a variable holds, if it is of a moderate size.
  mutating func keep(_ node: YAMLNode, as name: String) {
    var budget = Self.largest
    guard Self.isModest(node, depth: 0, &budget) else { return forget(name) }
    forgetMembers(of: name)
    values[name] = node
    if let dot = name.lastIndex(of: ".") {
      members[String(name[..<dot]), default: []].insert(name)
    }
  }

  /// Forgets what a variable holds. Of one whose member is forgotten the others are not known to be the same.
  mutating func forget(_ name: String) {
    forgetMembers(of: name)
    values[name] = nil
    var owner = name[...]
    while let dot = owner.lastIndex(of: ".") {
      owner = owner[..<dot]
      values[String(owner)] = nil
    }
  }

  private mutating func forgetMembers(of name: String) {
    var left = [name]
    while let owner = left.popLast() {
      for member in members.removeValue(forKey: owner) ?? [] {
        values[member] = nil
        left.append(member)
      }
    }
  }

  private static func isModest(_ node: YAMLNode, depth: Int, _ budget: inout Int) -> Bool {
    budget -= 1
    guard depth < deepest, budget > 0 else { return false }
    switch node.content {
    case .scalar: return true
    case .sequence(let items):
      return items.allSatisfy { isModest($0, depth: depth + 1, &budget) }
    case .mapping(let entries):
      return entries.allSatisfy { isModest($0.value, depth: depth + 1, &budget) }
    }
  }
}
