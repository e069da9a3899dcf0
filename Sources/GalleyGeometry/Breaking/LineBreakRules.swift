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
