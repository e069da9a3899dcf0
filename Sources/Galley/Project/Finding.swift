import GalleyBasics

/// Something that Galley found about the input, such as a mistake with its place.
public struct Finding: Hashable, Sendable {
  /// How much a finding matters.
  public enum Severity: String, Hashable, Sendable {
    /// Worth knowing.
    case info
    /// Probably a mistake; the page can still be made.
    case warning
    /// A mistake: no page is made.
    case error
  }

  /// The rule's id, such as `unknown-slot`.
  public let rule: String
  /// How much it matters.
  public let severity: Severity
  /// What was found and what was expected.
  public let message: String
  /// The file's path.
  public let file: String
  /// The line, from 1.
  public let line: Int
  /// The column in characters, from 1.
  public let column: Int

  init(_ diagnostic: Diagnostic, _ maps: inout LineMaps) {
    rule = diagnostic.rule.rawValue
    severity =
      switch diagnostic.severity {
      case .info: .info
      case .warning: .warning
      case .error: .error
      }
    message = diagnostic.message
    file = diagnostic.primary.span.file.path
    let location = maps[diagnostic.primary.span.file]
      .location(of: diagnostic.primary.span.range.lowerBound)
    line = location.line
    column = location.column
  }
}
