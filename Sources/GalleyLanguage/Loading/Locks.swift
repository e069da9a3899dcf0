import GalleyBasics
import GalleyModel

extension Layout {
  /// Reports what is locked and is not there, and the variants that change what is locked.
  ///
  /// - Parameter root: the layout's tree with all that it extends.
  func reportLocked(_ root: YAMLNode, _ findings: Findings) {
    let known = locked.filter { $0.isKey(in: root, findings) }.outermost
    guard !known.isEmpty else { return }
    let base = root.withoutVariants
    for (name, changes) in root.variantChanges {
      var overlay = Overlay(Findings())
      let changed = root.changed(by: changes, &overlay).withoutVariants
      for lock in known {
        let keys = lock.value.split(separator: ".").map(String.init)
        guard !base.isSame(as: changed, at: keys) else { continue }
        findings.report(
          Diagnostic(
            .badValue, .error,
            "the variant '\(name.value)' changes '\(excerpt(lock.value))', which is locked",
            at: Diagnostic.Label(changes.nearest(to: keys).span, "changed here"),
            also: [Diagnostic.Label(lock.span, "locked here")]))
      }
    }
  }
}

extension [Spanned<String>] {
  /// The keys without those that stand below another of them.
  fileprivate var outermost: [Spanned<String>] {
    var paths: Set<String> = []
    return sorted { $0.value.utf8.count < $1.value.utf8.count }.filter { key in
      var path = ""
      for part in key.value.split(separator: ".") {
        path += path.isEmpty ? part : ".\(part)"
        if paths.contains(path) { return false }
      }
      return paths.insert(path).inserted
    }
  }
}

extension Spanned<String> {
  /// Whether the path of a key leads to a place that a layout has; where it does not, that is reported.
  fileprivate func isKey(in root: YAMLNode, _ findings: Findings) -> Bool {
    let keys = value.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    var shapes = Shape.keys(.layout).alternatives
    var path = ""
    for key in keys {
      let known = path.isEmpty ? Layout.sections : shapes.flatMap { $0.names(in: root) }
      let next = shapes.flatMap { $0.behind(key) }
      guard known.contains(key) || known.isEmpty && !next.isEmpty else {
        let what =
          path.isEmpty
          ? "there is no key to lock named" : "'\(excerpt(path))' has no key to lock named"
        findings.reportUnknown(.unknownKey, what, Spanned(key, span), among: known)
        return false
      }
      shapes = next
      path += path.isEmpty ? key : ".\(key)"
    }
    return true
  }
}

extension Shape {
  /// What may stand there as a key; none where any name may.
  fileprivate func names(in root: YAMLNode) -> [String] {
    switch self {
    case .names(_, let names, let pattern, _):
      switch names {
      case .free: pattern.alternatives
      case .of(let naming), .defining(let naming): naming.names(in: root)
      }
    default: keys?.map(\.name) ?? []
    }
  }
}

extension String {
  /// The words of a pattern such as `^(heading|image)$`; none of any other.
  fileprivate var alternatives: [String] {
    guard hasPrefix("^("), hasSuffix(")$") else { return [] }
    let words = dropFirst(2).dropLast(2).split(separator: "|").map(String.init)
    return words.allSatisfy { $0.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x5F } }
      ? words : []
  }
}

extension Naming {
  /// The names of its kind in a layout's tree; none where nobody knows them.
  fileprivate func names(in root: YAMLNode) -> [String] {
    let section: String
    switch self {
    case .breakpoint: section = "breakpoints"
    case .region: section = "regions"
    case .slot: section = "slots"
    case .rule: return RuleID.allCases.map(\.rawValue)
    default: return []
    }
    return (root[section]?.entries ?? []).compactMap(\.key.scalar?.text)
  }
}

