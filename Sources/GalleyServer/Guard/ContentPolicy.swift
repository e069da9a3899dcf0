/// What a document may load and run, as a `Content-Security-Policy`.
enum ContentPolicy: Sendable {
  /// Nothing: data, plain text, pictures, which may hold scripts where they are SVG.
  case nothing
  /// The studio: its own script and styles, frames of its own, nothing from elsewhere.
  case studio
  /// A frame that shows a page: no script at all; its styles stand in it, and its pictures may be
  /// anywhere, as on the page that is published.
  case frame

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
    }
  }

  /// Those of a copy of the studio that stands in a file. Its frames are held to them too, and to
  /// their own; they are sandboxed, so the word that allows the studio's scripts allows none there.
  static let copyRules =
    "default-src 'none'; script-src 'nonce-\(copyNonce)'; style-src 'unsafe-inline'; "
    + "img-src data: http: https:; base-uri 'none'; form-action 'none'"
  static let copyNonce = "galley"

  /// Those of a frame that a document itself may state.
  static let frameRules =
    "default-src 'none'; script-src 'none'; style-src 'unsafe-inline'; "
    + "img-src 'self' data: http: https:; base-uri 'none'; form-action 'none'"
}
