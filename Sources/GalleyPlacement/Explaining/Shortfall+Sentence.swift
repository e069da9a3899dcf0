extension Shortfall {
  /// "128 px to the body's top, 300 px needed".
  package var sentence: String {
    switch unit {
    case .none: other
    case .pixels, .paragraphs, .words:
      "\(Self.rounded(actual)) \(unitName) to \(other), \(Self.rounded(needed)) needed"
    case .share: "\(Self.percent(actual)) of \(other), \(Self.percent(needed)) at the most"
    case .ads: "\(Self.rounded(actual)) placed, \(Self.rounded(needed)) at the most"
    }
  }

  private var unitName: String {
    actual == 1 && unit != .pixels ? String(unit.rawValue.dropLast()) : unit.rawValue
  }

  /// Lengths that fall short by less than half a px still show that they do.
  private static func rounded(_ number: Double) -> String {
    number == number.rounded()
      ? "\(Int(number))" : "\(Double(Int((number * 10).rounded(.down))) / 10)"
  }

  private static func percent(_ share: Double) -> String {
    let tenths = Int((share * 1000).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}
