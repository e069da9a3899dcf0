/// How much a finding matters, from the least to the most.
package enum Severity: String, Comparable, Hashable, Sendable, CaseIterable {
  /// Worth knowing.
  case info
  /// Probably a mistake; the page can still be made.
  case warning
  /// A mistake: the page would not be what was meant.
  case error

  package static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}
