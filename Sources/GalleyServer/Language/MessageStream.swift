import GalleyBasics

/// Cuts a stream of bytes into the messages of JSON-RPC, each behind a header with its length, as the
/// Language Server Protocol has it (LSP 3.17, "Base Protocol").
struct MessageStream {
  /// What a header may be at most, and what a message, in bytes.
  private static let headerLimit = 4096
  private static let messageLimit = 64 << 20

  /// The stream cannot be cut any more: nothing says where the next message begins.
  struct Broken: Error, CustomStringConvertible {
    let description: String
  }

  private var bytes: [UInt8] = []
  private var start = 0

  mutating func append(_ more: some Sequence<UInt8>) {
    if start > 0 {
      bytes.removeFirst(start)
      start = 0
    }
    bytes.append(contentsOf: more)
  }

  /// The next message that is there as a whole.
  mutating func next() throws(Broken) -> [UInt8]? {
    let rest = bytes[start...]
    guard let (headerEnd, length) = try Self.header(of: rest) else { return nil }
    guard bytes.count - headerEnd >= length else { return nil }
    start = headerEnd + length
    return Array(bytes[headerEnd..<start])
  }

  /// Where the header ends, and how long the message behind it is.
  private static func header(
    of bytes: ArraySlice<UInt8>
  ) throws(Broken) -> (end: Int, length: Int)? {
    var length: Int?
    var line = bytes.startIndex
    while let end = bytes[line...].firstIndex(of: UInt8(ascii: "\n")) {
      var text = bytes[line..<end]
      if text.last == UInt8(ascii: "\r") { text.removeLast() }
      line = end + 1
      guard line - bytes.startIndex <= headerLimit else { break }
      if text.isEmpty {
        // An empty line without a header before it is no header's end.
        guard let length else { continue }
        return (line, length)
      }
      guard let colon = text.firstIndex(of: UInt8(ascii: ":")),
        text[..<colon].elementsEqual("content-length".utf8, by: { $0 | 0x20 == $1 })
      else { continue }
      let value = String(decoding: text[(colon + 1)...], as: UTF8.self)
      guard let number = Int(value.filter { $0 != " " }), (0...messageLimit).contains(number)
      else { throw Broken(description: "'\(excerpt(value))' is no length of a message") }
      length = number
    }
    guard bytes.count <= headerLimit || length != nil else {
      throw Broken(description: "no header with 'Content-Length' is where a message should begin")
    }
    return nil
  }

  /// A message with its header.
  static func framed(_ message: JSONValue) -> [UInt8] {
    var json = JSONWriter()
    json.value(message)
    return Array("Content-Length: \(json.bytes.count)\r\n\r\n".utf8) + json.bytes
  }
}

/// A message from the client.
struct ClientMessage {
  /// `nil` for a notification, to which nothing is answered.
  let id: JSONValue?
  /// `nil` for the answer to a request of the server's.
  let method: String?
  let params: JSONValue

  /// Whether there is to be an answer.
  var isRequest: Bool { id != nil && method != nil }

  /// - Returns: `nil` for what is no message.
  init?(_ value: JSONValue) {
    guard case .object = value else { return nil }
    switch value["id"] {
    case nil, .null: id = nil
    case .some(.string), .some(.number): id = value["id"]
    default: return nil
    }
    method = value["method"]?.string
    guard method != nil || value["method"] == nil else { return nil }
    guard method != nil || value["result"] != nil || value["error"] != nil else { return nil }
    params = value["params"] ?? .null
  }

  static func answer(_ id: JSONValue, _ result: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "id": id, "result": result]
  }

  static func refusal(_ id: JSONValue?, _ failure: Failure) -> JSONValue {
    [
      "jsonrpc": "2.0", "id": id ?? .null,
      "error": ["code": JSONValue(failure.code.rawValue), "message": .string(failure.message)],
    ]
  }

  static func notification(_ method: String, _ params: JSONValue) -> JSONValue {
    ["jsonrpc": "2.0", "method": .string(method), "params": params]
  }

  /// Why a request is not answered.
  struct Failure: Error {
    /// The numbers of JSON-RPC 2.0 and of LSP 3.17.
    enum Code: Int {
      case parseError = -32700
      case invalidRequest = -32600
      case methodNotFound = -32601
      case invalidParams = -32602
      case serverNotInitialized = -32002
      case requestFailed = -32803
      case requestCancelled = -32800
    }

    let code: Code
    let message: String

    init(_ code: Code, _ message: String) {
      self.code = code
      self.message = message
    }
  }
}
