import Testing

@testable import GalleyGeometry

@Suite struct StringBytesTests {
  @Test(arguments: 0...40)
  func aChangedByteIsSeenWhereverItStands(_ count: Int) {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: count)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.isSame(as: String(decoding: bytes, as: UTF8.self)))
    #expect(!text.isSame(as: text + "a"))
    for index in bytes.indices {
      var changed = bytes
      changed[index] = UInt8(ascii: "b")
      #expect(!text.isSame(as: String(decoding: changed, as: UTF8.self)))
    }
  }
}
