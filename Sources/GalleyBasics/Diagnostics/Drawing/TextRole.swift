/// What a piece of a drawn diagnostic is, which decides its colour.
enum TextRole: Hashable, Sendable {
  case source, gutter, secondary, strong
  case primary(Severity)

  /// The parameters of ANSI's "select graphic rendition"; nil for the terminal's own look.
  private var code: String? {
    switch self {
    case .source: nil
    case .strong: "1"
    case .gutter, .secondary, .primary(.info): "1;34"
    case .primary(.warning): "1;33"
    case .primary(.error): "1;31"
    }
  }

  func paint(_ text: String, color: Bool) -> String {
    guard color, let code, !text.isEmpty else { return text }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
