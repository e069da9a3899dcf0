import GalleyBasics

// What of a script is read once, several times, or under a condition.
extension TagCalls {
  /// A range in which names of its own, or a condition, hold.
  struct Scope {
    let range: Range<Int>
    /// The place of the condition; `nil` for a function or a loop.
    var condition: Int?
    /// What its own names hold outside of it.
    var saved: [String: YAMLNode?] = [:]
    /// The names that it changes.
    var changed: Set<String> = []

    init(_ range: Range<Int>, condition: Int? = nil) {
      self.range = range
      self.condition = condition
    }
  }

  /// Leaves the scopes that end before a place.
  mutating func leaveScopes(at position: Int) {
    while let scope = scopes.last, position >= scope.range.upperBound {
      scopes.removeLast()
      for (name, value) in scope.saved {
        if let value {
          scanner.constants.keep(value, as: name)
        } else {
          scanner.constants.forget(name)
        }
      }
      let outside = scope.changed.subtracting(scope.saved.keys)
      if scope.condition != nil {
        // What a condition chooses is not known behind it.
        for name in outside { scanner.constants.forget(name) }
      } else if !scopes.isEmpty {
        let others = scopes[scopes.count - 1].changed
        let isMore = outside.count > others.count
        scopes[scopes.count - 1].changed = isMore ? outside.union(others) : others.union(outside)
      }
    }
  }

  /// Enters a scope. One that stands very deep in others is none.
  private mutating func enter(_ scope: Scope) {
    if scopes.count < Self.deepest { scopes.append(scope) }
  }

  private static let deepest = 256

  private var scope: Int? { scopes.lastIndex { $0.range.contains(scanner.position) } }

  /// Notes that a name is changed.
  mutating func note(_ name: String) {
    if let scope { scopes[scope].changed.insert(name) }
  }

  mutating func forget(_ name: String) {
    note(name)
    scanner.constants.forget(name)
  }

  /// Makes a name one of the scope's own.
  private mutating func own(_ name: String, isOfBlock: Bool = true) {
    let index =
      isOfBlock
      ? scope : scopes.lastIndex { $0.condition == nil && $0.range.contains(scanner.position) }
    guard let index, scopes[index].saved[name] == nil else { return }
    scopes[index].saved[name] = .some(scanner.constants[[name]])
  }

  /// Gives names of the innermost scope their values.
  mutating func give(_ value: YAMLNode?, to pattern: ScriptPattern) {
    for (name, value) in pattern.parts(of: value) {
      if !scopes.isEmpty, scopes[scopes.count - 1].saved[name] == nil {
        scopes[scopes.count - 1].saved[name] = .some(scanner.constants[[name]])
      }
      (variables[name], mappings[name]) = (nil, nil)
      if let value {
        scanner.constants.keep(value, as: name)
      } else {
        scanner.constants.forget(name)
      }
    }
  }

  /// `i++`
  mutating func count(_ path: [String], by step: Int) {
    let name = Self.name(path)
    let number = scanner.constants[[name]]?.scalar.flatMap {
      $0.style == .plain ? Int($0.text) : nil
    }
    note(name)
    guard let number, let node = scanner.constants[[name]], abs(number) < 1 << 30 else {
      return scanner.constants.forget(name)
    }
    scanner.constants.keep(
      YAMLNode(.scalar(YAMLScalar(String(number + step))), node.span), as: name)
  }

  /// - Returns: whether the word is one that is read here.
  mutating func takeKeyword(_ word: String, at start: Int) -> Bool {
    switch word {
    case "const", "let", "var": declare(isOfBlock: word != "var")
    case "function": readFunction(at: start)
    case "if", "switch": readCondition(at: start)
    case "else": readAlternative(at: start)
    case "for": readFor(at: start)
    case "while", "do":
      var end = scanner
      if word == "while", end.skipSpace(), let close = brackets.close(of: end.position) {
        end.move(to: close + 1)
      }
      forgetChanged(in: body(from: end.position).body)
    default: return false
    }
    return true
  }

  /// Whether a range may have to do with slots.
  func mayDefine(in range: Range<Int>) -> Bool {
    !functions.isEmpty || brackets.speaksOfSlots(in: range)
  }

  // MARK: - Declarations

