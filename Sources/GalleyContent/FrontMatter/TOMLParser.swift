import GalleyBasics

/// Reads TOML 1.0, as front matter has it, into the tree that YAML is read into too.
///
/// A string is a quoted scalar; a number, a date, `true` and `false` are plain ones. A line that is wrong
/// is reported and left out, so that all of them are.
struct TOMLParser {
  /// How deep lists and tables may stand inside each other.
  private static let depthLimit = 64

  private let file: SourceFile
  private let bytes: [UInt8]
  private let end: Int
  private var position: Int
  private var depth = 0
  private var findings: [Diagnostic] = []
  private var root = Table()

  private struct Problem: Error {
    var message: String
    var place: Range<Int>
  }

  /// A table that is being written; values that are no tables are finished nodes.
  private struct Table {
    enum Value {
      case node(YAMLNode)
      case table(Table)
      /// The tables of `[[name]]`.
      case list([Table])
    }

    private(set) var keys: [(key: YAMLNode, value: Value)] = []
    private var places: [String: Int] = [:]

    func index(of name: String) -> Int? { places[name] }

    mutating func append(_ key: YAMLNode, _ value: Value) {
      if let name = key.scalar?.text { places[name] = keys.count }
      keys.append((key, value))
    }

    /// Changes a value in place, so that what is in it is not copied.
    mutating func change<Problem: Error>(
      _ index: Int, _ work: (inout Value) throws(Problem) -> Void
    ) throws(Problem) {
      try work(&keys[index].value)
    }
  }

  /// - Parameter range: the bytes of the file that are TOML.
  static func parse(_ file: SourceFile, in range: Range<Int>) -> Diagnosed<YAMLNode?> {
    var parser = TOMLParser(file, range)
    parser.document()
    return Diagnosed(parser.node(parser.root, Span(file, range)), parser.findings)
  }

  private init(_ file: SourceFile, _ range: Range<Int>) {
    self.file = file
    bytes = file.bytes
    position = range.lowerBound
    end = range.upperBound
  }

  private mutating func document() {
    var path: [YAMLNode] = []
    var isInList = false
    while true {
      skipSpaceAndComments()
      guard position < end else { return }
      do {
        if peek == UInt8(ascii: "[") {
          (path, isInList) = try header()
          try open(path, isInList)
        } else {
          let keys = try keys()
          try expect("=")
          let value = try value()
          try set(path + keys, to: .node(value))
        }
        try finishLine()
      } catch {
        findings.append(
          Diagnostic(.tomlSyntax, error.message, at: .init(Span(file, error.place))))
        while position < end, bytes[position] != UInt8(ascii: "\n") { position += 1 }
      }
    }
  }

  private func node(_ table: Table, _ span: Span) -> YAMLNode {
    let entries = table.keys.map { key, value in
      switch value {
      case .node(let node): YAMLEntry(key: key, value: node)
      case .table(let table): YAMLEntry(key: key, value: node(table, key.span))
      case .list(let tables):
        YAMLEntry(
          key: key, value: YAMLNode(.sequence(tables.map { node($0, key.span) }), key.span))
      }
    }
    return YAMLNode(.mapping(entries), span)
  }
}

// MARK: - Tables

extension TOMLParser {
  /// `[a.b]`, or `[[a.b]]` for one of several.
  private mutating func header() throws(Problem) -> (path: [YAMLNode], isInList: Bool) {
    position += 1
    let isInList = peek == UInt8(ascii: "[")
    if isInList { position += 1 }
    let path = try keys()
    try expect("]")
    if isInList { try expect("]") }
    return (path, isInList)
  }

  private mutating func open(_ path: [YAMLNode], _ isInList: Bool) throws(Problem) {
    guard isInList, let last = path.last, let name = last.scalar?.text else {
      try Self.change(&root, path[...]) { _ in }
      return
    }
    try Self.change(&root, path.dropLast()) { (table) throws(Problem) in
      guard let index = table.index(of: name) else { return table.append(last, .list([Table()])) }
      try table.change(index) { (value) throws(Problem) in
        guard case .list(var tables) = value else { throw Self.twice(last) }
        value = .list([])
        tables.append(Table())
        value = .list(tables)
      }
    }
  }

  private mutating func set(_ path: [YAMLNode], to value: Table.Value) throws(Problem) {
    guard let last = path.last, let name = last.scalar?.text else { return }
    try Self.change(&root, path.dropLast()) { (table) throws(Problem) in
      guard table.index(of: name) == nil else { throw Self.twice(last) }
      table.append(last, value)
    }
  }

