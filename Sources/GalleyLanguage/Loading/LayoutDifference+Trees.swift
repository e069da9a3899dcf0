package import GalleyBasics
package import GalleyModel

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
