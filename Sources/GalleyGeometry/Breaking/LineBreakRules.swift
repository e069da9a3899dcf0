/// Where a line may break, by the rules of UAX #14 for Unicode 17.
///
/// The rules are asked in their order, in groups; the first that has an answer decides.
struct LineBreakRules {
  enum Verdict { case prohibited, allowed }

  /// A character with the marks that belong to it (LB9), to the other rules a single one.
  struct Unit {
    var properties: LineBreakProperties
    var lineBreakClass: LineBreakClass
    var endsInJoiner: Bool
    /// The index of its first scalar.
    var start: Int
  }

  private(set) var units: [Unit] = []
  /// The unit that the question stands before.
  private(set) var index = 0
  /// Units before it: the last one that is no space.
  private(set) var beforeSpaces: Unit?
  /// The class before that one.
  private(set) var beforeMark: LineBreakClass?
  /// Whether an odd number of regional indicators ends before it.
  private(set) var isInsideFlag = false
  /// Whether it stands after `NU (SY | IS)*`, and whether after that and `CL` or `CP`.
  private(set) var number = NumberState.none

  enum NumberState { case none, open, closed }

  /// Whether a line may break before each scalar; never before the first.
  static func breaks(before scalars: [LineBreakProperties]) -> [Bool] {
    var breaks = [Bool](repeating: false, count: scalars.count)
    var rules = LineBreakRules(scalars)
    while rules.advance() { breaks[rules.after.start] = rules.verdict == .allowed }
    return breaks
  }

  private init(_ scalars: [LineBreakProperties]) {
    units.reserveCapacity(scalars.count)
    for (index, properties) in scalars.enumerated() { append(properties, at: index) }
  }

  /// Appends a scalar: marks join what they stand on (LB9), or are letters (LB10).
  private mutating func append(_ properties: LineBreakProperties, at index: Int) {
    var lineBreakClass = properties.lineBreakClass
    if lineBreakClass == .cm || lineBreakClass == .zwj {
      if let last = units.last, !last.lineBreakClass.isSpaceOrBreak {
        units[units.count - 1].endsInJoiner = lineBreakClass == .zwj
        return
      }
      lineBreakClass = .al
    }
    units.append(
      Unit(
        properties: properties, lineBreakClass: lineBreakClass,
        endsInJoiner: properties.lineBreakClass == .zwj, start: index))
  }

  /// Goes to the next place between two units, remembering what is left behind.
  private mutating func advance() -> Bool {
    guard index + 1 < units.count else { return false }
    let unit = units[index]
    if unit.lineBreakClass != .sp {
      beforeMark = index > 0 ? units[index - 1].lineBreakClass : nil
      beforeSpaces = unit
    }
    isInsideFlag = unit.lineBreakClass == .ri && !isInsideFlag
    switch unit.lineBreakClass {
    case .nu: number = .open
    case .sy, .is: if number != .open { number = .none }
    case .cl, .cp: number = number == .open ? .closed : .none
    default: number = .none
    }
    index += 1
    return true
  }

  var verdict: Verdict {
    atSpaces ?? atJoiners ?? atClosings ?? atQuotes ?? atSpaceEnd ?? atDashes ?? atLetters
      ?? atNumbers ?? atHangul ?? atAksaras ?? atPairs ?? .allowed
  }
}

extension LineBreakRules {
  var before: Unit { units[index - 1] }
  var after: Unit { units[index] }
  var left: LineBreakClass { before.lineBreakClass }
  var right: LineBreakClass { after.lineBreakClass }

  /// The class of a unit some places after the question, 0 being the one right after.
  func following(_ distance: Int) -> LineBreakClass? {
    index + distance < units.count ? units[index + distance].lineBreakClass : nil
  }

  /// The class of a unit some places before the question, 1 being the one right before.
  func preceding(_ distance: Int) -> LineBreakClass? {
    index - distance >= 0 ? units[index - distance].lineBreakClass : nil
  }
}