  private mutating func declare(isOfBlock: Bool) {
    scanner.skipSpace()
    let start = scanner.position
    if scanner.isNext("{") || scanner.isNext("[") {
      if let pattern = scanner.pattern(), scanner.take("="), let value = scanner.wholeValue() {
        for (name, value) in pattern.parts(of: value) {
          own(name, isOfBlock: isOfBlock)
          note(name)
          if let value {
            scanner.constants.keep(value, as: name)
          } else {
            scanner.constants.forget(name)
          }
        }
      } else {
        scanner.move(to: start)
      }
      return
    }
    let path = scanner.reference()
    guard path.count == 1 else { return scanner.move(to: start) }
    own(path[0], isOfBlock: isOfBlock)
    // TypeScript tells its type.
    guard scanner.take(":"), scanner.skipType() else { return scanner.move(to: start) }
    assign(to: Self.name(path))
  }

  /// Keeps the functions that are declared anywhere in the part.
  mutating func declareFunctions() {
    for (name, place) in brackets.functions {
      var reader = scanner
      reader.move(to: place)
      guard let function = self.function(behindKeyword: &reader), !function.parameters.isEmpty,
        mayDefine(in: function.body)
      else { continue }
      functions[name] = function
      uncalled.append((name, function))
    }
  }

  /// `name(a, b) { … }` behind the word `function`.
  func function(behindKeyword reader: inout LiteralReader) -> ScriptFunction? {
    _ = reader.take("*")
    reader.skipSpace()
    _ = reader.word()
    guard reader.take("("), let parameters = reader.parameters() else { return nil }
    if reader.take(":") {
      while let byte = reader.byte, byte != UInt8(ascii: "{"), byte != 0x0A { reader.advance() }
    }
    reader.skipSpace()
    let open = reader.position
    guard reader.isNext("{"), let close = brackets.close(of: open) else { return nil }
    reader.move(to: close + 1)
    return ScriptFunction(parameters: parameters, body: open + 1..<close, end: close + 1)
  }

  private mutating func readFunction(at start: Int) {
    let variable = assigned.flatMap { $0.position == start ? $0.name : nil }
    var reader = scanner
    reader.skipSpace()
    let name = variable ?? reader.word()
    reader = scanner
    guard let function = function(behindKeyword: &reader) else { return }
    enter(function, name.isEmpty ? nil : name)
  }

  /// Reads a function's body where it stands, or where it is called if it has parameters.
  private mutating func enter(_ function: ScriptFunction, _ name: String?) {
    if let name, !function.parameters.isEmpty, mayDefine(in: function.body) {
      if functions[name]?.body != function.body {
        functions[name] = function
        uncalled.append((name, function))
      }
      return scanner.move(to: function.end)
    }
    enter(Scope(function.body))
    for parameter in function.parameters { give(nil, to: parameter) }
    scanner.move(to: function.body.lowerBound)
  }

  /// `(a, b) => …`, at the parenthesis.
  mutating func readArrow() -> Bool {
    let start = scanner.position
    var reader = scanner
    guard let function = arrow(&reader) else { return false }
    enter(function, assigned.flatMap { $0.position == start ? $0.name : nil })
    return true
  }

  /// `a => …`, behind the parameter.
  mutating func readArrow(of name: String) -> Bool {
    var reader = scanner
    guard reader.take("=>") else { return false }
    enter(arrowBody([.name(name)], reader), nil)
    return true
  }

  mutating func arrow(_ reader: inout LiteralReader) -> ScriptFunction? {
    guard let close = brackets.close(of: reader.position) else { return nil }
    var end = reader
    end.move(to: close + 1)
    guard end.take("=>") || end.take(":"), reader.take("("), let parameters = reader.parameters()
    else { return nil }
    if reader.take(":") {
      while let byte = reader.byte, byte != 0x0A, !reader.isNext("=>") {
        if ";,?".utf8.contains(byte) { return nil }
        reader.advance()
      }
    }
    guard reader.take("=>") else { return nil }
    let function = arrowBody(parameters, reader)
    reader.move(to: function.end)
    return function
  }

  /// - Parameter reader: behind the arrow.
  mutating func arrowBody(
    _ parameters: [ScriptPattern], _ reader: LiteralReader
  ) -> ScriptFunction {
    let (body, end) = body(from: reader.position, isExpression: true)
    return ScriptFunction(parameters: parameters, body: body, end: end)
  }

