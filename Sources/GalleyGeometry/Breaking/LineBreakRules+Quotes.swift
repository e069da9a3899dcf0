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
