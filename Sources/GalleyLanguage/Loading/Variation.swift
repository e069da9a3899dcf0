package import GalleyBasics
package import GalleyModel

/// What is changed about every layout that is read, its file left as it is: for one of its variants, or to try
/// something.
package struct Variation: Sendable {
  /// Layouts that have a variant of this name are read as that.
  package var variant: String?
  /// What is changed besides.
  package var settings: [LayoutSetting] = []

  package init(variant: String? = nil, settings: [LayoutSetting] = []) {
    self.variant = variant
    self.settings = settings
  }

  /// All of it as a text.
  package var text: String { ([variant ?? ""] + settings.map(\.text)).joined(separator: "\n") }

  package var isEmpty: Bool { variant == nil && settings.isEmpty }
}

/// A change of one value: `slots.in_article.placement.gap=400px`. What begins with a slot's name means that slot, and
/// what begins with a key of slots, such as `placement.gap=400px`, all slots that say it. `placement.gap*=0.5` takes a
/// part of what each of them says.
package struct LayoutSetting: Sendable {
  /// As it was written.
  package let text: String
  private let path: [String]
  private let change: Change

  private enum Change {
    case value(YAMLNode)
    /// What numbers are multiplied by, and where that is written.
    case factor(Double, Span)
  }

  /// Why a text is no setting.
  package struct Problem: Error {
    package let message: String
  }

  package init(_ text: String) throws(Problem) {
    self.text = text
    let sides = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let isFactor = sides[0].hasSuffix("*")
    path = (isFactor ? sides[0].dropLast() : sides[0])
      .split(separator: ".", omittingEmptySubsequences: false)
      .map { $0.filter { $0 != " " } }
    guard sides.count == 2, path.allSatisfy({ !$0.isEmpty }) else {
      throw Problem(message: "expected KEY=VALUE, such as 'slots.in_article.placement.gap=400px'")
    }
    let file = SourceFile(path: "--set \(text)", text: String(sides[1]))
    if isFactor {
      guard let factor = Double(sides[1].filter { $0 != " " }), factor.isFinite,
        (0...1000).contains(factor)
      else { throw Problem(message: "behind '*=' stands a number from 0 to 1000, such as 0.5") }
      change = .factor(factor, Span(file, 0..<file.bytes.count))
      return
    }
    let read = YAMLNode.parse(file)
    guard let value = read.value, !read.diagnostics.contains(where: { $0.severity == .error })
    else {
      throw Problem(message: read.diagnostics.first?.message ?? "there is no value behind '='")
    }
    change = .value(value)
  }

  /// The keys that lead to the values which the setting means in a layout; none where it has no such place.
  package func paths(in root: YAMLNode) -> [[String]] {
    guard let first = path.first else { return [] }
    if case .factor = change { return written(in: root) }
    if Layout.sections.contains(first) { return hasName(in: root) ? [path] : [] }
    let slots = root["slots"]?.entries ?? []
    if slots.contains(where: { $0.key.isScalar(first) }) { return [["slots"] + path] }
    return slots.compactMap { slot in
      guard let name = slot.key.scalar?.text, slot.value.node(at: path) != nil else { return nil }
      return ["slots", name] + path
    }
  }

  /// Those of what the layout says already.
  private func written(in root: YAMLNode) -> [[String]] {
    let names = (root["slots"]?.entries ?? []).compactMap(\.key.scalar?.text)
    let paths = [path, ["slots"] + path] + names.map { ["slots", $0] + path }
    return paths.filter { root.node(at: $0) != nil }
  }

  /// What the names in the sections of a layout are of.
  private static let named = [
    "breakpoints": "breakpoint", "grid": "breakpoint", "regions": "region", "slots": "slot",
  ]

  /// Whether a layout has what the setting changes a part of; what it says whole may be new.
  private func hasName(in root: YAMLNode) -> Bool {
    guard path.count > 2, Self.named[path[0]] != nil else { return true }
    return names(in: root).contains(path[1])
  }

  private func names(in root: YAMLNode) -> [String] {
    let sections = path[0] == "grid" ? ["grid", "breakpoints"] : [path[0]]
    return sections.flatMap { root[$0]?.entries ?? [] }.compactMap(\.key.scalar?.text)
  }

  /// Why no layout has a place for the setting, where that is a name which none of them has.
  package func problem(in roots: [YAMLNode]) -> String? {
    guard path.count > 2, let what = Self.named[path[0]] else {
      let likely = likelyPath(in: roots).map { "; did you mean '\($0)'?" }
      if case .factor = change {
        return "no layout says '\(excerpt(path.joined(separator: ".")))'\(likely ?? "")"
      }
      if let likely { return "no layout has a place for '\(excerpt(text))'\(likely)" }
      return slotThatMaySay(roots).map {
        "no slot says '\(excerpt(path.joined(separator: ".")))'; name the one that shall: '\($0).\(excerpt(text))'"
      }
    }
    let known = Set(roots.flatMap { names(in: $0) }).sorted()
    let likely = Suggestion.nearest(to: path[1], among: known)
    return "no \(what) is named '\(excerpt(path[1]))'"
      + (likely.map { "; did you mean '\($0)'?" }
        ?? (known.isEmpty ? "" : "; there are: \(known.prefix(12).joined(separator: ", "))"))
  }

  /// A slot that says what stands around the key, but not the key.
  private func slotThatMaySay(_ roots: [YAMLNode]) -> String? {
    guard path.count > 1 else { return nil }
    let slots = roots.flatMap { $0["slots"]?.entries ?? [] }
    return slots.first { $0.value.node(at: path.dropLast()) != nil }?.key.scalar?.text
  }

  /// The path that somebody probably meant: one of slots that ends so, or begins with a slot's name or is written nearly so.
  private func likelyPath(in roots: [YAMLNode]) -> String? {
    let slots = roots.flatMap { $0["slots"]?.entries ?? [] }
    let known = Set(slots.flatMap { $0.value.paths(depth: 4) })
    let own = path.joined(separator: ".")
    let names = slots.compactMap(\.key.scalar?.text)
    let rest = path.dropFirst().joined(separator: ".")
    if let ending = known.filter({ $0.hasSuffix("." + own) }).min() { return ending }
    if names.contains(path[0]), let ending = known.filter({ $0.hasSuffix("." + rest) }).min() {
      return "\(path[0]).\(ending)"
    }
    if let name = Suggestion.nearest(to: path[0], among: Set(names)), !rest.isEmpty {
      return "\(name).\(rest)"
    }
    return known.filter { candidate in
      let keys = candidate.split(separator: ".").map(String.init)
      return keys.count == path.count
        && zip(path, keys).allSatisfy { $0 == $1 || Suggestion.nearest(to: $0, among: [$1]) != nil }
    }.min()
  }

  /// What a layout would say to change that.
  func changes(of root: YAMLNode) -> [YAMLNode] {
    paths(in: root).compactMap { path in
      let value: YAMLNode? =
        switch change {
        case .value(let value): value
        case .factor(let factor, let span): root.node(at: path)?.multiplied(by: factor, at: span)
        }
      guard let value else { return nil }
      return path.reversed().reduce(value) { node, key in
        YAMLNode(
          .mapping([YAMLEntry(key: YAMLNode(.scalar(YAMLScalar(key)), value.span), value: node)]),
          value.span)
      }
    }
  }
}

