import Galley
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
    let sites = request.values(of: "sec-fetch-site")
    // A browser says it once: of two, somebody else wrote one.
    guard sites.count <= 1 else { return .forbidden }
    guard let site = sites.first else { return nil }
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

/// Finds the file that a request's path means, below one folder and nowhere else.
struct AssetPath: Sendable {
  let workspace: any Workspace
  /// The folder of the assets as a path from where the program runs.
  let folder: String
  /// The same from the project's folder, as pages write it: `assets`.
  let prefix: String

  /// The file, or `nil` for what is not served: anything outside of the folder, links out of it
  /// included; hidden files; what is no plain file; what a page does not show.
  func file(for path: String) -> String? {
    guard let relative = relative(path) else { return nil }
    let file = Path.join(folder, relative)
    guard ContentType.asset(file) != nil, workspace.isInside(file, folder),
      let stamp = workspace.stamp(of: file), stamp.kind == .file, stamp.size <= AssetCopy.sizeLimit
    else { return nil }
    return file
  }

  /// The path below the folder, each part of it a plain name.
  private func relative(_ path: String) -> String? {
    // A slash or backslash that is encoded is no separator to the browser, but one to the system.
    let lowercase = path.lowercased()
    guard !lowercase.contains("%2f"), !lowercase.contains("%5c"),
      let decoded = PercentEncoding.decode(path), decoded.hasPrefix("/")
    else { return nil }
    let parts = decoded.dropFirst().split(separator: "/", omittingEmptySubsequences: false)
    let isPlain = parts.allSatisfy { part in
      !part.isEmpty && !part.hasPrefix(".")
        && part.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F && $0 != "\\" }
    }
    let folders = prefix == "." ? [] : prefix.split(separator: "/")
    guard isPlain, parts.count > folders.count, parts.starts(with: folders) else { return nil }
    return parts.dropFirst(folders.count).joined(separator: "/")
  }
}
