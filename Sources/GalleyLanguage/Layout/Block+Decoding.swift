import GalleyModel
import GalleyBasics

extension Block {
  /// A block's name, or a mapping of its name to its options.
  init?(_ node: YAMLNode, _ findings: Findings) {
    switch node.content {
    case .scalar(let scalar) where !scalar.isNull:
      self.init(Spanned(scalar.text, node.span), nil, findings)
    case .mapping(let entries) where entries.count == 1:
      guard let name = findings.text(entries[0].key) else { return nil }
      self.init(name, entries[0].value, findings)
    case .mapping(let entries) where entries.count > 1:
      findings.reportTwoNames(entries)
      return nil
    default:
      findings.reportWrongType(node, expected: "a block")
      return nil
    }
  }

  private init?(_ name: Spanned<String>, _ options: YAMLNode?, _ findings: Findings) {
    guard let blockName = BlockName(rawValue: name.value) else {
      findings.reportUnknown(
        .unknownBlock, "no block is named", name, among: BlockName.allCases.map(\.rawValue))
      return nil
    }
    guard
      var keys = Mapping(
        options, of: "a '\(name.value)' block", shorthand: blockName.shorthand,
        at: name.span, findings)
    else { return nil }
    let kind = BlockKind(blockName, &keys)
    let when = keys.read("when") { Condition($0, findings) } ?? Condition()
    let hidden = keys.breakpointNames("hidden")
    let allow = keys.allowances()
    keys.finish()
    guard let kind else { return nil }
    self.init(kind, span: name.span)
    self.when = when
    self.hidden = hidden
    self.allow = allow
  }
}

extension Mapping {
  /// A block's options: none, a mapping, or the one value that stands for the `shorthand` key.
  fileprivate init?(
    _ options: YAMLNode?, of what: String, shorthand: String?, at span: Span, _ findings: Findings
  ) {
    switch (options?.content, shorthand) {
    case (nil, _):
      self.init([], of: what, at: span, findings)
    case (.scalar(let scalar), _) where scalar.isNull:
      self.init([], of: what, at: span, findings)
    case (.mapping(let entries), _):
      self.init(entries, of: what, at: span, findings)
    case (.scalar, let key?):
      guard let options else { return nil }
      let entry = YAMLEntry(
        key: YAMLNode(.scalar(YAMLScalar(key)), span), value: options)
      self.init([entry], of: what, at: span, findings)
    default:
      guard let options else { return nil }
      let expected = shorthand.map { "its \($0), or a mapping of options" }
      findings.reportWrongType(options, expected: expected ?? "a mapping of options")
      return nil
    }
  }
}

extension Findings {
  fileprivate func reportTwoNames(_ entries: [YAMLEntry]) {
    let first = entries[0].key
    let isBlock = entries[1].key.scalar.flatMap { BlockName(rawValue: $0.text) } != nil
    let hint =
      isBlock
      ? "start another list item with '- '"
      : "indent it below '\(first.scalar?.text ?? "")', as one of its options"
    report(
      Diagnostic(
        .wrongType, .error, "a block has one name, found \(entries.count) keys",
        at: Diagnostic.Label(entries[1].key.span, hint),
        also: [Diagnostic.Label(first.span, "the block's name")]))
  }
}
