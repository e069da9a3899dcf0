import GalleyBasics

/// What a value is given to: a name, or names for its members or items.
indirect enum ScriptPattern {
  struct Member {
    let key: String
    let pattern: ScriptPattern
    /// What stands for a member that is not there.
    let usual: YAMLNode?
  }

  case name(String)
  case members([Member])
  case items([ScriptPattern?])

  /// The names, each with its part of a value; `nil` where that is not known.
  func parts(of value: YAMLNode?) -> [(name: String, value: YAMLNode?)] {
    switch self {
    case .name(let name): return [(name, value)]
    case .members(let members):
      return members.flatMap { member in
        member.pattern.parts(of: value.map { $0[member.key] ?? member.usual } ?? nil)
      }
    case .items(let patterns):
      let items: [YAMLNode] =
        if case .sequence(let items)? = value?.content { items } else { [] }
      return patterns.enumerated().flatMap { index, pattern in
        pattern?.parts(of: index < items.count ? items[index] : nil) ?? []
      }
    }
  }
}

/// A function of a script, its body without its braces.
struct ScriptFunction {
  let parameters: [ScriptPattern]
  let body: Range<Int>
  /// The place behind it.
  let end: Int
}

extension LiteralReader {
  /// What a declaration or a parameter gives its value to.
  mutating func pattern(depth: Int = 0) -> ScriptPattern? {
    guard depth < 8 else { return nil }
    if take("{") { return members(depth: depth) }
    if take("[") { return items(depth: depth) }
    skipSpace()
    let name = word()
    return name.isEmpty ? nil : .name(name)
  }

  private mutating func members(depth: Int) -> ScriptPattern? {
    var members: [ScriptPattern.Member] = []
    while !take("}") {
      _ = take("...")
      skipSpace()
      let key = quoted() ?? word()
      guard !key.isEmpty,
        let pattern = take(":") ? pattern(depth: depth + 1) : ScriptPattern.name(key)
      else { return nil }
      let usual = take("=") ? value() : nil
      members.append(ScriptPattern.Member(key: key, pattern: pattern, usual: usual))
      if !take(",") {
        guard take("}") else { return nil }
        break
      }
    }
    return .members(members)
  }

  private mutating func items(depth: Int) -> ScriptPattern? {
    var items: [ScriptPattern?] = []
    while !take("]") {
      if take(",") {
        items.append(nil)
        continue
      }
      guard let pattern = pattern(depth: depth + 1) else { return nil }
      items.append(pattern)
      if !take(",") {
        guard take("]") else { return nil }
        break
      }
    }
    return .items(items)
  }

  /// The parameters of a function whose parenthesis is passed, without their types and usual values.
  mutating func parameters() -> [ScriptPattern]? {
    var parameters: [ScriptPattern] = []
    while !take(")") {
      _ = take("...")
      guard let pattern = pattern() else { return nil }
      parameters.append(pattern)
      _ = take("?")
      if take(":") { skipParameterType() }
      if take("="), value() == nil { return nil }
      if !take(",") { return take(")") ? parameters : nil }
    }
    return parameters
  }

  private mutating func skipParameterType() {
    var open = 0
    while let byte {
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "("): open += 1
      case UInt8(ascii: ">"), UInt8(ascii: "]"), UInt8(ascii: "}"): open -= 1
      case UInt8(ascii: ")") where open > 0: open -= 1
      case UInt8(ascii: ")") where open <= 0, UInt8(ascii: ",") where open <= 0,
        UInt8(ascii: "=") where open <= 0:
        return
      default: break
      }
      advance()
    }
  }
}
