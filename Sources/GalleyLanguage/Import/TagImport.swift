import GalleyBasics
import GalleyModel

extension ImportedSlots {
  /// Reads literal calls of the Google Publisher Tag, whatever stands between them, or the data that
  /// `galley export gpt` writes.
  mutating func readTag(_ file: SourceFile, _ findings: Findings) {
    let reader = ImportReader(findings: findings)
    if let data = Self.exportedData(file) { return addExported(data, reader) }
    var calls = TagCalls(file, reader)
    for part in ScriptParts.of(file) { calls.read(part) }
    for slot in calls.finished { add(slot, reader) }
  }
}

/// The slots that scripts define by calls with literal arguments.
private struct TagCalls {
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

  /// What stands between two parentheses.
  struct Frame {
    var subject = Subject.unknown
    /// The slot whose sizes are built there, and where that is asked for.
    var sizes: (slot: Int, span: Span)?
  }

  private var slots: [ImportedSlots.Slot] = []
  /// What holds for all slots of the page, those too that are defined later.
  private var pageUnfilled: Unfilled?
  private var pageIsLazy = false
  private let reader: ImportReader
  private var scanner: LiteralReader
  private var frames = [Frame()]
  private var mappings: [String: [ViewportSizes]] = [:]
  /// The variables that slots are kept in, by index in `slots`; `nil` for a slot that has been refused.
  private var variables: [String: Int?] = [:]
  /// The variable that the value at a place is assigned to.
  private var assigned: (name: String, position: Int)?

  init(_ file: SourceFile, _ reader: ImportReader) {
    self.reader = reader
    scanner = LiteralReader(file, .script)
  }

  private var subject: Subject {
    get { frames.last?.subject ?? .unknown }
    set { if !frames.isEmpty { frames[frames.count - 1].subject = newValue } }
  }

  /// The slots, with what the page says of all.
  var finished: [ImportedSlots.Slot] {
    slots.map { slot in
      var slot = slot
      slot.unfilled = slot.unfilled ?? pageUnfilled
      slot.isLazy = pageIsLazy
      return slot
    }
  }