extension LineBreakClass {
  /// Marks do not join these (LB9).
  var isSpaceOrBreak: Bool {
    switch self {
    case .bk, .cr, .lf, .nl, .sp, .zw: true
    default: false
    }
  }

  var isLetter: Bool { self == .al || self == .hl }
  var isHyphen: Bool { self == .hy || self == .hh }
}

extension LineBreakRules {
  /// LB4 to LB8: breaks that the author wrote, spaces, and the zero width space.
  var atSpaces: Verdict? {
    switch (left, right) {
    case (.cr, .lf): .prohibited
    case (.bk, _), (.cr, _), (.lf, _), (.nl, _): .allowed
    case (_, .bk), (_, .cr), (_, .lf), (_, .nl), (_, .sp), (_, .zw): .prohibited
    default: beforeSpaces?.lineBreakClass == .zw ? .allowed : nil
    }
  }

  /// LB8a to LB12a: joiners and what keeps its neighbours together.
  var atJoiners: Verdict? {
    if before.endsInJoiner { return .prohibited }
    switch (left, right) {
    case (.wj, _), (_, .wj), (.gl, _): return .prohibited
    case (.sp, .gl), (.ba, .gl), (.hy, .gl), (.hh, .gl): return nil
    case (_, .gl): return .prohibited
    default: return nil
    }
  }

  /// LB13 and LB14: before what closes, and after what opens.
  var atClosings: Verdict? {
    switch right {
    case .cl, .cp, .ex, .sy: .prohibited
    default: beforeSpaces?.lineBreakClass == .op ? .prohibited : nil
    }
  }

  /// LB15c to LB18: after spaces, with what reaches across them.
  var atSpaceEnd: Verdict? {
    if left == .sp, right == .is, following(1) == .nu { return .allowed }
    if right == .is { return .prohibited }
    switch (beforeSpaces?.lineBreakClass, right) {
    case (.cl, .ns), (.cp, .ns), (.b2, .b2): return .prohibited
    default: return left == .sp ? .allowed : quotesWithoutSpace
    }
  }
}

extension LineBreakRules {
  /// LB15a and LB15b: a mark that opens keeps what follows, one that closes what precedes.
  var atQuotes: Verdict? {
    if let opening = beforeSpaces, opening.properties.isInitialQuote, opensPhrase {
      return .prohibited
    }
    guard after.properties.isFinalQuote else { return nil }
    switch following(1) {
    case nil, .sp, .gl, .wj, .cl, .qu, .cp, .ex, .is, .sy, .bk, .cr, .lf, .nl, .zw:
      return .prohibited
    default: return nil
    }
  }

  /// Whether the mark before the spaces stands where a phrase begins.
  private var opensPhrase: Bool {
    switch beforeMark {
    case nil, .bk, .cr, .lf, .nl, .op, .qu, .gl, .sp, .zw: true
    default: false
    }
  }

  /// LB19 and LB19a: quotation marks stay with both neighbours, unless both sides are East Asian.
  var quotesWithoutSpace: Verdict? {
    if right == .qu {
      if !after.properties.isInitialQuote || !before.properties.isEastAsian { return .prohibited }
      if index + 1 == units.count || !units[index + 1].properties.isEastAsian { return .prohibited }
    }
    if left == .qu {
      if !before.properties.isFinalQuote || !after.properties.isEastAsian { return .prohibited }
      if index < 2 || !units[index - 2].properties.isEastAsian { return .prohibited }
    }
    return nil
  }
}

extension LineBreakRules {
  /// LB26 and LB27: a syllable of Korean is one piece.
  var atHangul: Verdict? {
    switch (left, right) {
    case (.jl, .jl), (.jl, .jv), (.jl, .h2), (.jl, .h3): .prohibited
    case (.jv, .jv), (.jv, .jt), (.h2, .jv), (.h2, .jt), (.jt, .jt), (.h3, .jt): .prohibited
    case (.pr, _) where right.isHangul, (_, .po) where left.isHangul: .prohibited
    default: nil
    }
  }

