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
