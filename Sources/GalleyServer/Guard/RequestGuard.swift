import GalleyBasics

/// Tells the requests of the studio's own pages from those that another site makes in its name.
///
/// A browser lets any site send requests to this machine. Two things give such a request away: the
/// `Host` of one that came through a name which an attacker made point here (DNS rebinding), and the
/// `Origin` and `Sec-Fetch-*` headers of one that another page made.
struct RequestGuard: Sendable {
  let port: UInt16
  /// Whether other machines are served too, which know the server by any of its addresses.
  let servesOthers: Bool

  /// The status to refuse a request with; `nil` for one that may be answered.
  func refusal(of request: HTTPRequest) -> HTTPStatus? {
    guard let host = request["host"], isOwn(host.lowercased()) else { return .misdirected }
    let origins = request.values(of: "origin")
    guard origins.allSatisfy({ $0.lowercased() == "http://\(host.lowercased())" }) else {
      return .forbidden
    }
    guard let site = request["sec-fetch-site"] else { return nil }
    if site == "same-origin" || site == "none" { return nil }
    // A link on another page may lead to the studio; nothing else of another page may.
    let isLink = request["sec-fetch-mode"] == "navigate" && request["sec-fetch-dest"] == "document"
    return isLink && request.path == "/" ? nil : .forbidden
  }

  /// Whether a `Host` can only mean this server. A name that a stranger can register cannot.
  private func isOwn(_ authority: String) -> Bool {
    guard let name = Self.name(of: authority, port: port) else { return false }
    if name == "localhost" || name == "127.0.0.1" || name == "[::1]" { return true }
    // An address is not looked up, so it cannot be made to point elsewhere.
    return servesOthers && Self.isAddress(name)
  }

  /// The host of `host:port`, where the port is the server's own.
  private static func name(of authority: String, port: UInt16) -> String? {
    if port == 80, !authority.hasSuffix(":80") { return authority }
    let ending = ":\(port)"
    guard authority.hasSuffix(ending) else { return nil }
    return String(authority.dropLast(ending.utf8.count))
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy {
        $0.isASCII && ($0.isHexDigit || $0 == ":" || $0 == ".")
      }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil && $0.allSatisfy(\.isNumber) }
  }
}
