/// Bytes that an `HTMLWriter` has made, and that therefore may be written again as they are.
struct TrustedMarkup: Sendable {
  let bytes: [UInt8]

  init(_ write: (inout HTMLWriter) -> Void) {
    var html = HTMLWriter()
    write(&html)
    bytes = html.bytes
  }
}
