import Synchronization

/// Hands each message to everyone who listens; who is slow misses all but the newest.
final class Broadcast: Sendable {
  private struct State: Sendable {
    var listeners: [Int: AsyncStream<[UInt8]>.Continuation] = [:]
    var next = 0
  }

  private let state = Mutex(State())

  /// The messages from now on, `first` before them.
  func listen(first: [UInt8]) -> AsyncStream<[UInt8]> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: [UInt8].self, bufferingPolicy: .bufferingNewest(1))
    continuation.yield(first)
    let number = state.withLock { state in
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
    for listener in state.withLock({ Array($0.listeners.values) }) { listener.yield(message) }
  }

  var listenerCount: Int { state.withLock { $0.listeners.count } }
}
