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