extension YAMLNode {
  /// The keys that lead to all that stands in it, joined by points.
  fileprivate func paths(depth: Int) -> [String] {
    guard depth > 0, let entries else { return [] }
    return entries.flatMap { entry -> [String] in
      guard let key = entry.key.scalar?.text else { return [] }
      return [key] + entry.value.paths(depth: depth - 1).map { "\(key).\($0)" }
    }
  }

  /// The same with another number in each value that begins with one.
  fileprivate func multiplied(by factor: Double, at span: Span) -> YAMLNode {
    if let entries {
      return YAMLNode(
        .mapping(
          entries.map { YAMLEntry(key: $0.key, value: $0.value.multiplied(by: factor, at: span)) }),
        span)
    }
    if case .sequence(let items) = content {
      return YAMLNode(.sequence(items.map { $0.multiplied(by: factor, at: span) }), span)
    }
    guard let text = scalar?.text else { return self }
    let digits = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let number = Double(digits) else { return self }
    let unit = text.dropFirst(digits.count)
    // What is counted is whole.
    let isWhole = !["px", "screen", "screens", "%"].contains(unit.filter { $0 != " " })
    let scale = isWhole ? 1.0 : 100
    let scaled = (number * factor * scale).rounded() / scale
    let written = Int(exactly: scaled).map(String.init) ?? "\(scaled)"
    return YAMLNode(.scalar(YAMLScalar(written + unit)), span)
  }
}

