import GalleyBasics

// Loops over what is literal, and functions that are called with literals.
extension TagCalls {
  /// How often a loop may run.
  private static let most = 1000

  /// `LIST.forEach(…)`, `Object.keys(ADS).forEach(…)` and `$.each(LIST, …)`, behind the parenthesis.
  mutating func readLoop(over path: [String], from begin: Int) -> Bool {
    if path.count == 2, Self.libraries.contains(path.joined(separator: ".")) {
      return readLoopOfLibrary(path, from: begin)
    }
    if path.count == 2, path[0] == "Object" {
      guard let items = entries(path[1]), scanner.take("."), isLoop(scanner.reference()),
        scanner.take("(")
      else {
        scanner.move(to: begin)
        return false
      }
      return repeatCallback(items, from: scanner.position, else: begin)
    }
    guard path.count > 1, isLoop([path[path.count - 1]]),
      case .sequence(let items)? = scanner.constants[Self.parts(path.dropLast())]?.content
    else { return false }
    return repeatCallback(items, from: begin, else: begin)
  }

  private static let libraries: Set<String> = [
    "$.each", "jQuery.each", "angular.forEach", "_.each", "_.forEach",
  ]

  private mutating func readLoopOfLibrary(_ path: [String], from begin: Int) -> Bool {
    scanner.leavesOutMembers = true
    let value = scanner.value()
    scanner.leavesOutMembers = false
    guard let value, scanner.take(",") else {
      scanner.move(to: begin)
      return false
    }
    let pairs: [(key: YAMLNode, value: YAMLNode)]
    if case .sequence(let items) = value.content {
      pairs = items.enumerated().map { (number($0, at: value.span), $1) }
    } else {
      pairs = (value.entries ?? []).map { ($0.key, $0.value) }
    }
    let isKeyFirst = path[1] == "each" && path[0] != "_"
    return repeatCallback(
      pairs.map { isKeyFirst ? [$0.key, $0.value] : [$0.value, $0.key] },
      from: scanner.position, ofCallAt: begin - 1, else: begin)
  }

  /// `[…].forEach(…)`, at the bracket.
  mutating func readLoop(overListAt start: Int) -> Bool {
    guard let close = brackets.close(of: start) else { return false }
    var reader = scanner
    reader.move(to: close + 1)
    guard reader.take("."), isLoop(reader.reference()), reader.take("(") else { return false }
    scanner.leavesOutMembers = true
    let value = scanner.value()
    scanner.leavesOutMembers = false
    guard case .sequence(let items)? = value?.content, scanner.position == close + 1 else {
      scanner.move(to: start)
      return false
    }
    return repeatCallback(items, from: reader.position, else: start)
  }

  private func isLoop(_ path: [String]) -> Bool { path == ["forEach"] || path == ["map"] }

  private static func parts(_ path: ArraySlice<String>) -> [String] {
    Array(path.drop { $0 == "window" || $0 == "this" })
  }

  /// What `Object.keys(…)`, `values` and `entries` give, behind the parenthesis.
  private mutating func entries(_ name: String) -> [YAMLNode]? {
    guard ["keys", "values", "entries"].contains(name), let arguments = scanner.arguments(),
      let entries = arguments.first?.entries
    else { return nil }
    return entries.map { entry in
      switch name {
      case "keys": entry.key
      case "values": entry.value
      default: YAMLNode(.sequence([entry.key, entry.value]), entry.key.span)
      }
    }
  }

  /// Reads the function that is given to a loop once for each item.
  ///
  /// - Parameter begin: behind the parenthesis.
  private mutating func repeatCallback(
    _ items: [YAMLNode], from begin: Int, else start: Int
  ) -> Bool {
    let span = scanner.span(from: begin - 1, count: 1)
    return repeatCallback(
      items.enumerated().map { [$1, number($0, at: span)] }, from: begin, ofCallAt: begin - 1,
      else: start)
  }

  private mutating func repeatCallback(
    _ items: [[YAMLNode]], from begin: Int, ofCallAt open: Int, else start: Int
  ) -> Bool {
    scanner.move(to: begin)
    guard let close = brackets.close(of: open), let function = callback(),
      mayDefine(in: function.body)
    else {
      scanner.move(to: start)
      return false
    }
    let span = scanner.span(from: begin - 1, count: 1)
    guard isModest(items.count, span) else {
      scanner.move(to: close + 1)
      return true
    }
    for arguments in items { run(function, arguments, at: span) }
    scanner.move(to: close + 1)
    return true
  }

  private func isModest(_ count: Int, _ span: Span) -> Bool {
    if count > Self.most { reader.refuse("this loop runs too often to be read", span) }
    return count <= Self.most
  }

  private func number(_ number: Int, at span: Span) -> YAMLNode {
    YAMLNode(.scalar(YAMLScalar(String(number))), span)
  }

