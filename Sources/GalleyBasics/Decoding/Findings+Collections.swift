extension Findings {
  /// The items of a list.
  package func items(_ node: YAMLNode, of what: String) -> [YAMLNode]? {
    if case .sequence(let items) = node.content { return items }
    reportWrongType(node, expected: "a list of \(what)")
    return nil
  }

  /// A list whose items are read one by one; those that cannot be read are left out.
  package func list<Item>(
    _ node: YAMLNode, of what: String, _ reader: (YAMLNode) -> Item?
  ) -> [Item]? {
    items(node, of: what)?.compactMap(reader)
  }

  /// A list, or the one item that stands in its place.
  package func oneOrMore<Item>(
    _ node: YAMLNode, of what: String, _ reader: (YAMLNode) -> Item?
  ) -> [Item]? {
    if case .sequence = node.content { return list(node, of: what, reader) }
    return reader(node).map { [$0] }
  }

  /// A mapping whose keys are names of the writer's own choice.
  package func named<Value>(
    _ node: YAMLNode, of what: String, _ reader: (Spanned<String>, YAMLNode) -> Value?
  ) -> [Value]? {
    guard case .mapping(let entries) = node.content else {
      reportWrongType(node, expected: "a mapping of \(what)")
      return nil
    }
    return entries.compactMap { entry in
      name(entry.key).flatMap { reader($0, entry.value) }
    }
  }
}
