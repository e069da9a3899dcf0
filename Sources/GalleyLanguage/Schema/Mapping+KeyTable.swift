import GalleyBasics
import GalleyModel

extension Mapping {
  /// Reads a node that must be a mapping with the keys of a table; fails, with a finding, where it is not.
  init?(
    _ node: YAMLNode, _ table: KeyTable.Name, expected: String? = nil, at span: Span? = nil,
    _ findings: Findings
  ) {
    self.init(node, of: KeyTable.named(table).list, expected: expected, at: span, findings)
    if KeyHomes.tables.contains(table) { home = KeyHomes.hint }
  }

  init(
    _ entries: [YAMLEntry], _ table: KeyTable.Name, at span: Span, _ findings: Findings
  ) {
    self.init(entries, of: KeyTable.named(table).list, at: span, findings)
    if KeyHomes.tables.contains(table) { home = KeyHomes.hint }
  }
}
