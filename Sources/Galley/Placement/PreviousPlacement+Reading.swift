import GalleyModel
import GalleyPlacement
import GalleySyntax

extension PreviousPlacement {
  /// Reads what `galley why --format json` wrote, which as all JSON is YAML.
  init(
    reading path: String, of layout: ResolvedLayout, in workspace: any Workspace
  ) throws(GalleyError) {
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: 1 << 20)
    } catch {
      throw GalleyError("cannot read '\(path)': \(error)")
    }
    guard let root = YAMLNode.parse(SourceFile(path: path, bytes: bytes)).value,
      case .sequence(let screens) = root.content
    else { throw GalleyError("'\(path)' is not what 'galley why --format json' writes") }
    self.init(
      anchors: layout.breakpoints.map { breakpoint in
        let screen = screens.first { $0["breakpoint"]?.scalar?.text == breakpoint.name.value }
        guard case .sequence(let ads) = screen?["ads"]?.content else { return [] }
        return ads.compactMap { $0["anchor"]?.scalar.flatMap { Anchor($0.text) } }
      })
  }
}

extension YAMLNode {
  /// The value of a mapping's key.
  fileprivate subscript(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key.scalar?.text == key }?.value
  }
}
