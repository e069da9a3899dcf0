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
