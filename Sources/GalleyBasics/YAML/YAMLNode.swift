/// A node of a YAML document, with the place where each part of it was written.
package struct YAMLNode: Sendable {
  package enum Content: Sendable {
    case scalar(YAMLScalar)
    case sequence([YAMLNode])
    case mapping([YAMLEntry])
  }

  package var content: Content
  /// Where the node stands, its anchor and tag left out: for an alias, the place of the alias (the
  /// nodes inside keep the places where they were written).
  package var span: Span

  package init(_ content: Content, _ span: Span) {
    self.content = content
    self.span = span
  }

  /// The scalar, where the node is one.
  package var scalar: YAMLScalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  /// Whether the node is a scalar of this text.
  package func isScalar(_ text: String) -> Bool {
    guard case .scalar(let scalar) = content else { return false }
    return scalar.text == text
  }

  /// Whether nothing was written, or `~` or `null`.
  package var isNull: Bool { scalar?.isNull ?? false }

  /// What the node is, for a message: "a mapping", "a list", "text" or "nothing".
  package var kindName: String {
    switch content {
    case .scalar(let scalar): scalar.isNull ? "nothing" : "text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

extension YAMLNode {
  /// The first line of a node: where what is missing from all of it is reported.
  package var start: Span {
    if case .mapping(let entries) = content, let first = entries.first {
      first.key.span
    } else {
      span
    }
  }
}

/// A key and its value in a mapping, in the order of writing.
package struct YAMLEntry: Sendable {
  /// Always a scalar in a tree that `YAMLNode.parse` made.
  package var key: YAMLNode
  package var value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}

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
