import GalleyBasics

/// What the variables of a script hold, as far as it is literal.
struct ScriptConstants {
  /// By the variables' paths: `sizes`, `ads.top`.
  private var values: [String: YAMLNode] = [:]

  /// How deep lists may stand in each other in a variable, and how many nodes it may hold.
  private static let deepest = 16
  private static let largest = 10_000

  /// What is known of a variable, or of a member of one.
  subscript(_ path: [String]) -> YAMLNode? {
    guard !path.isEmpty else { return nil }
    if let node = values[path.joined(separator: ".")] { return node }
    guard path.count > 1, let owner = self[path.dropLast()], let name = path.last else {
      return nil
    }
    if case .sequence(let items) = owner.content, let index = Int(name) {
      return items.indices.contains(index) ? items[index] : nil
    }
    return owner[name]
  }

  /// Keeps what a variable holds, if it is of a moderate size.
  mutating func keep(_ node: YAMLNode, as name: String) {
    var budget = Self.largest
    values[name] = Self.isModest(node, depth: 0, &budget) ? node : nil
  }

  mutating func forget(_ name: String) { values[name] = nil }

  private static func isModest(_ node: YAMLNode, depth: Int, _ budget: inout Int) -> Bool {
    budget -= 1
    guard depth < deepest, budget > 0 else { return false }
    switch node.content {
    case .scalar: return true
    case .sequence(let items):
      return items.allSatisfy { isModest($0, depth: depth + 1, &budget) }
    case .mapping(let entries):
      return entries.allSatisfy { isModest($0.value, depth: depth + 1, &budget) }
    }
  }
}
