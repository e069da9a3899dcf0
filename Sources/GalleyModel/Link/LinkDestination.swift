/// Where a link or an image leads, judged as a browser would.
///
/// A browser drops tabs and line breaks anywhere in a URL and blanks at its start before it looks for
/// the scheme (WHATWG URL Standard, "basic URL parser"), so `java\nscript:` is a script too.
package enum LinkDestination: Hashable, Sendable {
  /// A place of the same site: no scheme and no host.
  case local
  /// Another host: `http`, `https`, or a host without a scheme (`//host/…`).
  case remote
  /// `mailto` or `tel`.
  case contact
  /// Any other scheme, or a web address without a host: no link is made to it.
  case unsafe

  package init(_ url: some Collection<UInt8>) {
    var scheme: [UInt8] = []
    var slashes = 0
    self = .local
    for index in url.indices {
      let byte = url[index]
      switch byte {
      case 9, 10, 13: continue
      case 0...32 where scheme.isEmpty && slashes == 0: continue
      case UInt8(ascii: "/"), UInt8(ascii: "\\"):
        guard scheme.isEmpty else { return }
        slashes += 1
        guard slashes < 2 else {
          self = .remote
          return
        }
      case UInt8(ascii: ":"):
        if slashes == 0, !scheme.isEmpty {
          self = Self.destination(scheme: scheme, rest: url[index...].dropFirst())
        }
        return
      default:
        guard slashes == 0, Self.isSchemeByte(byte, first: scheme.isEmpty) else { return }
        if scheme.count <= Self.longestScheme { scheme.append(byte | 0x20) }
      }
    }
  }

  /// The letters of the longest allowed scheme; of a longer one only that it is longer is kept.
  private static let longestScheme = 6

  private static func isSchemeByte(_ byte: UInt8, first: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      !first
    default: false
    }
  }

  private static func destination(
    scheme: [UInt8], rest: some Collection<UInt8>
  ) -> LinkDestination {
    switch String(decoding: scheme, as: UTF8.self) {
    case "http", "https": hasHost(rest) ? .remote : .unsafe
    case "mailto", "tel": .contact
    default: .unsafe
    }
  }

  /// Whether two slashes and the first letter of a host stand there.
  private static func hasHost(_ rest: some Collection<UInt8>) -> Bool {
    guard rest.starts(with: "//".utf8), let first = rest.dropFirst(2).first else { return false }
    return first > 32 && !"/\\?#:@".utf8.contains(first)
  }
}
