import GalleyModel
import Testing

@testable import GalleyContent

@Suite struct PictureHeaderTests {
  private static func file(_ parts: [UInt8]...) -> [UInt8] { parts.flatMap { $0 } }

  private static func text(_ text: String) -> [UInt8] { Array(text.utf8) }

  private static let png = file(
    [0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13], text("IHDR"), [0, 0, 3, 32, 0, 0, 2, 88])
  private static let frame: [UInt8] = [0xFF, 0xC0, 0, 17, 8, 2, 88, 3, 32, 3, 1, 1]
  private static let jpeg = file([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2], frame)
  private static let turned = file(
    [0xFF, 0xD8, 0xFF, 0xE1, 0, 34], text("Exif\0\0MM\0*"), [0, 0, 0, 8, 0, 1],
    [1, 18, 0, 3, 0, 0, 0, 1, 0, 6, 0, 0], [0, 0, 0, 0], frame)
  private static let webP = file(
    text("RIFF0000WEBPVP8X"), [10, 0, 0, 0, 0, 0, 0, 0, 31, 3, 0, 87, 2, 0])
  private static let avif = file(
    text("\0\0\0 ftypavifispe"), [0, 0, 0, 0, 0, 0, 3, 32, 0, 0, 2, 88])
  private static let gif = file(text("GIF89a"), [32, 3, 88, 2])

  @Test(arguments: [png, jpeg, webP, avif, gif])
  func sizesOfFiles(_ bytes: [UInt8]) {
    #expect(PictureHeader.size(of: bytes) == PixelSize(width: 800, height: 600))
    for end in bytes.indices { _ = PictureHeader.size(of: Array(bytes[..<end])) }
  }

  @Test func aCameraMayTurnAPicture() {
    #expect(PictureHeader.size(of: Self.turned) == PixelSize(width: 600, height: 800))
  }

  /// A picture of 600 × 800 with a smaller one and a larger one beside it, none of them shown.
  @Test(
    arguments: [
      (0, PixelSize(width: 600, height: 800)), (1, PixelSize(width: 800, height: 600)),
      (2, PixelSize(width: 600, height: 800)), (3, PixelSize(width: 800, height: 600)),
    ] as [(UInt8, PixelSize)])
  func anAVIFMayTurnAPicture(_ quarters: UInt8, _ size: PixelSize) {
    func box(_ kind: String, _ content: [UInt8]...) -> [UInt8] {
      let content = content.flatMap { $0 }
      return [0, 0, UInt8((content.count + 8) >> 8), UInt8((content.count + 8) & 0xFF)]
        + Self.text(kind) + content
    }
    let version: [UInt8] = [0, 0, 0, 0]
    let properties = box(
      "ipco", box("ispe", version, [0, 0, 0x10, 0, 0, 0, 0x10, 0]),
      box("ispe", version, [0, 0, 2, 88, 0, 0, 3, 32]), box("irot", [quarters]))
    let links = box("ipma", version, [0, 0, 0, 2], [0, 1, 1, 1], [0, 2, 2, 2, 0x83])
    let bytes =
      box("ftyp", Self.text("avif"), version)
      + box("meta", version, box("pitm", version, [0, 2]), box("iprp", properties, links))
    #expect(PictureHeader.size(of: bytes) == size)
    for end in bytes.indices { _ = PictureHeader.size(of: Array(bytes[..<end])) }
  }

  @Test(arguments: [
    ("<?xml version=\"1.0\"?><svg width=\"800\" height='600px'>", true),
    ("<svg viewBox=\"0 0 800 600\" width=\"100%\"></svg>", true),
    ("<svg width=\"21.1667cm\" height=\"158.75mm\">", true),
    ("<svg width=\"8.33333in\" height=\" 450 pt\">", true),
    ("<svg width=50pc height=37.5em>", true),
    ("<svg width=\"8e2\" height=\"600\">", false),
    ("<svg width=\"800\" viewBox=\"0 0 4 3\">", true),
    ("<svg height=\"600\" viewBox=\"0,0,4,3\">", true), ("<svg>", false), ("", false),
    ("<p>", false),
  ])
  func sizesOfDrawings(_ text: String, _ hasSize: Bool) {
    let size = PictureHeader.size(of: Array(text.utf8))
    #expect(size == (hasSize ? PixelSize(width: 800, height: 600) : nil))
  }
}
