package import GalleyModel
package import GalleySyntax

extension Layout {
  /// Reads a layout from its file's root node; `extends` is not followed here.
  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, of: "a layout", at: root.start, findings) else { return nil }
    let name = keys.required("layout").flatMap(findings.name)
    self.init(name: name ?? Spanned("", root.start))
    description = keys.text("description")?.value
    extends = keys.text("extends")
    breakpoints =
      keys.read("breakpoints") {
        findings.named($0, of: "breakpoints") {
          Breakpoint(name: $0, $1, findings)
        }
      } ?? []
    grids =
      keys.read("grid") {
        findings.named($0, of: "breakpoints to grids") {
          Grid(name: $0, $1, findings)
        }
      } ?? []
    let own = extends == nil ? keys.required("regions") : keys.node("regions")
    regions =
      own.flatMap {
        findings.named($0, of: "regions to blocks") {
          Region(name: $0, $1, findings)
        }
      } ?? []
    slots =
      keys.read("slots") {
        findings.named($0, of: "slots") {
          Slot(name: $0, $1, findings)
        }
      } ?? []
    theme = keys.read("theme") { ThemeChanges($0, findings) } ?? ThemeChanges()
    policy = keys.read("policy") { PolicyChanges($0, findings) } ?? PolicyChanges()
    allow = keys.allowances()
    keys.finish()
  }
}

extension YAMLNode {
  /// The first line of a node: where what is missing from all of it is reported.
  var start: Span {
    guard case .mapping(let entries) = content, let first = entries.first else { return span }
    return first.key.span
  }
}
