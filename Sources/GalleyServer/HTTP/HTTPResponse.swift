/// What a request is answered with.
struct HTTPResponse: Sendable {
  enum Body: Sendable {
    case bytes([UInt8])
    /// Goes on until either side ends it; each element is one or more whole events.
    case events(AsyncStream<[UInt8]>)
  }

  var status: HTTPStatus
  var contentType: String
  var policy: ContentPolicy
  var body: Body
  /// Whether the connection is closed behind it.
  var closes = false

  init(
    _ status: HTTPStatus = .ok, _ contentType: String, policy: ContentPolicy = .nothing,
    _ body: Body
  ) {
    self.status = status
    self.contentType = contentType
    self.policy = policy
    self.body = body
  }

  /// A status with its phrase as text; the connection is closed behind it where the next request
  /// cannot be told from what is left of this one.
  init(_ status: HTTPStatus) {
    self.init(status, ContentType.text, .bytes(Array("\(status.rawValue) \(status.phrase)\n".utf8)))
    closes = status != .notFound && status != .methodNotAllowed && status != .forbidden
  }

  /// The status line and the header lines with the empty line behind them.
  ///
  /// Nothing in it comes from a request or from a file.
  func head(keepsAlive: Bool) -> [UInt8] {
    var lines = [
      "HTTP/1.1 \(status.rawValue) \(status.phrase)",
      "Content-Type: \(contentType)",
      "Content-Security-Policy: \(policy.value)",
      "Cache-Control: no-store",
      "Cross-Origin-Opener-Policy: same-origin",
      "Cross-Origin-Resource-Policy: same-origin",
      "Referrer-Policy: no-referrer",
      "X-Content-Type-Options: nosniff",
      "Connection: \(keepsAlive ? "keep-alive" : "close")",
    ]
    if status == .methodNotAllowed { lines.append("Allow: GET, HEAD") }
    if case .bytes(let bytes) = body { lines.append("Content-Length: \(bytes.count)") }
    return Array((lines.joined(separator: "\r\n") + "\r\n\r\n").utf8)
  }
}

/// The types of what the preview serves.
enum ContentType {
  static let html = "text/html; charset=utf-8"
  static let css = "text/css; charset=utf-8"
  static let script = "text/javascript; charset=utf-8"
  static let json = "application/json"
  static let text = "text/plain; charset=utf-8"
  static let events = "text/event-stream"
  static let svg = "image/svg+xml"

  /// The type of an asset by its file's name; `nil` for what a page does not show.
  static func asset(_ name: String) -> String? {
    guard let dot = name.utf8.lastIndex(of: UInt8(ascii: ".")) else { return nil }
    return switch name[name.index(after: dot)...].lowercased() {
    case "svg": svg
    case "png": "image/png"
    case "jpg", "jpeg": "image/jpeg"
    case "gif": "image/gif"
    case "webp": "image/webp"
    case "avif": "image/avif"
    case "ico": "image/x-icon"
    default: nil
    }
  }
}