extension Layout {
  /// What a variant may change.
  static let sections = ["breakpoints", "grid", "regions", "slots", "theme", "policy"]
}

extension YAMLNode {
  /// What the variants of a layout's tree change about it, by their names.
  var variantChanges: [(name: Spanned<String>, changes: YAMLNode)] {
    (self["variants"]?.entries ?? []).prefix(LayoutVariant.limit).compactMap { entry in
      guard let name = entry.key.scalar?.text, let changes = entry.value.entries else { return nil }
      return (
        Spanned(name, entry.key.span),
        YAMLNode(
          .mapping(changes.filter { Layout.sections.contains($0.key.scalar?.text ?? "") }),
          entry.value.span)
      )
    }
  }

  /// The node that keys lead to.
  func node(at path: some Sequence<String>) -> YAMLNode? {
    path.reduce(Optional(self)) { node, key in node?[key] }
  }

  /// A layout's tree with changes laid over it, as if another layout extended it.
  func changed(by changes: YAMLNode, _ overlay: inout Overlay) -> YAMLNode {
    let own = (entries ?? []).filter { $0.key.isScalar("layout") || $0.key.isScalar("extends") }
    return overlay.lay(YAMLNode(.mapping(own + (changes.entries ?? [])), span), over: self)
  }

  /// A layout's tree as a variation has it.
  func varied(by variation: Variation, _ overlay: inout Overlay) -> YAMLNode {
    var root = self
    if let name = variation.variant,
      let variant = root.variantChanges.first(where: { $0.name.value == name })
    {
      root = root.changed(by: variant.changes, &overlay)
    }
    for changes in variation.settings.flatMap({ $0.changes(of: root) }) {
      root = root.changed(by: changes, &overlay)
    }
    return root
  }

  /// Without the variants and what is said of them.
  var withoutVariants: YAMLNode {
    guard let entries else { return self }
    return YAMLNode(
      .mapping(entries.filter { !$0.key.isScalar("variants") && !$0.key.isScalar("locked") }), span)
  }
}

extension LayoutDifference {
  /// All that two layouts' trees say otherwise, whatever the order and the form in which they are written: in the
  /// order of the old one, then what only the new one says.
  package static func all(from old: YAMLNode, to new: YAMLNode) -> [LayoutDifference] {
    var found: [LayoutDifference] = []
    compare(old.withoutVariants, new.withoutVariants, at: [], &found)
    return found.filter { $0.path != "layout" && $0.path != "extends" }
  }

  private static func compare(
    _ old: YAMLNode?, _ new: YAMLNode?, at path: [String], _ found: inout [LayoutDifference]
  ) {
    // What only one of them says is told whole, but for the sections.
    let (before, after) = (old?.entries, new?.entries)
    if before != nil && after != nil || path.count < 2 && (before ?? after) != nil {
      let keys = (before ?? []).compactMap(\.key.scalar?.text)
      let others = (after ?? []).compactMap(\.key.scalar?.text).filter { !keys.contains($0) }
      for key in keys + others { compare(old?[key], new?[key], at: path + [key], &found) }
      return
    }
    let (was, now) = (old?.flow ?? "", new?.flow ?? "")
    guard was != now else { return }
    found.append(LayoutDifference(path: path.joined(separator: "."), old: was, new: now))
  }
}

extension YAMLNode {
  /// As YAML on one line, as people read it: texts are not quoted.
  fileprivate var flow: String {
    switch content {
    case .scalar(let scalar): scalar.text
    case .sequence(let items): "[" + items.map(\.flow).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{ " + entries.map { "\($0.key.flow): \($0.value.flow)" }.joined(separator: ", ") + " }"
    }
  }
}
