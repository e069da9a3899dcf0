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

extension YAMLNode {
  /// Reads a YAML document into a tree, the whole or none, with every mistake that can be seen from its syntax.
  ///
  /// - Parameter range: the bytes of the file to read, such as a Markdown file's front matter; the
  ///   whole file where it is nil. Spans always count from the start of the file.
  /// - Returns: nil with diagnostics when the document cannot be read, nil without any when it is empty.
  package static func parse(
    _ file: SourceFile, in range: Range<Int>? = nil, limits: YAMLLimits = .standard
  ) -> Diagnosed<YAMLNode?> {
    let reading = YAMLReading(file, in: range, limits: limits)
    return Diagnosed(reading.isWhole ? reading.root : nil, reading.diagnostics)
  }

  /// A document as far as libyaml reads it.
  struct Composition {
    var root: YAMLNode?
    var diagnostics: [Diagnostic] = []
    /// Whether it was read to its end.
    var isWhole = false
    /// The syntax error that ended the reading, which is not among the diagnostics.
    var error: YAMLSyntaxError?
    /// What was read of the file.
    var range: Range<Int>
    /// The places in the file that are no text. Nothing was read where there are some; without them it can be.
    var misfits: [Range<Int>] = []
  }

  static func compose(
    _ file: SourceFile, in range: Range<Int>?, limits: YAMLLimits
  ) -> Composition {
    let whole = 0..<file.bytes.count
    var range = range?.clamped(to: whole) ?? whole
    func refused(_ diagnostic: Diagnostic) -> Composition {
      Composition(diagnostics: [diagnostic], range: range)
    }
    if let refusal = limits.refusal(of: file, range) { return refused(refusal) }
    if range.lowerBound == 0, file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      range = min(3, range.upperBound)..<range.upperBound
    }
    return file.bytes.withUnsafeBufferPointer { bytes in
      let input = UnsafeBufferPointer(rebasing: bytes[range])
      let check = EncodingCheck(input)
      guard check.problems.isEmpty else {
        let base = range.lowerBound
        let places = check.problems.map(\.range)
        return Composition(
          diagnostics: check.problems.map { $0.diagnostic(file, base: base) }, range: range,
          misfits: check.isReadable
            ? places.map { base + $0.lowerBound..<base + $0.upperBound } : [])
      }
      guard
        let composer = YAMLComposer(
          input, isASCII: check.isASCII, file: file, base: range.lowerBound, limits: limits)
      else {
        return refused(
          Diagnostic(.yamlSyntax, "not enough memory to read this", at: .init(file.span)))
      }
      return composer.compose()
    }
  }
}

extension YAMLLimits {
  fileprivate func refusal(of file: SourceFile, _ range: Range<Int>) -> Diagnostic? {
    guard range.count > bytes else { return nil }
    let start = range.lowerBound
    return Diagnostic(
      .fileTooLarge,
      "this YAML is \(decimal(range.count)) bytes long; at most \(decimal(bytes)) are read",
      at: .init(Span(file, start..<start)))
  }
}

/// How much one YAML source may ask for; beyond it, parsing ends with an error that names the limit.
package struct YAMLLimits: Hashable, Sendable {
  /// The size of the source in bytes.
  package var bytes: Int
  /// How many lists and mappings may stand inside each other, aliases expanded.
  package var depth: Int
  /// How many scalars, lists and mappings may be written.
  package var nodes: Int
  /// How many nodes all aliases and merge keys together may expand to.
  package var aliasNodes: Int
  /// How many bytes of text all aliases and merge keys together may stand for.
  package var aliasBytes: Int

  package init(
    bytes: Int = 1_048_576, depth: Int = 64, nodes: Int = 100_000, aliasNodes: Int = 100_000,
    aliasBytes: Int = 4_194_304
  ) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.aliasNodes = aliasNodes
    self.aliasBytes = aliasBytes
  }

  package static let standard = YAMLLimits()
}
