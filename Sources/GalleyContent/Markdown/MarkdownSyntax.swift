internal import CCMarkGFM

/// Which of cmark-gfm's extensions a text has a use for; one that it has not only costs time.
struct MarkdownSyntax: OptionSet {
  let rawValue: UInt8

  static let tables = MarkdownSyntax(rawValue: 1)
  static let autolinks = MarkdownSyntax(rawValue: 2)
  static let tasks = MarkdownSyntax(rawValue: 4)
  /// There are tables, and they have more cells than are read.
  static let tooManyCells = MarkdownSyntax(rawValue: 8)

  /// The most `@` that a text may have for its addresses to become links: the time that cmark-gfm
  /// takes to look at each grows with the length of the text.
  private static let addressLimit = 4096

  /// The most that a text's tables may cost: the time that cmark-gfm takes for a line grows with the square
  /// of the `|` in it, and this is about 0.3 s. A line of 16,384, or 26,000 lines of 100, are below it.
  private static let tableLimit = 1 << 28

  /// The most cells that a text's tables may have, those among them that a short row lacks: cmark-gfm makes
  /// up a node of 300 bytes for each. A row of 300 cells may stand above 430 that are empty.
  static let cellLimit = 1 << 17

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(neededBy bytes: UnsafeBufferPointer<UInt8>) {
    var syntax: MarkdownSyntax = []
    if bytes.firstIndex(ofByte: "|", from: 0) != nil || bytes.hasAlignment {
      let isRead = bytes.costsOfTablesAreBelow(Self.tableLimit, cells: Self.cellLimit)
      syntax.formUnion(isRead ? .tables : .tooManyCells)
    }
    if bytes.hasTask { syntax.formUnion(.tasks) }
    let addresses = bytes.count(ofByte: "@", upTo: Self.addressLimit + 1)
    if addresses <= Self.addressLimit, addresses > 0 || bytes.hasBareURL {
      syntax.formUnion(.autolinks)
    }
    self = syntax
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether `:-` or `-:` stands there, which makes a table of one column without any `|`.
  fileprivate var hasAlignment: Bool {
    var position = 0
    while let colon = firstIndex(ofByte: ":", from: position) {
      position = colon + 1
      if position < count, self[position] == UInt8(ascii: "-") { return true }
      if colon > 0, self[colon - 1] == UInt8(ascii: "-") { return true }
    }
    return false
  }

  /// Whether the squares of how many `|` each line has come to no more than a limit, and the cells of all
  /// tables to no more than another.
  fileprivate func costsOfTablesAreBelow(_ limit: Int, cells cellLimit: Int) -> Bool {
    let few = Int(Double(limit).squareRoot())
    let bars = count(ofByte: "|", upTo: few + 1)
    // In nearly all texts even one table of all bars and lines is small.
    if bars < 1024, count(ofByte: "\n", upTo: cellLimit / (bars + 1)) < cellLimit / (bars + 1),
      firstIndex(ofByte: "\r", from: 0) == nil
    {
      return true
    }
    var (cost, cells) = (0, 0)
    // The columns of the table whose rows the lines may be.
    var columns = 0
    var line = TableLine()
    var last: UInt8 = 0
    for byte in self {
      defer { last = byte }
      guard byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") else {
        line.add(byte)
        if line.bars > few { return false }
        continue
      }
      if byte == UInt8(ascii: "\n"), last == UInt8(ascii: "\r") { continue }
      cost += line.bars * line.bars
      cells += columns
      if cost > limit || cells > cellLimit { return false }
      columns = line.isEmpty ? 0 : line.isDelimiter ? Swift.max(columns, line.columns) : columns
      line = TableLine()
    }
    return cost + line.bars * line.bars <= limit
  }

  /// Whether `[ ]` or `[x]` stands there.
  fileprivate var hasTask: Bool {
    var position = 0
    while let bracket = firstIndex(ofByte: "[", from: position) {
      position = bracket + 1
      guard position + 1 < count, self[position + 1] == UInt8(ascii: "]") else { continue }
      let mark = self[position]
      if mark == 0x20 || mark | 0x20 == UInt8(ascii: "x") { return true }
    }
    return false
  }

  /// Whether a URL may stand there that neither brackets nor a link hold already. It says yes too
  /// often rather than too rarely.
  fileprivate var hasBareURL: Bool {
    var position = 0
    while let colon = firstIndex(ofByte: ":", from: position) {
      position = colon + 1
      guard position + 1 < count, self[position] == UInt8(ascii: "/"),
        self[position + 1] == UInt8(ascii: "/")
      else { continue }
      if !isHeld(urlWithColonAt: colon) { return true }
    }
    return hasBareHost
  }

  /// Whether the scheme before a colon follows `](` or `<`.
  private func isHeld(urlWithColonAt colon: Int) -> Bool {
    var start = colon
    while start > 0, self[start - 1] | 0x20 >= UInt8(ascii: "a"), self[start - 1] < 0x7B {
      start -= 1
    }
    guard start > 0 else { return false }
    if self[start - 1] == UInt8(ascii: "<") { return true }
    return start > 1 && self[start - 1] == UInt8(ascii: "(") && self[start - 2] == UInt8(ascii: "]")
  }

  /// Whether `www.` stands anywhere but behind a slash, where it is part of a URL with a scheme.
  private var hasBareHost: Bool {
    var position = 0
    while let dot = firstIndex(ofByte: ".", from: position) {
      position = dot + 1
      guard dot >= 3, self[dot - 1] | 0x20 == UInt8(ascii: "w"),
        self[dot - 2] | 0x20 == UInt8(ascii: "w"), self[dot - 3] | 0x20 == UInt8(ascii: "w")
      else { continue }
      if dot == 3 || self[dot - 4] != UInt8(ascii: "/") { return true }
    }
    return false
  }

  fileprivate func firstIndex(ofByte byte: Unicode.Scalar, from start: Int) -> Int? {
    guard start < count, let base = baseAddress else { return nil }
    let found = galley_index_of(UInt8(ascii: byte), base + start, count - start)
    return found < 0 ? nil : start + found
  }

  fileprivate func count(ofByte byte: Unicode.Scalar, upTo limit: Int) -> Int {
    var found = 0
    var position = 0
    while found < limit, let index = firstIndex(ofByte: byte, from: position) {
      found += 1
      position = index + 1
    }
    return found
  }
}

/// What a line may be of a table.
private struct TableLine {
  /// How many `|` it has.
  var bars = 0
  /// Whether one of these stands before all else.
  private var opensWithBar = false
  /// Whether one stands behind all else.
  private var closesWithBar = false
  var isEmpty = true
  /// Whether it has nothing but what the line below a table's head has, and marks of lists and quotes before it.
  var isDelimiter = true

  mutating func add(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "|"):
      bars += 1
      if isEmpty { opensWithBar = true }
      closesWithBar = bars > 1
      isEmpty = false
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: ">"), UInt8(ascii: "*"),
      UInt8(ascii: "+"),
      UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      (isEmpty, closesWithBar) = (false, false)
    case UInt8(ascii: " "), UInt8(ascii: "\t"): break
    default:
      (isEmpty, closesWithBar) = (false, false)
      isDelimiter = false
    }
  }

  /// How many columns it makes as the line below a table's head, or one or two more than that.
  var columns: Int { bars + 1 - (opensWithBar ? 1 : 0) - (closesWithBar ? 1 : 0) }
}
