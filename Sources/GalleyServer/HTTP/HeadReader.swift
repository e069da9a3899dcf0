/// Gathers bytes until a request's head is whole.
struct HeadReader: Sendable {
  private var bytes: [UInt8]
  /// How many bytes were looked through for the end.
  private var searched = 0
  /// The head without the empty line that ends it, and what came behind it; `nil` until it is whole.
  private(set) var head: (head: ArraySlice<UInt8>, rest: [UInt8])?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    search()
  }

  var count: Int { bytes.count }

  mutating func append(_ more: [UInt8]) {
    bytes += more
    search()
  }

  private mutating func search() {
    let end: [UInt8] = Array("\r\n\r\n".utf8)
    while searched + end.count <= bytes.count {
      if bytes[searched..<searched + end.count].elementsEqual(end) {
        head = (bytes[..<searched], Array(bytes[(searched + end.count)...]))
        return
      }
      searched += 1
    }
  }
}