extension YAMLNode {
  /// Whether another layout's tree says the same at a path, with the presets of placements below what they say.
  fileprivate func isSame(as other: YAMLNode, at keys: [String]) -> Bool {
    guard LayoutDifference.all(from: wrapped(keys), to: other.wrapped(keys)).isEmpty else {
      return false
    }
    guard keys.count > 3, keys[0] == "slots", keys[2] == "placement" else { return true }
    let (own, others) = (placements(of: keys[1]), other.placements(of: keys[1]))
    if own.isEmpty != others.isEmpty { return false }
    let isOfOne = keys.count > 5 && keys[3] == "at"
    let rest = isOfOne ? keys[5...] : keys[3...]
    return Set(own.keys).union(others.keys).allSatisfy { breakpoint in
      if isOfOne, breakpoint != keys[4] { return true }
      guard let a = own[breakpoint], let b = others[breakpoint] else { return true }
      return LayoutDifference.all(from: a.wrapped(rest), to: b.wrapped(rest)).isEmpty
    }
  }

  /// What stands at a path, in a mapping that can be compared.
  private func wrapped(_ keys: some Sequence<String>) -> YAMLNode {
    guard let node = reached(by: keys) else { return YAMLNode(.mapping([]), span) }
    return YAMLNode(
      .mapping([YAMLEntry(key: YAMLNode(.scalar(YAMLScalar("value")), span), value: node)]), span)
  }

  /// The node at a path, or on the way to it one that takes the place of all below.
  private func reached(by keys: some Sequence<String>) -> YAMLNode? {
    var node = self
    for key in keys {
      guard node.entries != nil else { return node }
      guard let next = node[key] else { return nil }
      node = next
    }
    return node
  }

  /// The node at a path, or the last one on the way to it.
  fileprivate func nearest(to keys: [String]) -> YAMLNode {
    var node = self
    for key in keys {
      guard let next = node[key] else { return node["preset"] ?? node }
      node = next
    }
    return node
  }

  /// What holds for a slot's placement at each breakpoint, by its name: its preset, what it says itself, and what it
  /// says from a breakpoint up, each over the one before.
  private func placements(of slot: String) -> [String: YAMLNode] {
    guard let said = self["slots"]?[slot] else { return [:] }
    let placement = said["placement"]
    let own = (placement?.entries ?? []).filter {
      !$0.key.isScalar("at") && !$0.key.isScalar("preset")
    }
    let preset = placement == nil ? "balanced" : placement?["preset"]?.scalar?.text
    let tree = preset.flatMap { PlacementPreset.tree(of: $0) }
    let breakpoints = (self["breakpoints"]?.entries ?? []).compactMap { entry -> (String, Int)? in
      let from = entry.value["from"] ?? entry.value
      guard let name = entry.key.scalar?.text, let text = from.scalar?.text else { return nil }
      return (name, Int(text.dropping(suffix: "px") ?? text) ?? 0)
    }.sorted { $0.1 < $1.1 }
    var changes: [YAMLEntry] = []
    var all: [String: YAMLNode] = [:]
    for (name, width) in breakpoints.isEmpty ? [("", 0)] : breakpoints {
      let fromWidth = (tree?["at"]?.entries ?? []).filter { entry in
        entry.key.scalar.flatMap { Int($0.text.dropping(suffix: "px") ?? $0.text) ?? 0 } ?? 0
          <= width
      }.flatMap { $0.value.entries ?? [] }
      changes += placement?["at"]?[name]?.entries ?? []
      let layers = (tree?.entries ?? []) + fromWidth + own + changes
      all[name] = YAMLNode(.mapping(layers.reduce(into: []) { $0.lay($1) }), span)
    }
    return all
  }
}

extension [YAMLEntry] {
  /// Puts an entry in the place of that of the same key; of mappings, key by key.
  fileprivate mutating func lay(_ entry: YAMLEntry) {
    guard let key = entry.key.scalar?.text, let index = firstIndex(where: { $0.key.isScalar(key) })
    else { return append(entry) }
    guard key != "gap", let own = entry.value.entries else {
      self[index] = entry
      return
    }
    // One distance from a kind of block is short for both.
    let whole = self[index].value
    var merged =
      whole.entries
      ?? ["after", "before"].map {
        YAMLEntry(key: YAMLNode(.scalar(YAMLScalar($0)), whole.span), value: whole)
      }
    own.forEach { merged.lay($0) }
    self[index].value = YAMLNode(.mapping(merged), entry.value.span)
  }
}
