import GalleyModel

extension ShareService {
  /// The address by which a reader shares a page through the service, as each documents it.
  ///
  /// - Parameters:
  ///   - url: the page's address, percent-encoded.
  ///   - text: its title, percent-encoded.
  func link(url: String, text: String) -> ShareLink {
    let (name, destination) =
      switch self {
      case .facebook: ("Facebook", "https://www.facebook.com/sharer/sharer.php?u=\(url)")
      case .x: ("X", "https://twitter.com/intent/tweet?url=\(url)&text=\(text)")
      case .whatsapp: ("WhatsApp", "https://wa.me/?text=\(text)%20\(url)")
      case .linkedin: ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url=\(url)")
      case .email: ("Email", "mailto:?subject=\(text)&body=\(url)")
      }
    return ShareLink(service: self, title: name, destination: destination)
  }
}

extension String {
  /// The text with everything but RFC 3986's unreserved characters percent-encoded.
  var percentEncoded: String {
    let hex = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(utf8.count * 2)
    for byte in utf8 {
      switch byte {
      case 48...57, 65...90, 97...122, UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
        UInt8(ascii: "~"):
        bytes.append(byte)
      default:
        bytes += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
