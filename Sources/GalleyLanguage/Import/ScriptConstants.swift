import GalleyBasics

/// What the variables of a script hold, as far as it is literal.
struct ScriptConstants {
  /// By the variables' paths: `sizes`, `ads.top`.
  private var values: [String: YAMLNode] = [:]
  /// The members of a variable that are set one by one, by its path.
  private var members: [String: Set<String>] = [:]

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
    guard Self.isModest(node, depth: 0, &budget) else { return forget(name) }
    forgetMembers(of: name)
    values[name] = node
    if let dot = name.lastIndex(of: ".") {
      members[String(name[..<dot]), default: []].insert(name)
    }
  }

  /// Forgets what a variable holds. Of one whose member is forgotten the others are not known to be the same.
  mutating func forget(_ name: String) {
    forgetMembers(of: name)
    values[name] = nil
    var owner = name[...]
    while let dot = owner.lastIndex(of: ".") {
      owner = owner[..<dot]
      values[String(owner)] = nil
    }
  }

  private mutating func forgetMembers(of name: String) {
    var left = [name]
    while let owner = left.popLast() {
      for member in members.removeValue(forKey: owner) ?? [] {
        values[member] = nil
        left.append(member)
      }
    }
  }

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