  /// Changes the table at a path, which is made where it is not there yet.
  private static func change(
    _ table: inout Table, _ path: ArraySlice<YAMLNode>,
    _ work: (inout Table) throws(Problem) -> Void
  ) throws(Problem) {
    guard let first = path.first, let name = first.scalar?.text else { return try work(&table) }
    let index = table.index(of: name) ?? table.keys.count
    if index == table.keys.count { table.append(first, .table(Table())) }
    try table.change(index) { (value) throws(Problem) in
      switch value {
      case .table(var inner):
        value = .list([])
        defer { value = .table(inner) }
        try change(&inner, path.dropFirst(), work)
      case .list(var tables):
        value = .list([])
        defer { value = .list(tables) }
        guard !tables.isEmpty else { return }
        try change(&tables[tables.count - 1], path.dropFirst(), work)
      case .node: throw twice(first)
      }
    }
  }

  private static func twice(_ key: YAMLNode) -> Problem {
    Problem(
      message: "the key '\(excerpt(key.scalar?.text ?? ""))' is there already",
      place: key.span.range)
  }

  /// `a`, `"a"` or `a.b`.
  private mutating func keys() throws(Problem) -> [YAMLNode] {
    var keys: [YAMLNode] = []
    while true {
      skipSpace()
      keys.append(try key())
      skipSpace()
      guard peek == UInt8(ascii: "."), keys.count < Self.depthLimit else { return keys }
      position += 1
    }
  }

  private mutating func key() throws(Problem) -> YAMLNode {
    if peek == UInt8(ascii: "\"") || peek == UInt8(ascii: "'") { return try string() }
    let start = position
    while let byte = peek, Self.isBare(byte) { position += 1 }
    guard position > start else { throw expected("a key") }
    return scalar(from: start)
  }

  private static func isBare(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
      true
    default: false
    }
  }
}

// MARK: - Values

