/// How much one YAML source may ask for; beyond it, parsing ends with an error that names the limit.
package struct YAMLLimits: Hashable, Sendable {
  /// The size of the source in bytes.
  package var bytes: Int
  /// How many lists and mappings may stand inside each other, aliases expanded.
  package var depth: Int
  /// How many scalars, lists and mappings may be written.
  package var nodes: Int
  /// How many nodes all aliases and merge keys together may expand to.
  package var aliasNodes: Int

  package init(
    bytes: Int = 1_048_576, depth: Int = 64, nodes: Int = 100_000, aliasNodes: Int = 100_000
  ) {
    self.bytes = bytes
    self.depth = depth
    self.nodes = nodes
    self.aliasNodes = aliasNodes
  }

  package static let standard = YAMLLimits()
}
