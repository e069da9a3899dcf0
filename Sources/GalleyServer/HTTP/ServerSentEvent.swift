/// An event as `EventSource` reads it.
struct ServerSentEvent: Sendable {
  var name: String?
  var data: String
  /// How long the browser waits before it connects again, in milliseconds.
  var retry: Int?

  /// The event's bytes; line breaks in the data begin a new line of it.
  var bytes: [UInt8] {
    var text = ""
    if let retry { text += "retry: \(retry)\n" }
    if let name { text += "event: \(name)\n" }
    for line in data.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      text += "data: \(line)\n"
    }
    return Array((text + "\n").utf8)
  }
}
