import Synchronization

/// Tells everyone who listens the newest message; who is slow misses those before it.
final class Broadcast: Sendable {
  private struct State: Sendable {
    var newest: [UInt8]
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var next = 0

    /// Under the lock, so that nobody is told an older message after a newer one.
    func tell() {
      for listener in listeners.values { listener.yield(newest) }
    }
  }

  private let state: Mutex<State>

  init(first: [UInt8]) {
    state = Mutex(State(newest: first))
  }

  /// The newest message, and those that follow it.
  func listen() -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(1))
    let number = state.withLock { state in
      continuation.yield(state.newest)
      state.next += 1
      state.listeners[state.next] = continuation
      return state.next
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.listeners.removeValue(forKey: number) }
    }
    return stream
  }

  func send(_ message: [UInt8]) {
    state.withLock { state in
      state.newest = message
      state.tell()
    }
  }

  /// Says the newest message again.
  func sendAgain() {
    state.withLock { $0.tell() }
  }

  var listenerCount: Int { state.withLock { $0.listeners.count } }
}

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
