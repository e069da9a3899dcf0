package import GalleyBasics

/// Lays a layout's tree over that of the layout which it extends.
///
/// A mapping changes only the keys that it has, `~` takes a key away, and anything else takes the place
/// of what was there, as in JSON Merge Patch (https://www.rfc-editor.org/rfc/rfc7396). Where one value is
/// short for a mapping, such as a list for a region's `blocks`, it is taken as that mapping.
struct Overlay {
  /// What `~` took away, by the paths of the keys: `slots.rail`.
  private(set) var takenAway: Set<[String]> = []
  private let findings: Findings
  /// From which one list of sizes holds.
  private var smallestBreakpoint = "mobile"

  init(_ findings: Findings) { self.findings = findings }

  /// One that goes on from another, with findings of its own.
  init(_ findings: Findings, continuing other: Overlay) {
    self.findings = findings
    takenAway = other.takenAway
    smallestBreakpoint = other.smallestBreakpoint
  }

  /// - Parameter base: the tree of the layout that is extended, all that it extends merged in.
  mutating func lay(_ own: YAMLNode, over base: YAMLNode) -> YAMLNode {
    guard case .mapping(let ownEntries) = own.content, case .mapping(let baseEntries) = base.content
    else { return own }
    // What a layout is called, and what it extends, is its own.
    let inherited = baseEntries.filter { !$0.key.isScalar("layout") && !$0.key.isScalar("extends") }
    smallestBreakpoint = Self.smallestBreakpoint(inherited + ownEntries) ?? smallestBreakpoint
    return YAMLNode(.mapping(merge(ownEntries, over: inherited, at: [])), own.span)
  }

  /// The base's entries in their order, each with the own one of its key on top, then the rest.
  private mutating func merge(
    _ own: [YAMLEntry], over base: [YAMLEntry], at path: [String]
  ) -> [YAMLEntry] {
    var merged = base.map(Optional.some)
    let indices = base.map { $0.key.scalar?.text ?? "" }.firstIndices
    for entry in own {
      let key = entry.key.scalar?.text ?? ""
      let path = path + [key]
      switch (indices[key], entry.value.isNull) {
      case (let index?, true):
        merged[index] = nil
        takenAway.insert(path)
      case (nil, true):
        findings.reportUnknown(
          .unknownKey, "the layout that is extended has no key", Spanned(key, entry.key.span),
          among: Array(indices.keys).sorted(), severity: .warning)
      case (let index?, false):
        takenAway.remove(path)
        merged[index] = YAMLEntry(
          key: entry.key, value: merge(entry.value, over: base[index].value, at: path))
      case (nil, false):
        takenAway.remove(path)
        merged.append(entry)
      }
    }
    return merged.compactMap(\.self)
  }

  private mutating func merge(
    _ own: YAMLNode, over base: YAMLNode, at path: [String]
  ) -> YAMLNode {
    if path == ["policy", "labels"] { return own.adding(base) }
    switch (own.content, base.content) {
    case (.mapping(let ownEntries), .mapping(var entries)):
      let drawsAreas = ownEntries.contains { $0.key.isScalar("areas") }
      if path.count == 2, path[0] == "grid", drawsAreas {
        // Columns belong to the areas that they were written for.
        entries.removeAll { $0.key.isScalar("columns") }
      }
      return YAMLNode(.mapping(merge(ownEntries, over: entries, at: path)), own.span)
    case (.mapping, _):
      // One list of sizes holds from the smallest breakpoint up.
      let isSizes = path.count == 3 && path[0] == "slots" && path[2] == "sizes"
      guard let keys = isSizes ? [smallestBreakpoint] : Self.keys(at: path) else { return own }
      return merge(own, over: base.expanded(to: keys), at: path)
    case (_, .mapping):
      guard let keys = Self.keys(at: path) else { return own }
      return merge(own.expanded(to: keys), over: base, at: path)
    default: return own
    }
  }

  /// The keys that one value stands for, where a mapping may stand too.
  private static func keys(at path: [String]) -> [String]? {
    switch (path.first, path.count) {
    case ("breakpoints", 2): ["from"]
    case ("regions", 2): ["blocks"]
    case ("slots", 5...) where path[path.count - 2] == "clear_of": ["after", "before"]
    default: nil
    }
  }

  /// - Parameter entries: those of layouts, of which later ones change what earlier ones say.
  private static func smallestBreakpoint(_ entries: [YAMLEntry]) -> String? {
    var starts: [String: Int] = [:]
    for section in entries where section.key.isScalar("breakpoints") {
      for breakpoint in section.value.entries ?? [] {
        let from = breakpoint.value["from"] ?? breakpoint.value
        guard let name = breakpoint.key.scalar?.text, let text = from.scalar?.text else { continue }
        starts[name] = Int(text.dropping(suffix: "px") ?? text)
      }
    }
    return starts.min { ($0.value, $0.key) < ($1.value, $1.key) }?.key
  }
}

extension YAMLNode {
  /// The entries of a mapping.
  var entries: [YAMLEntry]? {
    if case .mapping(let entries) = content { entries } else { nil }
  }

  /// A mapping without the keys that have nothing behind them.
  var withoutNulls: YAMLNode {
    guard let entries else { return self }
    let kept = entries.filter { !$0.value.isNull }
    return YAMLNode(
      .mapping(kept.map { YAMLEntry(key: $0.key, value: $0.value.withoutNulls) }), span)
  }

  /// The value behind a key of a mapping.
  package subscript(key: String) -> YAMLNode? {
    entries?.first { $0.key.isScalar(key) }?.value
  }
}

extension YAMLNode {
  /// The mapping that a value is short for.
  fileprivate func expanded(to keys: [String]) -> YAMLNode {
    YAMLNode(
      .mapping(
        keys.map { YAMLEntry(key: YAMLNode(.scalar(YAMLScalar($0)), span), value: self) }), span)
  }

  /// A list of texts with those of another before its own, each once.
  fileprivate func adding(_ base: YAMLNode) -> YAMLNode {
    let texts = Set(base.itemsOrSelf.compactMap(\.scalar?.text))
    let added = itemsOrSelf.filter { $0.scalar.map { !texts.contains($0.text) } ?? true }
    return YAMLNode(.sequence(base.itemsOrSelf + added), span)
  }

  private var itemsOrSelf: [YAMLNode] {
    if case .sequence(let items) = content { items } else { [self] }
  }
}
