import GalleyGeometry
import GalleyModel
import GalleySyntax

/// What a box is called in measurements.
struct BoxName {
  /// `region`, `block`, `slot`, or the kind of element: `paragraph`, `list_item`, …
  let kind: String
  /// The region's, the block's or the slot element's own name.
  let name: String?

  init(_ role: PlacedBox.Role, _ page: Page) {
    switch role {
    case .region(let index):
      kind = "region"
      name = page.layout.regions[page.regions[index].region].name.value
    case .block(_, let block):
      kind = "block"
      name = block.rawValue
    case .slot(let slot):
      kind = "slot"
      name = slot.id
    case .element(let element):
      kind = Self.snakeCase("\(element)")
      name = nil
    case .piece:
      kind = "piece"
      name = nil
    case .picture:
      kind = "picture"
      name = nil
    }
  }

  private static func snakeCase(_ name: String) -> String {
    name.reduce(into: "") { $0 += $1.isUppercase ? "_\($1.lowercased())" : "\($1)" }
  }
}