extension TOMLParser {
  private mutating func value() throws(Problem) -> YAMLNode {
    skipSpace()
    guard depth < Self.depthLimit else {
      throw Problem(
        message: "values stand too deep inside each other", place: position..<position + 1)
    }
    depth += 1
    defer { depth -= 1 }
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return try string()
    case UInt8(ascii: "["): return try list()
    case UInt8(ascii: "{"): return try inlineTable()
    default: return try plain()
    }
  }

  private mutating func plain() throws(Problem) -> YAMLNode {
    let start = position
    while let byte = peek, byte > 0x20, byte != UInt8(ascii: ","), byte != UInt8(ascii: "]"),
      byte != UInt8(ascii: "}"), byte != UInt8(ascii: "#")
    {
      position += 1
      // A date and its time may have a space between them.
      if peek == UInt8(ascii: " "), position - start == 10, position + 1 < end,
        (0x30...0x39).contains(bytes[position + 1]), bytes[start + 4] == UInt8(ascii: "-")
      {
        position += 1
      }
    }
    let text = file.text(in: start..<position)
    guard Self.isPlain(text) else {
      let place = start..<max(position, min(start + 1, end))
      position = start
      throw Problem(
        message: text.isEmpty ? "expected a value" : "'\(excerpt(text))' needs quotes around it",
        place: place)
    }
    return scalar(from: start)
  }

  /// Whether a text is `true`, `false`, a number, a date or a time.
  private static func isPlain(_ text: String) -> Bool {
    if text == "true" || text == "false" { return true }
    let number = text.drop { $0 == "+" || $0 == "-" }
    if number == "inf" || number == "nan" { return true }
    return number.first?.isNumber == true
      && number.allSatisfy { $0.isHexDigit || "_.:+-xobTtZz eE".contains($0) }
  }

  private func scalar(from start: Int) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(file.text(in: start..<position))), Span(file, start..<position))
  }

  private mutating func list() throws(Problem) -> YAMLNode {
    let start = position
    position += 1
    var items: [YAMLNode] = []
    while true {
      skipSpaceAndComments()
      if peek == UInt8(ascii: "]") { break }
      items.append(try value())
      skipSpaceAndComments()
      if peek == UInt8(ascii: ",") {
        position += 1
      } else if peek != UInt8(ascii: "]") {
        throw expected("',' or ']'")
      }
    }
    position += 1
    return YAMLNode(.sequence(items), Span(file, start..<position))
  }

  private mutating func inlineTable() throws(Problem) -> YAMLNode {
    let start = position
    position += 1
    var table = Table()
    skipSpace()
    while peek != UInt8(ascii: "}") {
      let keys = try keys()
      try expect("=")
      let value = try value()
      try Self.change(&table, keys.dropLast()) { (inner) throws(Problem) in
        guard let last = keys.last, inner.index(of: last.scalar?.text ?? "") == nil else {
          throw Self.twice(keys[keys.count - 1])
        }
        inner.append(last, .node(value))
      }
      skipSpace()
      if peek == UInt8(ascii: ",") {
        position += 1
        skipSpace()
      } else if peek != UInt8(ascii: "}") {
        throw expected("',' or '}'")
      }
    }
    position += 1
    return node(table, Span(file, start..<position))
  }

  private mutating func string() throws(Problem) -> YAMLNode {
    let start = position
    let quote = bytes[position]
    let isLong = position + 2 < end && bytes[position + 1] == quote && bytes[position + 2] == quote
    position += isLong ? 3 : 1
    if isLong, peek == UInt8(ascii: "\r") { position += 1 }
    if isLong, peek == UInt8(ascii: "\n") { position += 1 }
    var text: [UInt8] = []
    while let byte = peek, isLong || byte != UInt8(ascii: "\n") {
      if byte == quote, let closing = closingQuotes(quote, isLong) {
        text.append(contentsOf: repeatElement(quote, count: closing - (isLong ? 3 : 1)))
        position += closing
        let style: YAMLScalar.Style = quote == UInt8(ascii: "\"") ? .doubleQuoted : .singleQuoted
        return YAMLNode(
          .scalar(YAMLScalar(String(decoding: text, as: UTF8.self), style: style)),
          Span(file, start..<position))
      }
      position += 1
      if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        try escape(into: &text)
      } else {
        text.append(byte)
      }
    }
    throw Problem(message: "the string never ends", place: start..<start + 1)
  }

  /// How many quotes end the string here; up to two of a long string's five are its own.
  private func closingQuotes(_ quote: UInt8, _ isLong: Bool) -> Int? {
    guard isLong else { return 1 }
    let count = bytes[position..<min(position + 5, end)].prefix { $0 == quote }.count
    return count >= 3 ? count : nil
  }

  private mutating func escape(into text: inout [UInt8]) throws(Problem) {
    guard let letter = peek else { return }
    position += 1
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "e"): text.append(0x1B)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): text.append(letter)
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let count = letter == UInt8(ascii: "u") ? 4 : 8
      let digits = file.text(in: position..<min(position + count, end))
      guard digits.count == count, let number = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(number)
      else { throw Problem(message: "this is no character", place: position - 2..<position) }
      position += count
      text.append(contentsOf: Array(String(scalar).utf8))
    default:
      // A backslash before a line break takes the white space behind it away.
      guard letter <= 0x20 else {
        throw Problem(message: "there is no such escape in TOML", place: position - 2..<position)
      }
      while let byte = peek, byte <= 0x20 { position += 1 }
    }
  }
}

// MARK: - Characters

extension TOMLParser {
  private var peek: UInt8? { position < end ? bytes[position] : nil }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x09 { position += 1 }
  }

  private mutating func skipSpaceAndComments() {
    while let byte = peek, byte <= 0x20 || byte == UInt8(ascii: "#") {
      if byte == UInt8(ascii: "#") {
        while let byte = peek, byte != UInt8(ascii: "\n") { position += 1 }
      } else {
        position += 1
      }
    }
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(Problem) {
    skipSpace()
    guard peek == UInt8(ascii: mark) else { throw expected("'\(mark)'") }
    position += 1
  }

  private mutating func finishLine() throws(Problem) {
    skipSpace()
    if peek == UInt8(ascii: "#") {
      while let byte = peek, byte != UInt8(ascii: "\n") { position += 1 }
    }
    guard let byte = peek, byte != UInt8(ascii: "\n"), byte != UInt8(ascii: "\r") else { return }
    throw expected("the end of the line")
  }

  private func expected(_ what: String) -> Problem {
    guard position < end else {
      return Problem(message: "expected \(what), found the end", place: max(0, end - 1)..<end)
    }
    let found = file.text(in: position..<min(position + 4, end)).first ?? "?"
    return Problem(
      message: found.isNewline
        ? "expected \(what), found the end of the line"
        : "expected \(what), found '\(printable(String(found)))'",
      place: position..<min(position + found.utf8.count, end))
  }
}