  mutating func read(_ part: Range<Int>) {
    scanner.move(into: part)
    frames = [Frame()]
    // The last mark or, of a word, a letter.
    var before = UInt8(ascii: ";")
    while scanner.skipSpace(), let byte = scanner.byte {
      let start = scanner.position
      let path = scanner.reference()
      if !path.isEmpty {
        take(path, at: start, isMember: before == UInt8(ascii: "."))
        before = path == ["return"] ? UInt8(ascii: ";") : scanner.previous ?? before
        continue
      }
      defer { before = byte }
      switch byte {
      case UInt8(ascii: "/") where Self.mayPrecedePattern(before): scanner.skipPattern()
      case UInt8(ascii: "("): frames.append(Frame())
      case UInt8(ascii: ")"):
        close()
      case UInt8(ascii: ";"): subject = .unknown
      case UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`"):
        scanner.skipText()
        continue
      default: break
      }
      scanner.advance()
    }
  }

  /// Whether a slash behind a byte begins a regular expression rather than divides.
  private static func mayPrecedePattern(_ byte: UInt8) -> Bool {
    "(,=:[!&|?{};+".utf8.contains(byte)
  }

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
  private mutating func take(_ path: [String], at start: Int, isMember: Bool) {
    if ["const", "let", "var"].contains(path.last), path.count == 1 {
      declare()
    } else if scanner.take("(") {
      call(path, at: start, isMember: isMember)
    } else if !isMember, scanner.isNext("="), !scanner.isNext("=="), !scanner.isNext("=>") {
      scanner.advance()
      assign(to: Self.name(path))
    }
  }

  /// Passes the type of a variable, as TypeScript has it.
  private mutating func declare() {
    scanner.skipSpace()
    let start = scanner.position
    let path = scanner.reference()
    guard path.count == 1, scanner.take(":"), scanner.skipType() else {
      return scanner.move(to: start)
    }
    assign(to: Self.name(path))
  }

  private mutating func assign(to name: String) {
    scanner.skipSpace()
    let start = scanner.position
    (variables[name], mappings[name]) = (nil, nil)
    if let value = scanner.wholeValue() {
      scanner.constants.keep(value, as: name)
      assigned = nil
    } else {
      scanner.constants.forget(name)
      scanner.move(to: start)
      assigned = (name, start)
    }
  }

  /// `window.ads.top` is `ads.top`.
  private static func name(_ path: [String]) -> String {
    path.drop { $0 == "window" || $0 == "this" }.joined(separator: ".")
  }

  private mutating func call(_ path: [String], at start: Int, isMember: Bool) {
    let owner = Self.name(path.dropLast())
    let name = path.last ?? ""
    if path.count > 1 {
      subject = subject(named: owner)
    } else if !isMember {
      subject = .unknown
    }
    let variable = assigned.flatMap { $0.position == start ? $0.name : nil }
    let span = scanner.span(from: scanner.position - 1 - name.utf8.count, count: name.utf8.count)
    let begin = scanner.position
    switch name {
    case "pubads":
      subject = .page
    case "sizeMapping":
      let name = variable ?? "mapping at \(start)"
      mappings[name] = []
      subject = .mapping(name)
    case "defineSizeMapping":
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

  private mutating func take(
    _ name: String, _ arguments: [YAMLNode], _ variable: String?, _ span: Span
  ) {
    switch (name, subject) {
    case ("defineSlot", _):
      defineSlot(arguments, variable, span)
    case ("defineOutOfPageSlot", _):
      defineOutOfPageSlot(arguments, variable, span)
    case ("addSize", .mapping(let mapping)):
      guard arguments.count == 2, let viewport = reader.viewport(arguments[0]) else {
        return reader.refuse("this is not a viewport with its sizes", span)
      }
      mappings[mapping]?.append(
        ViewportSizes(viewport, sizes: reader.sizes(arguments[1]), at: arguments[0].span))
    case ("addSize", .unknown):
      reader.refuse("of which mapping this is a size is not known here", span)
    case ("setTargeting", .slot(let slot)):
      guard arguments.count == 2 else {
        return reader.refuse("'setTargeting' takes a key and its values", span)
      }
      let pair = YAMLEntry(key: arguments[0], value: arguments[1])
      slots[slot].target(reader.targeting(YAMLNode(.mapping([pair]), arguments[0].span)))
    case ("updateTargetingFromMap", .slot(let slot)):
      slots[slot].target(arguments.first.map(reader.targeting) ?? [])
    case ("setTargeting", .page), ("updateTargetingFromMap", .page):
      reader.refuse("targeting of the whole page is not a slot's", span)
    case ("setTargeting", .unknown):
      reader.refuse("of which slot this is the targeting is not known here", span)
    case ("setCollapseEmptyDiv", .slot(let slot)):
      slots[slot].unfilled = arguments.first?.isScalar("true") == true ? .collapse : .hold
      refuseClosing(arguments.count > 1 && arguments[1].isScalar("true"), span)
    case ("collapseEmptyDivs", _):
      pageUnfilled = .collapse
      refuseClosing(arguments.first?.isScalar("true") == true, span)
    case ("enableLazyLoad", _): pageIsLazy = true
    case ("setConfig", let subject):
      if let config = arguments.first { configure(subject, config, span) }
    default: break
    }
  }

  private mutating func defineSlot(_ arguments: [YAMLNode], _ variable: String?, _ span: Span) {
    subject = .refused
    guard arguments.count >= 2, let unit = reader.text(arguments[0]) else {
      return reader.refuse("'defineSlot' takes a unit's path and sizes", span)
    }
    let sizes = reader.sizes(arguments[1])
    guard !sizes.isEmpty else {
      return reader.refuse("'\(excerpt(unit))' has no size, so it is left out", span)
    }
    let id = arguments.count > 2 ? reader.text(arguments[2]) : nil
    var slot = ImportedSlots.Slot(name: id ?? unit, sizes: [(0, sizes)], at: span)
    slot.unit = unit
    slots.append(slot)
    subject = .slot(slots.count - 1)
    if let variable { variables[variable] = slots.count - 1 }
  }

  /// A slot with the tag's own format, or one in an element.
  private mutating func defineOutOfPageSlot(
    _ arguments: [YAMLNode], _ variable: String?, _ span: Span
  ) {
    subject = .refused
    guard let unit = arguments.first.flatMap(reader.text) else {
      return reader.refuse("'defineOutOfPageSlot' takes a unit's path", span)
    }
    var slot = ImportedSlots.Slot(name: unit, sizes: [], at: span)
    slot.position = .outOfPage
    if arguments.count > 1, let word = reader.text(arguments[1]) {
      if arguments[1].scalar?.style == .plain {
        guard let position = SlotPosition(tagFormat: word) else {
          return reader.refuse("a layout has nothing for the format '\(excerpt(word))'", span)
        }
        slot.position = position
        if let usual = position.usualSize {
          slot.sizes = usual
          reader.refuse(
            "the tag chooses the size of this format itself: \(usual.last?.sizes.first?.description ?? "") "
              + "stands for what it will be", span)
        }
      } else {
        slot.name = word
      }
    }
    slot.unit = unit
    slots.append(slot)
    subject = .slot(slots.count - 1)
    if let variable { variables[variable] = slots.count - 1 }
  }

  private func unfilled(by collapse: YAMLNode) -> Unfilled {
    refuseClosing(collapse.isScalar("BEFORE_FETCH"), collapse.span)
    return collapse.isScalar("DISABLED") || collapse.isNull ? .hold : .collapse
  }

  /// Says that a space is not closed until there is no ad.
  private func refuseClosing(_ isBeforeFetch: Bool, _ span: Span) {
    guard isBeforeFetch else { return }
    reader.refuse(
      "the space of a slot closes when there is no ad, and not before one is fetched", span)
  }

  private mutating func configure(_ subject: Subject, _ config: YAMLNode, _ span: Span) {
    switch subject {
    case .slot(let slot):
      if let collapse = config["collapseDiv"] { slots[slot].unfilled = unfilled(by: collapse) }
      if let expansion = config["adExpansion"], expansion["enabled"]?.isScalar("true") == true {
        reader.refuse("no ad may grow beyond its slot's space", expansion.span)
      }
      slots[slot].target(config["targeting"].map(reader.targeting) ?? [])
      reader.refuseOthers(
        config, besides: ["adExpansion", "collapseDiv", "targeting"], of: "'setConfig'")
    case .page:
      if let collapse = config["collapseDiv"] { pageUnfilled = unfilled(by: collapse) }
      reader.refuseOthers(
        config, besides: ["adExpansion", "collapseDiv", "lazyLoad", "singleRequest", "targeting"],
        of: "the page's 'setConfig'")
      if let lazy = config["lazyLoad"] { pageIsLazy = !lazy.isNull }
      if let targeting = config["targeting"] {
        reader.refuse("targeting of the whole page is not a slot's", targeting.span)
      }
    case .unknown:
      reader.refuse("of which slot this is the configuration is not known here", span)
    case .refused, .mapping: break
    }
  }
}

extension SlotPosition {
  /// - Parameter name: the tag's name of a format.
  init?(tagFormat name: String) {
    switch name {
    case "TOP_ANCHOR": self = .anchorTop
    case "BOTTOM_ANCHOR": self = .anchorBottom
    case "INTERSTITIAL": self = .interstitial
    case "RIGHT_SIDE_RAIL": self = .sideRail
    case "LEFT_SIDE_RAIL": self = .sideRailLeft
    default: return nil
    }
  }

  /// A size that the tag often chooses, from the width on at which it shows the format; `nil` where none is needed.
  fileprivate var usualSize: [(from: Int, sizes: [AdSize])]? {
    if isAnchor { return [(0, [.fixed(PixelSize(width: 320, height: 50))])] }
    guard isSideRail else { return nil }
    return [(0, []), (1200, [.fixed(PixelSize(width: 160, height: 600))])]
  }
}
