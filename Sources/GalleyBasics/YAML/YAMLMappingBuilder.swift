/// Gathers a mapping's entries: refuses repeated keys and expands merge keys (`<<`).
struct YAMLMappingBuilder {
  private var entries: [YAMLEntry] = []
  /// The values of `<<` keys and before which entry each stands.
  private var merges: [(index: Int, key: YAMLNode, value: YAMLNode)] = []
  /// Where each key stands in `entries`, once there are too many to look through.
  private var positions: [String: Int] = [:]
  /// The place of the value that was added last.
  private(set) var lastSpan: Span?

  private static let fewEntries = 12

  mutating func add(_ key: YAMLNode, _ value: YAMLNode, _ diagnostics: inout [Diagnostic]) {
    lastSpan = value.span.range.upperBound > key.span.range.upperBound ? value.span : key.span
    guard let scalar = key.scalar else {
      diagnostics.append(Self.refusal(ofKey: key))
      return
    }
    if scalar.text.isEmpty, scalar.style == .plain {
      diagnostics.append(Self.refusal(ofMissingKey: key))
      return
    }
    let isMerge = scalar.text == "<<" && scalar.style == .plain
    if let first = isMerge ? merges.first?.key : self.key(scalar.text) {
      diagnostics.append(Self.refusal(ofDuplicate: key, scalar.text, first))
    } else if isMerge {
      merges.append((entries.count, key, value))
    } else {
      append(YAMLEntry(key: key, value: value), scalar.text)
    }
  }

  /// All entries; those merged in stand where the `<<` stood, unless written explicitly.
  mutating func finish(_ diagnostics: inout [Diagnostic]) -> [YAMLEntry] {
    guard let merge = merges.first else { return entries }
    let written = entries
    var merged: [YAMLEntry] = []
    for entry in Self.mergedEntries(merge.value, &diagnostics) {
      guard let text = entry.key.scalar?.text, key(text) == nil else { continue }
      append(entry, text)
      merged.append(entry)
    }
    return Array(written[..<merge.index]) + merged + written[merge.index...]
  }

  private mutating func append(_ entry: YAMLEntry, _ text: String) {
    entries.append(entry)
    if entries.count == Self.fewEntries {
      for (index, entry) in entries.enumerated() {
        if let text = entry.key.scalar?.text { positions[text] = index }
      }
    } else if entries.count > Self.fewEntries {
      positions[text] = entries.count - 1
    }
  }

  private func key(_ text: String) -> YAMLNode? {
    if entries.count >= Self.fewEntries { return positions[text].map { entries[$0].key } }
    return entries.first { $0.key.isScalar(text) }?.key
  }

  private static func mergedEntries(
    _ value: YAMLNode, _ diagnostics: inout [Diagnostic]
  ) -> [YAMLEntry] {
    switch value.content {
    case .mapping(let entries): return entries
    case .sequence(let items):
      return items.flatMap { item -> [YAMLEntry] in
        if case .mapping(let entries) = item.content { return entries }
        diagnostics.append(refusal(ofMerge: item))
        return []
      }
    case .scalar:
      diagnostics.append(refusal(ofMerge: value))
      return []
    }
  }

  private static func refusal(ofDuplicate key: YAMLNode, _ text: String, _ first: YAMLNode)
    -> Diagnostic
  {
    Diagnostic(
      .duplicateKey, "the key '\(excerpt(text))' is written twice in one mapping",
      at: .init(key.span, "written again here"), also: [.init(first.span, "first written here")])
  }

  private static func refusal(ofKey key: YAMLNode) -> Diagnostic {
    Diagnostic(
      .invalidKey, "a key must be text, but this is \(key.kindName)", at: .init(key.span))
  }

  private static func refusal(ofMissingKey key: YAMLNode) -> Diagnostic {
    Diagnostic(.invalidKey, "there is no key before this ':'", at: .init(key.span, "write a key"))
  }

  private static func refusal(ofMerge value: YAMLNode) -> Diagnostic {
    Diagnostic(
      .invalidMerge, "'<<' merges a mapping or a list of mappings, but this is \(value.kindName)",
      at: .init(value.span))
  }
}