  /// LB28a: so is a syllable of the Brahmic scripts that write no spaces.
  var atAksaras: Verdict? {
    if left == .ap, isAksara(after) { return .prohibited }
    if isAksara(before), right == .vf || right == .vi { return .prohibited }
    if left == .vi, index >= 2, isAksara(units[index - 2]),
      right == .ak || after.properties.isDottedCircle
    {
      return .prohibited
    }
    return isAksara(before) && isAksara(after) && following(1) == .vf ? .prohibited : nil
  }

  private func isAksara(_ unit: Unit) -> Bool {
    unit.lineBreakClass == .ak || unit.lineBreakClass == .as || unit.properties.isDottedCircle
  }
}

extension LineBreakClass {
  fileprivate var isHangul: Bool {
    switch self {
    case .jl, .jv, .jt, .h2, .h3: true
    default: false
    }
  }
}

extension LineBreakRules {
  /// LB20 to LB22: objects, hyphens, and what stays with the word before it.
  var atDashes: Verdict? {
    if left == .cb || right == .cb { return .allowed }
    if left.isHyphen, right.isLetter, beginsWord { return .prohibited }
    switch (left, right) {
    case (_, .ba), (_, .hh), (_, .hy), (_, .ns), (.bb, _): return .prohibited
    case (.hy, _) where preceding(2) == .hl && right != .hl: return .prohibited
    case (.hh, _) where preceding(2) == .hl && right != .hl: return .prohibited
    case (.sy, .hl), (_, .in): return .prohibited
    default: return nil
    }
  }

  /// Whether the hyphen before the question begins a word (LB20a).
  private var beginsWord: Bool {
    switch preceding(2) {
    case nil, .bk, .cr, .lf, .nl, .sp, .zw, .cb, .gl: true
    default: false
    }
  }

  /// LB23 to LB24 and LB28 to LB29: letters beside letters, numbers and signs.
  var atLetters: Verdict? {
    switch (left, right) {
    case (.al, .nu), (.hl, .nu), (.nu, .al), (.nu, .hl): .prohibited
    case (.pr, .id), (.pr, .eb), (.pr, .em), (.id, .po), (.eb, .po), (.em, .po): .prohibited
    case (.pr, .al), (.pr, .hl), (.po, .al), (.po, .hl): .prohibited
    case (.al, .pr), (.hl, .pr), (.al, .po), (.hl, .po): .prohibited
    case (.al, .al), (.al, .hl), (.hl, .al), (.hl, .hl), (.is, .al), (.is, .hl): .prohibited
    default: nil
    }
  }

  /// LB25: a number with its signs is one piece.
  var atNumbers: Verdict? {
    switch (left, right) {
    case (_, .po) where number != .none, (_, .pr) where number != .none: .prohibited
    case (_, .nu) where number == .open: .prohibited
    case (.po, .nu), (.pr, .nu), (.hy, .nu), (.is, .nu): .prohibited
    case (.po, .op) where opensNumber, (.pr, .op) where opensNumber: .prohibited
    default: nil
    }
  }

  private var opensNumber: Bool {
    following(1) == .nu || following(1) == .is && following(2) == .nu
  }

  /// LB30 to LB30b: brackets beside letters, flags, and emoji with a skin colour.
  var atPairs: Verdict? {
    switch (left, right) {
    case (.al, .op), (.hl, .op), (.nu, .op): after.properties.isEastAsian ? nil : .prohibited
    case (.cp, .al), (.cp, .hl), (.cp, .nu): before.properties.isEastAsian ? nil : .prohibited
    case (.ri, .ri): isInsideFlag ? .prohibited : nil
    case (.eb, .em): .prohibited
    case (_, .em): before.properties.isUnassignedPictograph ? .prohibited : nil
    default: nil
    }
  }
}
