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

extension HTTPRequest {
  /// Reads a head without the empty line that ends it.
  ///
  /// It is strict, since lenient readers are what request smuggling lives on: lines end with CR LF, no
  /// line goes on in the next, names are tokens, and values hold no control characters (RFC 9112).
  ///
  /// - Throws: the status to answer with.
  static func parse(_ head: ArraySlice<UInt8>) throws(HTTPStatus) -> HTTPRequest {
    let lines = try lines(of: head)
    guard let first = lines.first else { throw .badRequest }
    guard lines.count <= fieldLimit + 1 else { throw .headTooLarge }
    let start = try startLine(first)
    var fields: [Field] = []
    for line in lines.dropFirst() { fields.append(try field(line)) }
    let request = HTTPRequest(
      method: start.method, path: start.path, query: start.query, fields: fields,
      isPersistent: start.isPersistent)
    try request.refuseBody()
    return request
  }

  private static func lines(
    of head: ArraySlice<UInt8>
  ) throws(HTTPStatus) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = head.startIndex
    for index in head.indices where head[index] == UInt8(ascii: "\n") {
      guard index > start, head[index - 1] == UInt8(ascii: "\r") else { throw .badRequest }
      lines.append(head[start..<index - 1])
      start = index + 1
    }
    lines.append(head[start...])
    return lines
  }

  private static func startLine(
    _ line: ArraySlice<UInt8>
  ) throws(HTTPStatus) -> (method: String, path: String, query: String, isPersistent: Bool) {
    let parts = line.split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
    guard parts.count == 3, !parts[0].isEmpty, parts[0].allSatisfy(\.isTokenByte),
      parts[1].first == UInt8(ascii: "/"), parts[1].allSatisfy({ 0x21...0x7E ~= $0 })
    else { throw .badRequest }
    let version = String(decoding: parts[2], as: UTF8.self)
    guard version == "HTTP/1.1" || version == "HTTP/1.0" else { throw .versionNotSupported }
    let target = parts[1].split(
      separator: UInt8(ascii: "?"), maxSplits: 1, omittingEmptySubsequences: false)
    return (
      String(decoding: parts[0], as: UTF8.self), String(decoding: target[0], as: UTF8.self),
      target.count > 1 ? String(decoding: target[1], as: UTF8.self) : "", version == "HTTP/1.1"
    )
  }

  private static func field(_ line: ArraySlice<UInt8>) throws(HTTPStatus) -> Field {
    guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex,
      line[..<colon].allSatisfy(\.isTokenByte),
      line[(colon + 1)...].allSatisfy({ $0 == 9 || ($0 >= 0x20 && $0 != 0x7F) })
    else { throw .badRequest }
    return Field(
      name: String(decoding: line[..<colon], as: UTF8.self).lowercased(),
      value: String(decoding: line[(colon + 1)...], as: UTF8.self).trimmed)
  }

  /// Nothing of the preview takes a body, so none has to be told from the next request.
  private func refuseBody() throws(HTTPStatus) {
    guard values(of: "transfer-encoding").isEmpty else { throw .badRequest }
    guard values(of: "content-length").allSatisfy({ $0 == "0" }) else { throw .contentTooLarge }
  }
}

extension UInt8 {
  /// Whether a method's or a header's name may hold it (RFC 9110, `tchar`).
  fileprivate var isTokenByte: Bool {
    isASCIILetterOrDigit || "!#$%&'*+-.^_`|~".utf8.contains(self)
  }
}

/// Bytes of a URL that stand as `%` and two hexadecimal digits.
enum PercentEncoding {
  /// The text that is meant; `nil` where a `%` has no digits or the bytes are no UTF-8.
  static func decode(_ text: some StringProtocol, plusIsSpace: Bool = false) -> String? {
    var bytes: [UInt8] = []
    var rest = text.utf8[...]
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "%"):
        guard let high = rest.popFirst().flatMap(digit), let low = rest.popFirst().flatMap(digit)
        else { return nil }
        bytes.append(high << 4 | low)
      case UInt8(ascii: "+") where plusIsSpace: bytes.append(UInt8(ascii: " "))
      default: bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self)
  }

  /// The text with every byte encoded but letters, digits, `-`, `.`, `_`, `~` and what is kept.
  static func encode(_ text: String, keeping kept: String = "") -> String {
    let digits = Array("0123456789ABCDEF".utf8)
    var bytes: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte.isASCIILetterOrDigit || "-._~".utf8.contains(byte)
      if isPlain || kept.utf8.contains(byte) {
        bytes.append(byte)
      } else {
        bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}

extension UInt8 {
  var isASCIILetterOrDigit: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
