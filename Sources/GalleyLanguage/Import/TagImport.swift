import GalleyBasics
import GalleyModel

extension ImportedSlots {
  /// Reads literal calls of the Google Publisher Tag, whatever stands between them, or the data that
  /// `galley export gpt` writes.
  mutating func readTag(_ file: SourceFile, _ reader: ImportReader) {
    if let data = Self.exportedData(file) { return addExported(data, reader) }
    var calls = TagCalls(file, reader)
    for part in ScriptParts.of(file) { calls.read(part) }
    for slot in calls.finished() { add(slot) }
  }
}

/// The slots that scripts define by calls with literal arguments. No script is run, but the bodies of loops over literal lists and of
/// functions that are called with literals are read once for each.
struct TagCalls {
  /// What a chain of calls is about.
  enum Subject {
    /// Something that is not known here.
    case unknown
    /// A slot or mapping that has been refused already.
    case refused
    /// All slots of the page.
    case page
    case slot(Int)
    /// A builder of sizes by viewport, by its name.
    case mapping(String)
  }

  /// How many conditions `a ? b : c` have begun in the statement.
  private var choices = 0
  /// Whether the call that is read is one of what such a condition or `&&` chooses.
  var isChosen = false

  /// What stands between two parentheses.
  struct Frame {
    var subject = Subject.unknown
    /// The slot whose sizes are built there, and where that is asked for.
    var sizes: (slot: Int, span: Span)?
  }

  var slots: [ImportedSlots.Slot] = []
  /// Under which condition each slot is defined, by the place of the condition.
  var conditions: [Int?] = []
  /// What holds for all slots of the page, those too that are defined later.
  var pageUnfilled: Unfilled?
  var pageIsLazy = false
  let reader: ImportReader
  var scanner: LiteralReader
  private var frames = [Frame()]
  var mappings: [String: [ViewportSizes]] = [:]
  /// The variables that slots are kept in, by index in `slots`; `nil` for a slot that has been refused.
  var variables: [String: Int?] = [:]
  /// The variable that the value at a place is assigned to.
  var assigned: (name: String, position: Int)?

  /// What is read now.
  private(set) var part = 0..<0
  var brackets: ScriptBrackets
  var scopes: [Scope] = []
  /// The condition under which what is read now is called.
  private(set) var callersCondition: Int?
  /// Functions with parameters, which are read where they are called.
  var functions: [String: ScriptFunction] = [:]
  /// The names of those that have been called, and of those that have not, in the order of the file.
  var called: Set<String> = []
  var uncalled: [(name: String, function: ScriptFunction)] = []
  /// How deep calls may stand in each other, and how many bytes of bodies may be read.
  private var depth = 0
  private var budget = 2 << 20
  /// Where the call stands that is read now.
  private var place = 0
  /// How many bytes may be passed in search of the ends of statements.
  var patience: Int

  init(_ file: SourceFile, _ reader: ImportReader) {
    self.reader = reader
    scanner = LiteralReader(file, .script)
    brackets = ScriptBrackets(LiteralReader(file, .script, in: 0..<0))
    patience = 4 * file.bytes.count + 65_536
  }

  var subject: Subject {
    get { frames.last?.subject ?? .unknown }
    set { if !frames.isEmpty { frames[frames.count - 1].subject = newValue } }
  }

  /// The condition under which the place is reached.
  var condition: Int? {
    for scope in scopes.reversed()
    where scope.condition != nil && scope.range.contains(place) {
      return scope.condition
    }
    return callersCondition
  }

  /// The slots, with what the page says of all.
  func finished() -> [ImportedSlots.Slot] {
    slots.map { slot in
      var slot = slot
      slot.unfilled = slot.unfilled ?? pageUnfilled
      slot.isLazy = pageIsLazy
      return slot
    }
  }

  mutating func read(_ range: Range<Int>) {
    scanner.move(into: range)
    brackets = ScriptBrackets(scanner)
    (functions, called, uncalled) = ([:], [], [])
    declareFunctions()
    scopes = []
    scan(range)
    // What nobody calls is said once.
    for (name, function) in uncalled where !called.contains(name) { run(function, [], at: nil) }
  }

