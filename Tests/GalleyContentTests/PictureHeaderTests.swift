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

  @Test(arguments: [
    ("<?xml version=\"1.0\"?><svg width=\"800\" height='600px'>", true),
    ("<svg viewBox=\"0 0 800 600\" width=\"100%\"></svg>", true), ("<svg>", false), ("", false),
    ("<p>", false),
  ])
  func sizesOfDrawings(_ text: String, _ hasSize: Bool) {
    let size = PictureHeader.size(of: Array(text.utf8))
    #expect(size == (hasSize ? PixelSize(width: 800, height: 600) : nil))
  }
}
