import GalleyModel
import GalleyBasics

extension Region {
  /// A list of blocks, or a mapping with `blocks` and the region's options.
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    self.init(name: name)
    guard case .mapping(let entries) = node.content else {
      guard let items = findings.items(node, of: "blocks") else { return nil }
      blocks = items.compactMap { Block($0, findings) }
      return
    }
    var keys = Mapping(entries, of: "a region", at: name.span, findings)
    blocks =
      keys.required("blocks")
      .flatMap { findings.list($0, of: "blocks") { Block($0, findings) } } ?? []
    landmark = keys.choice("landmark")
    label = keys.text("label")
    hidden = keys.breakpointNames("hidden")
    allow = keys.allowances()
    keys.finish()
  }
}

extension Mapping {
  /// A list of breakpoints' names, or one.
  mutating func breakpointNames(_ key: String) -> [Spanned<String>] {
    let findings = findings
    return read(key) { findings.oneOrMore($0, of: "breakpoints", findings.text) } ?? []
  }

  /// `allow: { rule-id: reason }`.
  mutating func allowances() -> [Allowance] {
    let findings = findings
    return read("allow") { node in
      findings.named(node, of: "rules to the reasons why they are broken") { rule, reason in
        findings.text(reason).map { Allowance(name: rule, reason: $0.value) }
      }
    } ?? []
  }
}
