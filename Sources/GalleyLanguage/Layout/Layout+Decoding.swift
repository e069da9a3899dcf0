package import GalleyModel
package import GalleyBasics

extension Layout {
  /// Reads a layout from its file's root node, with that of the layout which it extends below it.
  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, of: "a layout", at: root.start, findings) else { return nil }
    let name = keys.required("layout").flatMap(findings.name)
    self.init(name: name ?? Spanned("", root.start))
    description = keys.text("description")?.value
    extends = keys.text("extends")
    breakpoints = read(keys.node("breakpoints"), of: "breakpoints", findings, Breakpoint.init)
    grids = read(keys.node("grid"), of: "breakpoints to grids", findings, Grid.init)
    let own = extends == nil ? keys.required("regions") : keys.node("regions")
    regions = read(own, of: "regions to blocks", findings, Region.init)
    if let own, own.entries?.isEmpty == true {
      findings.report(
        .missingKey, "the layout has no region, so there is nothing to show", at: own.span,
        "a page needs at least one")
    }
    slots = read(keys.node("slots"), of: "slots", findings, Slot.init)
    theme = keys.read("theme") { ThemeChanges($0, findings) } ?? ThemeChanges()
    policy = keys.read("policy") { PolicyChanges($0, findings) } ?? PolicyChanges()
    allow = keys.allowances()
    if !keys.finish() { hasAllNames = false }
  }

  /// Reads a section of named entries; one that is lost takes its name with it.
  private mutating func read<Entry>(
    _ section: YAMLNode?, of what: String, _ findings: Findings,
    _ reader: (Spanned<String>, YAMLNode, Findings) -> Entry?
  ) -> [Entry] {
    guard let section else { return [] }
    let entries = findings.named(section, of: what) { reader($0, $1, findings) }
    if entries?.count != section.entries?.count { hasAllNames = false }
    return entries ?? []
  }
}
