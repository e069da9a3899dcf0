/// The head of a request; the preview takes no bodies.
struct HTTPRequest: Sendable {
  /// A header line; its name in lower case.
  struct Field: Hashable, Sendable {
    let name: String
    let value: String
  }

  let method: String
  /// As it was sent, percent-encoded; begins with a slash.
  let path: String
  /// Behind the `?`, percent-encoded; empty where there is none.
  let query: String
  let fields: [Field]
  /// Whether the client speaks HTTP/1.1, whose connections stay open.
  let isPersistent: Bool

  /// The most bytes that a request's head may have.
  static let headLimit = 16 << 10
  /// The most header lines.
  static let fieldLimit = 100

  /// Every value of a header, by its name in lower case.
  func values(of name: String) -> [String] {
    fields.filter { $0.name == name }.map(\.value)
  }

  /// The value of a header that stands once; `nil` where it is missing or stands more than once.
  subscript(name: String) -> String? {
    let values = values(of: name)
    return values.count == 1 ? values[0] : nil
  }

  /// Whether the client wants to send another request on the same connection.
  var keepsAlive: Bool {
    let tokens = values(of: "connection").flatMap { $0.split(separator: ",") }
      .map { $0.trimmed.lowercased() }
    return isPersistent ? !tokens.contains("close") : tokens.contains("keep-alive")
  }

  /// The value behind a name in the query, decoded; `nil` where it is missing or no UTF-8.
  func parameter(_ name: String) -> String? {
    for pair in query.split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard PercentEncoding.decode(parts[0], plusIsSpace: true) == name else { continue }
      return PercentEncoding.decode(parts.count > 1 ? parts[1] : "", plusIsSpace: true)
    }
    return nil
  }
}

extension StringProtocol {
  /// Without blanks and tabs at both ends.
  var trimmed: String {
    let isBlank: (Character) -> Bool = { $0 == " " || $0 == "\t" }
    guard let start = firstIndex(where: { !isBlank($0) }),
      let end = lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(self[start...end])
  }
}