  /// Reads a body for one call.
  ///
  /// - Parameter arguments: what is known of them.
  mutating func run(_ function: ScriptFunction, _ arguments: [YAMLNode?], at span: Span?) {
    budget -= function.body.count + 256
    guard depth < 8, budget > 0 else {
      if let span { reader.refuse("this is called too often to be read", span) }
      return
    }
    depth += 1
    let outer = (scanner.position, part, frames, scopes, callersCondition, assigned)
    callersCondition = condition
    scopes = [Scope(function.body)]
    for (index, parameter) in function.parameters.enumerated() {
      give(index < arguments.count ? arguments[index] : nil, to: parameter)
    }
    scan(function.body)
    leaveScopes(at: .max)
    depth -= 1
    part = outer.1
    scanner.move(into: outer.0..<part.upperBound)
    (frames, scopes, callersCondition, assigned) = (outer.2, outer.3, outer.4, outer.5)
  }

  private mutating func scan(_ range: Range<Int>) {
    part = range
    scanner.move(into: range)
    frames = [Frame()]
    // The last mark or, of a word, a letter.
    var before = UInt8(ascii: ";")
    while scanner.skipSpace(), let byte = scanner.byte {
      leaveScopes(at: scanner.position)
      let start = scanner.position
      let path = scanner.reference()
      if !path.isEmpty {
        take(path, at: start, after: before)
        before = path == ["return"] ? UInt8(ascii: ";") : scanner.previousMark ?? before
        continue
      }
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "/") where ScriptBrackets.mayPrecedePattern(before): scanner.skipPattern()
      case UInt8(ascii: "("):
        if readArrow() { continue }
        frames.append(Frame())
      case UInt8(ascii: "[") where ScriptBrackets.mayPrecedePattern(before):
        if readLoop(overListAt: start) { continue }
      case UInt8(ascii: ")"):
        close()
      case UInt8(ascii: ";"):
        subject = .unknown
        choices = 0
      case UInt8(ascii: "?") where !scanner.isNext("?.") && !scanner.isNext("??"): choices += 1
      case UInt8(ascii: "+") where scanner.isNext("++"),
        UInt8(ascii: "-") where scanner.isNext("--"):
        scanner.advance()
        scanner.advance()
        let changed = scanner.reference()
        if !changed.isEmpty { count(changed, by: byte == UInt8(ascii: "+") ? 1 : -1) }
        continue
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        scanner.skipText()
        refuseCalls(inTextFrom: start)
        continue
      default: break
      }
      scanner.advance()
    }
  }

  /// Says that what a script writes into a page is not read.
  private func refuseCalls(inTextFrom start: Int) {
    let text = scanner.span(from: start)
    guard text.range.count > Self.call.count,
      let place = text.file.bytes[text.range].firstRange(of: Self.call)
    else { return }
    reader.refuse("a call that stands in a text is not read", Span(text.file, place))
  }

  private static let call = Array("defineSlot(".utf8)

  private mutating func close() {
    guard frames.count > 1, let closed = frames.popLast(), let (slot, span) = closed.sizes else {
      return
    }
    if case .mapping(let name) = closed.subject, let sizes = mappings[name] {
      slots[slot].sizes = reader.mapping(sizes)
    } else {
      reader.refuse("the sizes by viewport of this slot are not literal", span)
    }
  }

  /// A variable, its members, or a call of one.
  private mutating func take(_ path: [String], at start: Int, after before: UInt8) {
    let isMember = before == UInt8(ascii: ".")
    if path.count == 1, !isMember, takeKeyword(path[0], at: start) { return }
    if !isMember, scanner.isNext("++") || scanner.isNext("--") {
      return count(path, by: scanner.isNext("++") ? 1 : -1)
    }
    if !isMember, path.count == 1, readArrow(of: path[0]) { return }
    if scanner.isNext("?.(") { _ = scanner.take("?.") }
    if scanner.take("(") {
      if path.count == 1, !isMember, enterMethod() { return }
      isChosen = "&|?".utf8.contains(before) || before == UInt8(ascii: ":") && choices > 0
      return call(path, at: start, isMember: isMember)
    }
    guard !isMember else { return }
    if scanner.isNext("="), !scanner.isNext("=="), !scanner.isNext("=>") {
      scanner.advance()
      assign(to: Self.name(path))
    } else if ["+=", "-=", "*=", "/="].contains(where: scanner.isNext) {
      forget(Self.name(path))
    }
  }

  mutating func assign(to name: String) {
    scanner.skipSpace()
    let start = scanner.position
    (variables[name], mappings[name]) = (nil, nil)
    note(name)
    if let value = scanner.wholeValue() {
      scanner.constants.keep(value, as: name)
      assigned = nil
    } else {
      scanner.constants.forget(name)
      scanner.move(to: start)
      // What members of a list of objects are computed does not matter for the others.
      if scanner.isNext("[") || scanner.isNext("{") {
        scanner.leavesOutMembers = true
        if let value = scanner.wholeValue() { scanner.constants.keep(value, as: name) }
        scanner.leavesOutMembers = false
      }
      scanner.move(to: start)
      assigned = (name, start)
    }
  }

  /// `window.ads.top` is `ads.top`.
  static func name(_ path: [String]) -> String {
    path.drop { $0 == "window" || $0 == "this" }.joined(separator: ".")
  }

  private mutating func call(_ path: [String], at start: Int, isMember: Bool) {
    let owner = Self.name(path.dropLast())
    let name = path.last ?? ""
    place = start
    if path.count > 1 {
      subject = subject(named: owner)
    } else if !isMember {
      subject = .unknown
    }
    let variable = assigned.flatMap { $0.position == start ? $0.name : nil }
    let span = scanner.span(from: scanner.position - 1 - name.utf8.count, count: name.utf8.count)
    let begin = scanner.position
    if readLoop(over: path, from: begin) || callFunction(path, span) { return }
    switch name {
    case "pubads":
      subject = .page
    case "sizeMapping":
      let name = variable ?? "mapping at \(start)"
      mappings[name] = []
      subject = .mapping(name)
      refuseCondition(of: "these sizes by viewport are made", span)
    case "defineSizeMapping":
      if case .slot(let slot) = subject { refuseCondition(of: name, slot, span) }
      return map(span)
    case "defineSlot", "defineOutOfPageSlot", "addSize", "setTargeting", "updateTargetingFromMap",
      "setCollapseEmptyDiv", "setConfig", "collapseEmptyDivs", "enableLazyLoad":
      guard let arguments = scanner.arguments() else {
        scanner.move(to: begin)
        refuse(name, span)
        if case .refused = subject, let variable { variables[variable] = .some(nil) }
        break
      }
      return take(name, arguments, variable, span)
    case "setCategoryExclusion", "setClickUrl", "setForceSafeFrame", "setSafeFrameConfig", "set":
      if case .slot = subject {
        reader.refuse("a layout has nothing for '\(name)' of a slot", span)
      } else if case .page = subject {
        reader.refuse("a layout has nothing for '\(name)' of the page", span)
      }
    case "setCentering", "setRequestNonPersonalizedAds", "setPrivacySettings", "setLocation",
      "setPublisherProvidedId", "setVideoContent":
      if case .page = subject {
        reader.refuse("a layout has nothing for '\(name)' of the page", span)
      }
    default: break
    }
    frames.append(Frame())
  }

  private func subject(named name: String) -> Subject {
    if let slot = variables[name] { return slot.map(Subject.slot) ?? .refused }
    if mappings[name] != nil { return .mapping(name) }
    return name == "googletag" ? .page : .unknown
  }

  /// Says that a call is computed, if it is one that would make a slot or change one.
  private mutating func refuse(_ name: String, _ span: Span) {
    switch (name, subject) {
    case ("defineSlot", _), ("defineOutOfPageSlot", _):
      reader.refuse("what '\(name)' is called with is not literal", span)
      subject = .refused
    case (_, .slot), ("addSize", .mapping):
      reader.refuse("what '\(name)' is called with is not literal", span)
    default: break
    }
  }

  /// Sizes by viewport: a builder's, those of a variable, or a literal list.
  private mutating func map(_ span: Span) {
    guard case .slot(let slot) = subject else {
      if case .unknown = subject {
        reader.refuse("of which slot this is the mapping is not known here", span)
      }
      return frames.append(Frame())
    }
    let begin = scanner.position
    let name = Self.name(scanner.reference())
    if let sizes = mappings[name], scanner.take(")") {
      slots[slot].sizes = reader.mapping(sizes)
      return
    }
    scanner.move(to: begin)
    if let list = scanner.value(), scanner.take(")") {
      slots[slot].sizes = reader.mapping(reader.sizesByViewport(list))
      return
    }
    scanner.move(to: begin)
    frames.append(Frame(sizes: (slot, span)))
  }
}
