package import GalleyBasics
import GalleyModel

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
    let inherited = baseEntries.filter { entry in
      !KeyTable.ownKeys.contains { entry.key.isScalar($0) }
    }
    smallestBreakpoint = Self.smallestBreakpoint(inherited + ownEntries) ?? smallestBreakpoint
    return YAMLNode(
      .mapping(merge(ownEntries, over: inherited, [.keys(.layout)], at: [])), own.span)
  }

  /// The base's entries in their order, each with the own one of its key on top, then the rest.
  private mutating func merge(
    _ own: [YAMLEntry], over base: [YAMLEntry], _ shapes: [Shape], at path: [String]
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
      case (nil, true) where !Self.isKnown(key, shapes, at: path):
        // Whoever reads it says what is wrong.
        merged.append(entry)
      case (nil, true):
        findings.reportUnknown(
          .unknownKey, "the layout that is extended has no key", Spanned(key, entry.key.span),
          among: Array(indices.keys).sorted(), severity: .warning)
      case (let index?, false):
        takenAway.remove(path)
        merged[index] = YAMLEntry(
          key: entry.key,
          value: merge(entry.value, over: base[index].value, key, of: shapes, at: path))
      case (nil, false):
        takenAway.remove(path)
        merged.append(YAMLEntry(key: entry.key, value: new(entry.value, key, of: shapes, at: path)))
      }
    }
    return merged.compactMap(\.self)
  }

  private func isInVariant(_ path: [String]) -> Bool { path.count > 1 && path[0] == "variants" }

  /// Whether a key is one that a base might have.
  private static func isKnown(_ key: String, _ shapes: [Shape], at path: [String]) -> Bool {
    guard path.count > 1 || !KeyTable.ownKeys.contains(key) else { return false }
    return shapes.contains { !$0.behind(key).isEmpty }
  }

  /// A value that the base has nothing in the place of: `~` takes nothing away in it. In a variant it may, later.
  private mutating func new(
    _ own: YAMLNode, _ key: String, of shapes: [Shape], at path: [String]
  ) -> YAMLNode {
    guard case .mapping(let entries) = own.content, !isInVariant(path) else { return own }
    let shapes = shapes.flatMap { $0.behind(key) }
    return YAMLNode(.mapping(merge(entries, over: [], shapes, at: path)), own.span)
  }

  /// - Parameter shapes: what the mapping may be whose key this is.
  private mutating func merge(
    _ own: YAMLNode, over base: YAMLNode, _ key: String, of shapes: [Shape], at path: [String]
  ) -> YAMLNode {
    if shapes.contains(where: { $0.key(key)?.isAdding == true }) { return own.adding(base) }
    let shapes = shapes.flatMap { $0.behind(key) }
    switch (own.content, base.content) {
    case (.mapping(let ownEntries), .mapping(let entries)):
      let kept = entries.without(companionsOf: ownEntries, shapes.flatMap { $0.keys ?? [] })
      return YAMLNode(.mapping(merge(ownEntries, over: kept, shapes, at: path)), own.span)
    case (.mapping(let ownEntries), _):
      guard let keys = keys(of: shapes) else { return own }
      let entries = base.expanded(to: keys)
      return YAMLNode(.mapping(merge(ownEntries, over: entries, shapes, at: path)), own.span)
    case (_, .mapping(let entries)):
      guard let keys = Self.shorthand(of: shapes) else { return own }
      let ownEntries = own.expanded(to: keys)
      return YAMLNode(.mapping(merge(ownEntries, over: entries, shapes, at: path)), own.span)
    default: return own
    }
  }

  /// The keys that one value stands for, where a mapping may stand too.
  private static func shorthand(of shapes: [Shape]) -> [String]? {
    for case .keys(let name) in shapes {
      let keys = KeyTable.named(name).shorthand
      if !keys.isEmpty { return keys }
    }
    return nil
  }

  /// The same; one value for all breakpoints holds from the smallest up.
  private func keys(of shapes: [Shape]) -> [String]? {
    if let keys = Self.shorthand(of: shapes) { return keys }
    guard shapes.count > 1 else { return nil }
    for case .names(_, .of(.breakpoint), _, _) in shapes { return [smallestBreakpoint] }
    return nil
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
  /// The entries of the mapping that a value is short for.
  fileprivate func expanded(to keys: [String]) -> [YAMLEntry] {
    keys.map { YAMLEntry(key: YAMLNode(.scalar(YAMLScalar($0)), span), value: self) }
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

extension [YAMLEntry] {
  /// Without what was written for a value that others say anew.
  fileprivate func without(companionsOf others: [YAMLEntry], _ keys: [Key]) -> [YAMLEntry] {
    let lost = keys.filter { key in
      key.companion.map { name in others.contains { $0.key.isScalar(name) } } ?? false
    }
    guard !lost.isEmpty else { return self }
    return filter { entry in !lost.contains { entry.key.isScalar($0.name) } }
  }
}
