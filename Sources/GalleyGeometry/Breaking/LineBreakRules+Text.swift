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
