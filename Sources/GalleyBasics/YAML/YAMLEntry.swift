/// A key and its value in a mapping, in the order of writing.
package struct YAMLEntry: Sendable {
  /// Always a scalar in a tree that `YAMLNode.parse` made.
  package var key: YAMLNode
  package var value: YAMLNode

  package init(key: YAMLNode, value: YAMLNode) {
    self.key = key
    self.value = value
  }
}
