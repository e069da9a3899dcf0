import GalleyGeometry
import GalleyModel
import GalleyBasics

/// What a box is called in measurements.
struct BoxName {
  /// `region`, `block`, `slot`, or the kind of element: `paragraph`, `list_item`, …
  let kind: String
  /// The region's, the block's or the slot element's own name.
  let name: String?

  init(_ role: PageBox.Role, _ page: Page) {
    switch role {
    case .region(let index):
      kind = "region"
      name = page.layout.regions[page.regions[index].region].name.value
    case .block(_, let block):
      kind = "block"
      name = block.rawValue
    case .slot(let slot):
      kind = "slot"
      name = page.layout.id(of: slot)
    case .element(let element):
      kind = Self.snakeCase("\(element)")
      name = nil
    case .piece:
      kind = "piece"
      name = nil
    case .picture:
      kind = "picture"
      name = nil
    case .marker:
      kind = "marker"
      name = nil
    }
  }

  private static func snakeCase(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 {
      let isUppercase = UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
      if isUppercase { bytes.append(UInt8(ascii: "_")) }
      bytes.append(isUppercase ? byte | 0x20 : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
