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

  package init(_ url: String) {
    var url = url
    self = url.withUTF8 { LinkDestination($0) }
  }

  package init(_ url: ArraySlice<UInt8>) {
    self = url.withUnsafeBufferPointer { LinkDestination($0) }
  }

  package init(_ url: UnsafeBufferPointer<UInt8>) {
    var scheme = Scheme()
    var slashes = 0
    self = .local
    for (position, byte) in url.enumerated() {
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
        guard slashes == 0, !scheme.isEmpty else { return }
        self = scheme.destination(rest: UnsafeBufferPointer(rebasing: url[(position + 1)...]))
        return
      default:
        guard slashes == 0, scheme.append(byte) else { return }
      }
    }
  }
}

/// The letters before a URL's first colon, packed into one number as far as they fit.
private struct Scheme {
  private var letters: UInt64 = 0
  private var count = 0

  var isEmpty: Bool { count == 0 }

  /// - Returns: false where no scheme may hold the byte (RFC 3986, section 3.1).
  mutating func append(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): break
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"),
      UInt8(ascii: "."):
      guard !isEmpty else { return false }
    default: return false
    }
    count += 1
    letters = letters << 8 | UInt64(byte | 0x20)
    return true
  }

  func destination(rest: UnsafeBufferPointer<UInt8>) -> LinkDestination {
    if matches("http") || matches("https") { return Self.hasHost(rest) ? .remote : .unsafe }
    return matches("mailto") || matches("tel") ? .contact : .unsafe
  }

  private func matches(_ scheme: StaticString) -> Bool {
    guard scheme.utf8CodeUnitCount == count else { return false }
    var packed: UInt64 = 0
    for index in 0..<count { packed = packed << 8 | UInt64(scheme.utf8Start[index]) }
    return packed == letters
  }

  /// Whether two slashes and the first letter of a host stand there.
  private static func hasHost(_ rest: UnsafeBufferPointer<UInt8>) -> Bool {
    guard rest.count > 2, rest[0] == UInt8(ascii: "/"), rest[1] == UInt8(ascii: "/") else {
      return false
    }
    switch rest[2] {
    case 0...32, UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#"),
      UInt8(ascii: ":"), UInt8(ascii: "@"):
      return false
    default: return true
    }
  }
}
