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
    let text = status == .noContent ? "" : "\(status.rawValue) \(status.phrase)\n"
    self.init(status, ContentType.text, .bytes(Array(text.utf8)))
    closes = ![.noContent, .notFound, .methodNotAllowed, .forbidden].contains(status)
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
    if case .bytes(let bytes) = body, status != .noContent {
      lines.append("Content-Length: \(bytes.count)")
    }
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

/// The status codes that the preview answers with.
enum HTTPStatus: Int, Error, Sendable {
  case ok = 200
  case noContent = 204
  case badRequest = 400
  case forbidden = 403
  case notFound = 404
  case methodNotAllowed = 405
  case requestTimeout = 408
  case contentTooLarge = 413
  case misdirected = 421
  case headTooLarge = 431
  case unavailable = 503
  case versionNotSupported = 505

  var phrase: String {
    switch self {
    case .ok: "OK"
    case .noContent: "No Content"
    case .badRequest: "Bad Request"
    case .forbidden: "Forbidden"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request Timeout"
    case .contentTooLarge: "Content Too Large"
    case .misdirected: "Misdirected Request"
    case .headTooLarge: "Request Header Fields Too Large"
    case .unavailable: "Service Unavailable"
    case .versionNotSupported: "HTTP Version Not Supported"
    }
  }
}

/// What a document may load and run, as a `Content-Security-Policy`.
enum ContentPolicy: Sendable {
  /// Nothing: data, plain text, pictures, which may hold scripts where they are SVG.
  case nothing
  /// The studio: its own script and styles, frames of its own, nothing from elsewhere.
  case studio
  /// A frame that shows a page: no script at all; its styles stand in it, and its pictures may be
  /// anywhere, as on the page that is published.
  case frame
  /// The report on all articles: its own script and styles, which stand in it, and nothing from anywhere.
  case report

  var value: String {
    switch self {
    case .nothing:
      "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
    case .studio:
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
        + "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; "
        + "frame-ancestors 'none'"
    case .frame:
      Self.frameRules + "; frame-ancestors 'self'"
    case .report:
      "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'; "
        + "sandbox allow-scripts; base-uri 'none'; form-action 'none'; frame-ancestors 'self'"
    }
  }

  /// Those of a copy of the studio that stands in a file. Its frames are held to them too, and to
  /// their own; they are sandboxed, so the word that allows the studio's scripts allows none there.
  static let copyRules =
    "default-src 'none'; script-src 'nonce-\(copyNonce)'; style-src 'unsafe-inline'; "
    + "img-src data: http: https:; font-src data:; base-uri 'none'; form-action 'none'"
  static let copyNonce = "galley"

  /// Those of a frame that a document itself may state.
  static let frameRules =
    "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; "
    + "img-src 'self' data: http: https:; font-src 'self' data:; base-uri 'none'; form-action 'none'"
}