  /// A function where one is handed on: written there, or by its name.
  private mutating func callback() -> ScriptFunction? {
    scanner.skipSpace()
    var reader = scanner
    if let function = arrow(&reader) { return function }
    let path = reader.reference()
    if path == ["function"] { return function(behindKeyword: &reader) }
    if path.count == 1, reader.take("=>") { return arrowBody([.name(path[0])], reader) }
    let name = Self.name(path)
    if functions[name] != nil { called.insert(name) }
    return functions[name]
  }

  /// A call of a function that has parameters, behind the parenthesis.
  mutating func callFunction(_ path: [String], _ span: Span) -> Bool {
    let name = Self.name(path)
    guard let function = functions[name], let close = brackets.close(of: scanner.position - 1)
    else { return false }
    called.insert(name)
    var arguments: [YAMLNode?] = []
    while scanner.position < close {
      let start = scanner.position
      scanner.leavesOutMembers = true
      let value = scanner.value()
      scanner.leavesOutMembers = false
      scanner.skipSpace()
      if scanner.position == close || scanner.isNext(",") {
        arguments.append(value)
      } else {
        // One that is computed.
        arguments.append(nil)
        scanner.move(to: body(from: start, isExpression: true).end)
        scanner.skipSpace()
      }
      if !scanner.take(",") { break }
      scanner.skipSpace()
    }
    run(function, arguments, at: span)
    scanner.move(to: close + 1)
    return true
  }

  // MARK: - for

  /// `for (…) …`, behind the word.
  mutating func readFor(at start: Int) {
    let begin = scanner.position
    _ = scanner.take("await")
    guard scanner.take("("), let close = brackets.close(of: scanner.position - 1) else {
      return scanner.move(to: begin)
    }
    let (body, end) = body(from: close + 1)
    let span = scanner.span(from: start, count: 3)
    guard mayDefine(in: body) else {
      forgetChanged(in: body)
      return scanner.move(to: close + 1)
    }
    let head = scanner.position
    guard let (pattern, items) = iteration(until: close) else {
      forgetChanged(in: head..<close)
      forgetChanged(in: body)
      reader.refuse("how often this loop runs is not known here: it is read once", span)
      scanner.move(to: close + 1)
      return
    }
    if isModest(items.count, span) {
      let function = ScriptFunction(parameters: [pattern], body: body, end: end)
      for item in items { run(function, [item], at: span) }
    }
    scanner.move(to: end)
  }

  /// What a loop's head gives to which names, behind the parenthesis.
  private mutating func iteration(until close: Int) -> (ScriptPattern, [YAMLNode])? {
    let begin = scanner.position
    for word in ["const", "let", "var"] where scanner.isNext(word) {
      scanner.move(to: begin + word.utf8.count)
    }
    guard let pattern = scanner.pattern() else { return nil }
    if case .name(let name) = pattern, scanner.take("=") { return counted(name, until: close) }
    scanner.skipSpace()
    let word = scanner.word()
    guard word == "of" || word == "in" else { return nil }
    scanner.skipSpace()
    let start = scanner.position
    if word == "of" {
      let path = scanner.reference()
      if path.count == 2, path[0] == "Object", scanner.take("("), let items = entries(path[1]) {
        return (pattern, items)
      }
      scanner.move(to: start)
    }
    scanner.leavesOutMembers = true
    defer { scanner.leavesOutMembers = false }
    guard let value = scanner.value() else { return nil }
    scanner.skipSpace()
    guard scanner.position == close else { return nil }
    if case .sequence(let items) = value.content {
      return (pattern, word == "of" ? items : items.indices.map { number($0, at: value.span) })
    }
    return word == "in" ? value.entries.map { (pattern, $0.map(\.key)) } : nil
  }

  /// `i = 0; i < 3; i++`, behind the first mark.
  private mutating func counted(
    _ name: String, until close: Int
  ) -> (ScriptPattern, [YAMLNode])? {
    guard let first = wholeNumber() else { return nil }
    while scanner.take(",") {
      scanner.skipSpace()
      let other = scanner.word()
      guard !other.isEmpty, scanner.take("="), let value = scanner.value() else { return nil }
      scanner.constants.keep(value, as: other)
    }
    guard scanner.take(";"), scanner.skipSpace(), scanner.reference() == [name] else { return nil }
    let isInclusive = scanner.take("<=")
    guard isInclusive || scanner.take("<"), let bound = wholeNumber(), scanner.take(";") else {
      return nil
    }
    let isBefore = scanner.take("++")
    scanner.skipSpace()
    guard scanner.reference() == [name] else { return nil }
    var step = 1
    if !isBefore, !scanner.take("++") {
      guard scanner.take("+="), let by = wholeNumber(), by > 0 else { return nil }
      step = by
    }
    scanner.skipSpace()
    guard scanner.position == close else { return nil }
    let last = isInclusive ? bound : bound - 1
    let span = scanner.span(from: close, count: 1)
    // One more than may be read is enough to know that they are too many.
    let numbers = stride(from: first, through: last, by: step).prefix(Self.most + 1)
    return (.name(name), numbers.map { number($0, at: span) })
  }

  private mutating func wholeNumber() -> Int? {
    scanner.value()?.scalar.flatMap { $0.style == .plain ? Int32($0.text).map(Int.init) : nil }
  }
}
