/// A scalar's text after unescaping and folding, and how it was written.
package struct YAMLScalar: Hashable, Sendable {
  package enum Style: Hashable, Sendable {
    case plain, singleQuoted, doubleQuoted, literal, folded
  }

  package var text: String
  package var style: Style

  package init(_ text: String, style: Style = .plain) {
    self.text = text
    self.style = style
  }

  /// Whether YAML's core schema reads it as "nothing": empty, `~` or `null`, unquoted.
  package var isNull: Bool {
    style == .plain
      && (text.isEmpty || text == "~" || text == "null" || text == "Null" || text == "NULL")
  }
}
