import GalleyBasics
package import GalleyModel

/// Named placement constraints to start from, in a file each in the folder `Presets`.
package struct PlacementPreset: Sendable {
  private let base: Constraints
  /// By the width of the viewports that they hold from, ascending.
  private let changes: [(width: Int, constraints: Constraints)]

  /// The names of all presets with their YAML.
  package static let all: [(name: String, bytes: [UInt8])] = [
    ("amp_auto_ads", PackageResources.amp_auto_ads_yaml),
    ("apple_news", PackageResources.apple_news_yaml),
    ("balanced", PackageResources.balanced_yaml),
    ("better_ads", PackageResources.better_ads_yaml),
    ("every_n_paragraphs", PackageResources.every_n_paragraphs_yaml),
    ("guardian", PackageResources.guardian_yaml),
  ]

  /// The preset of a name; one that is unknown is reported.
  static func named(_ name: Spanned<String>, _ findings: Findings) -> PlacementPreset? {
    let preset = PlacementPreset(named: name.value)
    if preset == nil {
      findings.reportUnknown(
        .unknownPreset, "no placement preset is named", name, among: all.map(\.name))
    }
    return preset
  }

  /// The preset of a name, if there is one.
  package init?(named name: String) {
    guard let preset = Self.read[name] else { return nil }
    self = preset
  }

  /// What a preset says, as it is written.
  static func tree(of name: String) -> YAMLNode? {
    all.first { $0.name == name }.flatMap {
      YAMLNode.parse(SourceFile(path: "preset \(name)", bytes: $0.bytes)).value
    }
  }

  /// Each is read once: most slots of most layouts start from one.
  private static let read = Dictionary(
    uniqueKeysWithValues: all.compactMap { entry in
      let findings = Findings()
      let preset = parse(
        SourceFile(path: "preset \(entry.name)", bytes: entry.bytes), findings)
      assert(findings.diagnostics.isEmpty, "the preset \(entry.name) is broken")
      return preset.map { (entry.name, $0) }
    })

  private init(base: Constraints, changes: [(width: Int, constraints: Constraints)]) {
    self.base = base
    self.changes = changes
  }

  private static func parse(_ file: SourceFile, _ findings: Findings) -> PlacementPreset? {
    let read = YAMLNode.parse(file)
    findings.report(contentsOf: read.diagnostics)
    guard let root = read.value, var keys = Mapping(root, of: KeyTable.preset, findings)
    else { return nil }
    let base = Constraints(&keys)
    let changes = keys.read("at") { node in
      if case .mapping(let entries) = node.content { entries } else { nil }
    }
    keys.finish()
    return PlacementPreset(
      base: base,
      changes: (changes ?? []).compactMap { entry in
        guard let width = findings.pixels(entry.key)?.value,
          let constraints = Constraints(entry.value, findings)
        else { return nil }
        return (width, constraints)
      })
  }

  /// The constraints for viewports from a width on, in CSS px.
  package func constraints(fromWidth width: Int) -> Constraints {
    changes.filter { $0.width <= width }.reduce(base) { $1.constraints.overriding($0) }
  }
}
