import GalleyModel
import GalleyBasics

extension PolicyChanges {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a policy", findings) else { return nil }
    self.init()
    profiles = keys.read("profile") {
      findings.oneOrMore($0, of: "profiles") { findings.choice($0, PolicyProfile.self)?.value }
    }
    rules =
      keys.read("rules") {
        findings.named($0, of: "rules to severities") { RuleSetting(name: $0, $1, findings) }
      } ?? []
    labels =
      keys.read("labels") { findings.oneOrMore($0, of: "labels", findings.text) }?
      .map(\.value) ?? []
    keys.finish()
  }
}

extension PolicyChanges.RuleSetting {
  /// `off`, `info`, `warning` or `error`.
  fileprivate init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    if node.scalar?.text == "off" {
      self.init(name: name, severity: nil)
      return
    }
    guard let severity = findings.choice(node, Severity.self) else { return nil }
    self.init(name: name, severity: severity.value)
  }
}
