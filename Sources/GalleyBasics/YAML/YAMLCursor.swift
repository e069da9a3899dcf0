/// What a place in YAML is the place of, as far as the lines above and before it tell: the file need not be
/// well formed, as hardly any is that is being typed.
package struct YAMLCursor {
  package enum Step: Hashable, Sendable {
    case key(String)
    case item
  }

  package enum Role: Sendable {
    /// A key may stand here, or an item or a value as a whole.
    case key
    /// The value behind a key stands here.
    case value
    /// The item of a list stands here.
    case item
    /// In a comment, or in text of several lines.
    case nothing
  }

  /// The keys and lists that the place is inside of.
  package private(set) var path: [Step] = []
  package private(set) var role = Role.key
  /// The word that is being written, which a completion takes the place of.
  package private(set) var word: Range<Int>
  /// Whether it stands between brackets.
  package private(set) var isInBrackets = false
  /// The keys that the mapping has already, as far as they stand before the place.
  package private(set) var siblings: Set<String> = []
  /// Whether a colon follows the word already.
  package private(set) var hasColon = false

  private struct Level {
    var step: Step
    var column: Int
    /// The keys of the mapping that the step leads to.
    var keys: Set<String> = []
  }

  private let bytes: [UInt8]
  private let range: Range<Int>
  private let cursor: Int
  private var levels: [Level] = []
  private var rootKeys: Set<String> = []
  /// Where what stands between brackets began, and the keys inside.
  private var brackets: [(sign: UInt8, pending: String?, keys: Set<String>)] = []

  package init(_ file: SourceFile, in range: Range<Int>, at cursor: Int) {
    bytes = file.bytes
    self.range = range
    self.cursor = min(max(cursor, range.lowerBound), range.upperBound)
    word = self.cursor..<self.cursor
    readLines()
    word = wholeWord()
    var after = word.upperBound
    while after < range.upperBound, bytes[after] == UInt8(ascii: " ") { after += 1 }
    hasColon = after < range.upperBound && bytes[after] == UInt8(ascii: ":")
  }

  // MARK: Lines

  private mutating func readLines() {
    var line = range.lowerBound
    while true {
      let end = bytes[line..<range.upperBound].firstIndex { $0.isLineBreak } ?? range.upperBound
      let isLast = cursor <= end
      let next = read(line..<(isLast ? cursor : end), isLast: isLast)
      if isLast || end >= range.upperBound { return }
      line = max(next ?? 0, end + 1)
      if line > cursor {
        role = .nothing
        return
      }
    }
  }

  /// Reads a line, or what of it stands before the place; returns where to go on, where it opens what
  /// goes over several lines.
  private mutating func read(_ line: Range<Int>, isLast: Bool) -> Int? {
    var place = line.lowerBound
    while place < line.upperBound, bytes[place] == UInt8(ascii: " ") { place += 1 }
    if place == line.upperBound || bytes[place] == UInt8(ascii: "#") {
      guard isLast else { return nil }
      role = place == line.upperBound ? .key : .nothing
      if role == .key { finish(atColumn: place - line.lowerBound) }
      return nil
    }
    while place < line.upperBound, bytes[place] == UInt8(ascii: "-"),
      place + 1 >= line.upperBound || bytes[place + 1].isBlank
    {
      let column = place - line.lowerBound
      levels.removeAll { $0.column > column || $0.column == column && $0.step == .item }
      levels.append(Level(step: .item, column: column))
      place += 1
      while place < line.upperBound, bytes[place] == UInt8(ascii: " ") { place += 1 }
      if place == line.upperBound {
        if isLast { finish(.item) }
        return nil
      }
    }
    return readContent(place..<line.upperBound, column: place - line.lowerBound, isLast: isLast)
  }

  private mutating func readContent(
    _ content: Range<Int>, column: Int, isLast: Bool
  ) -> Int? {
    let isItem = levels.last.map { $0.step == .item && $0.column < column } ?? false
    guard let (key, value) = key(in: content) else {
      if bytes[content.lowerBound] == UInt8(ascii: "[")
        || bytes[content.lowerBound] == UInt8(ascii: "{")
      {
        return readBrackets(from: content.lowerBound, isLast: isLast)
      }
      if isLast {
        if !isItem { levels.removeAll { $0.column >= column } }
        word = content.lowerBound..<cursor
        finish(isItem ? .item : .key)
      }
      return nil
    }
    levels.removeAll { $0.column >= column }
    note(key)
    levels.append(Level(step: .key(key), column: column))
    var start = value
    while start < content.upperBound, bytes[start] == UInt8(ascii: " ") { start += 1 }
    guard start < content.upperBound else {
      if isLast { finish(.value) }
      return nil
    }
    switch bytes[start] {
    case UInt8(ascii: "["), UInt8(ascii: "{"): return readBrackets(from: start, isLast: isLast)
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      if isLast { role = .nothing }
      return endOfText(after: content.upperBound, column: column)
    default:
      guard isLast else { return nil }
      let comment = bytes[start..<content.upperBound].indices.contains {
        bytes[$0] == UInt8(ascii: "#") && bytes[$0 - 1].isBlank
      }
      if comment {
        role = .nothing
      } else {
        word = start..<cursor
        finish(.value)
      }
      return nil
    }
  }

  /// The key that a text begins with, and where its value begins.
  private func key(in content: Range<Int>) -> (String, Int)? {
    var place = content.lowerBound
    let quote = bytes[place] == UInt8(ascii: "\"") || bytes[place] == UInt8(ascii: "'")
    if quote {
      guard let end = bytes[(place + 1)..<content.upperBound].firstIndex(of: bytes[place]) else {
        return nil
      }
      place = end + 1
    }
    while place < content.upperBound {
      if bytes[place] == UInt8(ascii: ":"),
        place + 1 >= content.upperBound || bytes[place + 1].isBlank
      {
        let text =
          content.lowerBound + (quote ? 1 : 0)..<max(content.lowerBound, place - (quote ? 1 : 0))
        return (String(decoding: bytes[text.clamped(to: content)], as: UTF8.self), place + 1)
      }
      if !quote, [UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "#")].contains(bytes[place]) {
        return nil
      }
      place += 1
    }
    return nil
  }

  /// The end of a text over several lines, which are indented deeper than its key.
  private func endOfText(after end: Int, column: Int) -> Int? {
    var line = end + 1
    while line < range.upperBound {
      let lineEnd = bytes[line..<range.upperBound].firstIndex { $0.isLineBreak } ?? range.upperBound
      let text = bytes[line..<lineEnd]
      let indentation = text.prefix { $0 == UInt8(ascii: " ") }.count
      if indentation <= column, indentation < text.count { return line }
      if cursor <= lineEnd {
        return indentation > column || cursor - line > column ? cursor + 1 : line
      }
      line = lineEnd + 1
    }
    return nil
  }

  private mutating func note(_ key: String) {
    if levels.isEmpty { rootKeys.insert(key) } else { levels[levels.count - 1].keys.insert(key) }
  }

  private mutating func finish(atColumn column: Int) {
    // At the indentation of a list's dashes the next key or the next dash may stand.
    levels.removeAll { $0.column >= column }
    finish(levels.last?.step == .item ? .item : .key)
    role = .key
  }

  private mutating func finish(_ role: Role) {
    self.role = role
    path = levels.map(\.step)
    siblings = levels.last?.keys ?? rootKeys
  }

  // MARK: Brackets

  /// Reads from an opening bracket to the one that closes it, or to the place; returns where it ends.
  private mutating func readBrackets(from start: Int, isLast: Bool) -> Int? {
    brackets = []
    var place = start
    var token = start
    while place < min(cursor, range.upperBound) {
      let byte = bytes[place]
      switch byte {
      case UInt8(ascii: "["), UInt8(ascii: "{"):
        brackets.append((byte, nil, []))
        token = place + 1
      case UInt8(ascii: "]"), UInt8(ascii: "}"):
        if !brackets.isEmpty { brackets.removeLast() }
        token = place + 1
        if brackets.isEmpty {
          // What follows stands on the same line.
          guard bytes[place..<cursor].contains(where: \.isLineBreak) else {
            role = .nothing
            return cursor + 1
          }
          return (bytes[place...].firstIndex { $0.isLineBreak } ?? place) + 1
        }
      case UInt8(ascii: ","):
        if !brackets.isEmpty { brackets[brackets.count - 1].pending = nil }
        token = place + 1
      case UInt8(ascii: ":")
      where place + 1 >= cursor || bytes[place + 1].isBlank || bytes[place - 1] == 0x22:
        let key = text(token..<place)
        if !brackets.isEmpty {
          brackets[brackets.count - 1].pending = key
          brackets[brackets.count - 1].keys.insert(key)
        }
        token = place + 1
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        let stop = bytes[(place + 1)..<cursor].firstIndex { $0 == byte || $0.isLineBreak }
        place = stop ?? cursor
        if place >= cursor { break }
      case UInt8(ascii: "#") where bytes[place - 1].isBlank:
        place = bytes[place..<cursor].firstIndex { $0.isLineBreak } ?? cursor
        if place == cursor {
          role = .nothing
          return cursor + 1
        }
      default: break
      }
      place += 1
    }
    while token < cursor, bytes[token].isBlank { token += 1 }
    finishInBrackets(token)
    return cursor + 1
  }

  private mutating func finishInBrackets(_ token: Int) {
    isInBrackets = true
    word = token..<cursor
    path = levels.map(\.step)
    for (index, bracket) in brackets.enumerated() {
      let isInnermost = index == brackets.count - 1
      // In a list a key begins an item that is a mapping of one entry.
      let isList = bracket.sign == UInt8(ascii: "[")
      if isList { path.append(.item) }
      if let key = bracket.pending {
        path.append(.key(key))
      } else if isInnermost, !isList {
        siblings = bracket.keys
      }
    }
    guard let last = brackets.last else { return role = .nothing }
    role = last.pending != nil ? .value : last.sign == UInt8(ascii: "[") ? .item : .key
  }

  private func text(_ range: Range<Int>) -> String {
    var text = bytes[range]
    while text.first?.isBlank == true || text.first == 0x22 || text.first == 0x27 {
      text.removeFirst()
    }
    while text.last?.isBlank == true || text.last == 0x22 || text.last == 0x27 { text.removeLast() }
    return String(decoding: text, as: UTF8.self)
  }

  // MARK: The word

  /// The word with what of it stands behind the place.
  private func wholeWord() -> Range<Int> {
    var start = word.lowerBound
    // Of several words, as in a row of regions, the last is being written.
    if let blank = bytes[start..<cursor].lastIndex(where: \.isBlank) { start = blank + 1 }
    if start < cursor, bytes[start] == 0x22 || bytes[start] == 0x27 { start += 1 }
    var end = cursor
    while end < range.upperBound, !bytes[end].isBlank, !",]}:\"'".utf8.contains(bytes[end]) {
      end += 1
    }
    return start..<end
  }
}
