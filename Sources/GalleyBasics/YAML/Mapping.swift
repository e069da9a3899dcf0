/// The keys that a mapping may have, as far as reading them needs to know.
package struct KeyList: Sendable {
  package struct Entry: Sendable {
    package let name: String
    package let isRequired: Bool
    /// That of whole numbers, or of lengths in px.
    package let range: ClosedRange<Int>?

    package init(_ name: String, isRequired: Bool = false, range: ClosedRange<Int>? = nil) {
      self.name = name
      self.isRequired = isRequired
      self.range = range
    }
  }

  /// What the mapping describes, for messages: "a slot".
  package var what: String
  package let entries: [Entry]
  /// Whether other keys may be there, as in the archives of other systems; one that is nearly a known key is
  /// warned of.
  package let isOpen: Bool

  /// - Parameter entries: at most 64, in the order in which they are told.
  package init(_ what: String, _ entries: [Entry], isOpen: Bool = false) {
    self.what = what
    self.entries = entries
    self.isOpen = isOpen
  }

  package var names: [String] { entries.map(\.name) }

  /// The index of a key: looked for from an index on, where it mostly is, and then from the beginning.
  func index(of key: String, from start: Int = 0) -> Int? {
    var index = start
    while index < entries.count {
      if entries[index].name == key { return index }
      index += 1
    }
    index = 0
    while index < min(start, entries.count) {
      if entries[index].name == key { return index }
      index += 1
    }
    return nil
  }
}

/// Where a word stands that stands where nobody reads it.
package struct KeyHint: Sendable {
  /// The rest of "no key 'x'".
  package let text: String
  /// Whether it tells more than a key of nearly the same name.
  package let isSure: Bool

  package init(_ text: String, isSure: Bool) {
    self.text = text
    self.isSure = isSure
  }
}

/// Reads a mapping key by key. Only keys of its list can be read, and all of them must be.
package struct Mapping {
  package let findings: Findings
  private let list: KeyList
  /// Where a missing key is reported.
  package let span: Span
  private let entries: [YAMLEntry]
  /// Which of the entries has each key of the list; -1 for a key that is not there.
  private let places: [Int]
  /// Whether each entry's key is in the list.
  private let hasKnownKeysOnly: Bool
  /// The keys of the list that were asked for.
  private var asked: UInt64 = 0
  /// The key behind the last one that was asked for: mostly it is the next.
  private var next = 0
  /// Required keys that may be missing all the same.
  private var waived: [String] = []
  /// Words that stand for no key, each with the key that was meant where one is met.
  package var synonyms: [String: String] = [:]
  /// Where a key stands that is none of the list, or how what it means is written.
  package var home: @Sendable (String) -> KeyHint? = { _ in nil }
  /// Keys that are nobody's slip of the pen, however near they are to known ones.
  package var strangers: Set<String> = []

  package init(_ entries: [YAMLEntry], of list: KeyList, at span: Span, _ findings: Findings) {
    self.entries = entries
    var places = Array(repeating: -1, count: list.entries.count)
    var known = 0
    var next = 0
    for place in entries.indices {
      guard case .scalar(let key) = entries[place].key.content,
        let index = list.index(of: key.text, from: next)
      else { continue }
      if places[index] < 0 { places[index] = place }
      known += 1
      next = index + 1
    }
    self.places = places
    hasKnownKeysOnly = known == entries.count
    self.list = list
    self.span = span
    self.findings = findings
  }

  /// Reads a node that must be a mapping; fails, with a finding, where it is not.
  ///
  /// - Parameter expected: what the finding asks for instead of "a mapping that describes" it.
  package init?(
    _ node: YAMLNode, of list: KeyList, expected: String? = nil, at span: Span? = nil,
    _ findings: Findings
  ) {
    guard case .mapping(let entries) = node.content else {
      findings.reportWrongType(node, expected: expected ?? "a mapping that describes \(list.what)")
      return nil
    }
    self.init(entries, of: list, at: span ?? node.span, findings)
  }

  /// Whether a key is in the list.
  package func mayHave(_ key: String) -> Bool { list.index(of: key) != nil }

  /// The node behind a key of the list.
  package mutating func node(_ key: String) -> YAMLNode? {
    guard let index = list.index(of: key, from: next) else {
      assertionFailure("\(list.what) has no key '\(key)'")
      return nil
    }
    next = index + 1
    asked |= 1 << UInt64(index)
    return places[index] < 0 ? nil : entries[places[index]].value
  }

  /// Lets a required key be missing.
  package mutating func waive(_ key: String) { waived.append(key) }

  /// The value behind a key, read by one of the findings' readers.
  package mutating func read<Value>(
    _ key: String, _ reader: (YAMLNode) -> Value?
  ) -> Value? {
    guard let node = node(key) else { return nil }
    return reader(node)
  }

  /// Reports the keys that are not in the list, and those that are missing. Call it after the last key
  /// was read.
  ///
  /// A key that is missing because it is misspelt is one mistake, and reported as an unknown key.
  ///
  /// - Returns: whether all keys were known.
  @discardableResult
  package func finish() -> Bool {
    assert(asked.nonzeroBitCount == list.entries.count, "\(list.what) has keys that nobody reads")
    var isKnown = true
    var missing: [String] = []
    for (place, entry) in zip(places, list.entries)
    where entry.isRequired && place < 0 && !waived.contains(entry.name) {
      missing.append(entry.name)
    }
    if hasKnownKeysOnly, missing.isEmpty { return true }
    for entry in entries {
      guard let key = entry.key.scalar?.text else {
        findings.reportWrongType(entry.key, expected: "a key")
        continue
      }
      guard !mayHave(key), !strangers.contains(key) else { continue }
      isKnown = false
      let word = Spanned(key, entry.key.span)
      let home = home(key)
      let meant =
        home?.isSure == true
        ? nil : synonyms[key] ?? findings.suggestion(for: key, among: list.names)
      let isNeeded = meant.map(missing.contains) ?? false
      missing.removeAll { $0 == meant }
      if !list.isOpen || meant != nil {
        findings.reportUnknown(
          .unknownKey, "\(list.what) has no key", word, among: list.names, meant: meant,
          hint: meant == nil ? home?.text : nil,
          severity: !list.isOpen || isNeeded ? .error : .warning)
      }
    }
    for key in missing {
      findings.report(
        .missingKey, "\(list.what) needs the key '\(key)'", at: span, "'\(key)' is missing")
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

  /// A whole number in the range of the list.
  package mutating func integer(_ key: String) -> Spanned<Int>? {
    guard let node = node(key), let range = range(of: key) else { return nil }
    return findings.integer(node, in: range)
  }

  /// A length in px in the range of the list, which is what can be read on a page.
  package mutating func length(_ key: String) -> Spanned<Int>? {
    guard let pixels = pixels(key), let range = range(of: key) else { return nil }
    if range.contains(pixels.value) { return pixels }
    let fault = pixels.value < range.lowerBound ? "small" : "large"
    findings.report(
      .badLength, "'\(pixels.value)px' is too \(fault) for '\(key)'", at: pixels.span,
      "from \(range.lowerBound)px to \(range.upperBound)px")
    return nil
  }

  private func range(of key: String) -> ClosedRange<Int>? {
    let range = list.entries.first { $0.name == key }?.range
    assert(range != nil, "'\(key)' has no range")
    return range
  }

  package mutating func choice<Choice: RawRepresentable & CaseIterable>(
    _ key: String, _ type: Choice.Type = Choice.self
  ) -> Spanned<Choice>? where Choice.RawValue == String {
    let findings = findings
    return read(key) { findings.choice($0, type) }
  }
}
