/// Reads a mapping key by key; the keys that were asked for are the keys that are legal.
package struct Mapping {
  /// What is done about keys that nobody asked for.
  package enum UnknownKeys {
    /// Each is an error.
    case refuse
    /// They may be there, as in the archives of other systems; one that is nearly a known key is
    /// warned of.
    case tolerate
  }

  package let findings: Findings
  /// What the mapping describes, for messages: "a slot".
  package let what: String
  /// Where a missing key is reported.
  package let span: Span
  private let entries: [YAMLEntry]
  /// The keys of the entries, which are looked through for each key that is asked for.
  private let keys: [String]
  private var asked: [String] = []
  private var missing: [String] = []
  /// Words that stand for no key, each with the key that was meant where one is met.
  package var synonyms: [String: String] = [:]
  /// Keys that are nobody's slip of the pen, however near they are to known ones.
  package var strangers: Set<String> = []

  package init(_ entries: [YAMLEntry], of what: String, at span: Span, _ findings: Findings) {
    self.entries = entries
    keys = entries.map { $0.key.scalar?.text ?? "" }
    asked.reserveCapacity(32)
    self.what = what
    self.span = span
    self.findings = findings
  }

  /// Reads a node that must be a mapping; fails, with a finding, where it is not.
  ///
  /// - Parameter expected: what the finding asks for instead of "a mapping that describes" it.
  package init?(
    _ node: YAMLNode, of what: String, expected: String? = nil, at span: Span? = nil,
    _ findings: Findings
  ) {
    guard case .mapping(let entries) = node.content else {
      findings.reportWrongType(node, expected: expected ?? "a mapping that describes \(what)")
      return nil
    }
    self.init(entries, of: what, at: span ?? node.span, findings)
  }

  /// The node behind a key.
  package mutating func node(_ key: String) -> YAMLNode? {
    asked.append(key)
    return keys.firstIndex(of: key).map { entries[$0].value }
  }

  /// The node behind a key that must be there; `finish` reports those that are not.
  package mutating func required(_ key: String) -> YAMLNode? {
    if let node = node(key) { return node }
    missing.append(key)
    return nil
  }

  /// The value behind a key, read by one of the findings' readers.
  package mutating func read<Value>(
    _ key: String, _ reader: (YAMLNode) -> Value?
  ) -> Value? {
    node(key).flatMap(reader)
  }

  /// Reports the keys that nobody asked for, and those that are missing. Call it after the last key
  /// was read.
  ///
  /// A key that is missing because it is misspelt is one mistake, and reported as an unknown key.
  ///
  /// - Returns: whether all keys were known.
  @discardableResult
  package func finish(_ unknown: UnknownKeys = .refuse) -> Bool {
    var isKnown = true
    var missing = missing
    for entry in entries {
      guard let key = entry.key.scalar?.text else {
        findings.reportWrongType(entry.key, expected: "a key")
        continue
      }
      guard !asked.contains(key), !strangers.contains(key) else { continue }
      isKnown = false
      let word = Spanned(key, entry.key.span)
      let meant = synonyms[key] ?? findings.suggestion(for: key, among: asked)
      let isNeeded = meant.map(missing.contains) ?? false
      missing.removeAll { $0 == meant }
      if unknown == .refuse || meant != nil {
        findings.reportUnknown(
          .unknownKey, "\(what) has no key", word, among: asked, meant: meant,
          severity: unknown == .refuse || isNeeded ? .error : .warning)
      }
    }
    for key in missing {
      findings.report(
        .missingKey, "\(what) needs the key '\(key)'", at: span, "'\(key)' is missing")
    }
    return isKnown
  }
}

extension Mapping {
  package mutating func text(_ key: String) -> Spanned<String>? {
    let findings = findings
    return read(key, findings.text)
  }

  package mutating func flag(_ key: String) -> Bool? {
    let findings = findings
    return read(key, findings.flag)?.value
  }

  package mutating func pixels(_ key: String) -> Spanned<Int>? {
    let findings = findings
    return read(key, findings.pixels)
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Spanned<Choice>? where Choice.RawValue == String {
    let findings = findings
    return read(key) { findings.choice($0, type) }
  }
}