  /// `name(a, b) { … }` of an object or a class, behind the parenthesis: its parameters are not known.
  mutating func enterMethod() -> Bool {
    let open = scanner.position - 1
    guard let close = brackets.close(of: open) else { return false }
    var reader = scanner
    reader.move(to: close + 1)
    reader.skipSpace()
    guard reader.isNext("{"), let end = brackets.close(of: reader.position) else { return false }
    let body = reader.position + 1..<end
    guard let parameters = scanner.parameters(), scanner.position == close + 1 else {
      scanner.move(to: open + 1)
      return false
    }
    enter(ScriptFunction(parameters: parameters, body: body, end: end + 1), nil)
    return true
  }

  // MARK: - Conditions

  private mutating func readCondition(at start: Int) {
    var reader = scanner
    guard reader.take("("), let close = brackets.close(of: reader.position - 1) else { return }
    // Whether there is a slot at all is no condition.
    _ = reader.take("!")
    reader.skipSpace()
    let asked = Self.name(reader.reference())
    reader.skipSpace()
    if reader.position == close, variables[asked] != nil { return }
    enter(Scope(body(from: close + 1).body, condition: start))
  }

  private mutating func readAlternative(at start: Int) {
    var reader = scanner
    reader.skipSpace()
    guard reader.reference() != ["if"] else { return }
    enter(Scope(body(from: scanner.position).body, condition: start))
  }

  /// Forgets what is changed in a range that is read once though it may be run again.
  func changed(in range: Range<Int>) -> [String] {
    var names: [String] = []
    var reader = scanner
    reader.move(into: range)
    var isCounted = false
    while reader.skipSpace(), let byte = reader.byte {
      let path = reader.reference()
      if !path.isEmpty {
        reader.skipSpace()
        let isChanged =
          isCounted || reader.isNext("=") && !reader.isNext("==") && !reader.isNext("=>")
          || ["++", "--", "+=", "-=", "*=", "/="].contains(where: reader.isNext)
        if isChanged { names.append(Self.name(path)) }
        isCounted = false
        continue
      }
      isCounted =
        reader.isNext("++") || reader.isNext("--") || isCounted && "+-".utf8.contains(byte)
      if "'\"`".utf8.contains(byte) { reader.skipText() } else { reader.advance() }
    }
    return names
  }

  mutating func forgetChanged(in range: Range<Int>) {
    patience -= range.count
    guard patience > 0 else { return }
    for name in changed(in: range) { forget(name) }
  }

  /// The body of what stands before a place: between braces, or one statement.
  mutating func body(from start: Int, isExpression: Bool = false) -> (body: Range<Int>, end: Int) {
    var reader = scanner
    reader.move(to: start)
    reader.skipSpace()
    let begin = min(reader.position, part.upperBound)
    if reader.isNext("{"), let close = brackets.close(of: begin) {
      return (begin + 1..<close, close + 1)
    }
    let end = max(begin, statementEnd(from: begin, isExpression: isExpression))
    return (begin..<end, end)
  }

  private mutating func statementEnd(from start: Int, isExpression: Bool) -> Int {
    var reader = scanner
    reader.move(to: start)
    var end = start
    /// Whether what stands last asks for more.
    var isOpen = true
    while reader.skipSpace(), let byte = reader.byte {
      patience -= reader.position - end + 1
      guard patience > 0 else { return part.upperBound }
      if !isOpen, reader.text(from: end).contains("\n"), !".?:+-*/%&|,=<>([{".utf8.contains(byte) {
        return end
      }
      switch byte {
      case UInt8(ascii: ";"): return reader.position + 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): return reader.position
      case UInt8(ascii: ",") where isExpression: return reader.position
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
        guard let close = brackets.close(of: reader.position) else { return part.upperBound }
        reader.move(to: close + 1)
        isOpen = isOpen && byte == UInt8(ascii: "(")
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        reader.skipText()
        isOpen = false
      default:
        let word = reader.word()
        if word.isEmpty { reader.advance() }
        isOpen = word.isEmpty || ["if", "for", "while", "else", "return", "do"].contains(word)
      }
      end = reader.position
    }
    return end
  }
}
