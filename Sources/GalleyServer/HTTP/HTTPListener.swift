import FlyingSocks
import Galley
import GalleyBasics
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A socket that clients connect to.
struct HTTPListener: Sendable {
  /// The most connections at a time; one more is turned away with status 503.
  static let connectionLimit = 500

  let port: UInt16
  private let socket: Socket
  private let pool: any AsyncSocketPool
  private let open = ConnectionCount()

  /// Takes the port, or the next free one of twenty; 0 is any that is free.
  ///
  /// - Parameter host: an IPv4 address.
  init(host: String, port: UInt16, pool: any AsyncSocketPool) throws(GalleyError) {
    guard (try? sockaddr_in.inet(ip4: host, port: port)) != nil else {
      throw GalleyError("'\(host)' is no IPv4 address, such as 0.0.0.0")
    }
    self.pool = pool
    var problem = ""
    let last = port == 0 ? 0 : min(UInt32(port) + 19, 65535)
    for candidate in UInt32(port)...last {
      do {
        (socket, self.port) = try Self.listen(host: host, port: UInt16(candidate))
        return
      } catch {
        problem = Self.words(for: error)
      }
    }
    throw GalleyError("cannot listen on \(host):\(port): \(problem)")
  }

  private static func listen(host: String, port: UInt16) throws -> (Socket, port: UInt16) {
    let socket = try Socket(domain: Int32(sockaddr_in.family))
    do {
      // After a restart the port may be taken again at once.
      try socket.setValue(true, for: .localAddressReuse)
      #if canImport(Darwin)
        try socket.setValue(true, for: .noSIGPIPE)
      #endif
      try socket.bind(to: sockaddr_in.inet(ip4: host, port: port))
      try socket.listen()
      guard case .ip4(_, let bound) = try socket.sockname() else {
        throw SocketError.unsupportedAddress
      }
      return (socket, bound)
    } catch {
      try? socket.close()
      throw error
    }
  }

  /// Serves clients until the task is cancelled.
  func run(
    limits: HTTPConnection.Limits = HTTPConnection.Limits(),
    answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
  ) async throws {
    let listening = try AsyncSocket(socket: socket, pool: pool)
    await withDiscardingTaskGroup { group in
      while !Task.isCancelled {
        do {
          let client = try await listening.accept()
          let connection = HTTPConnection(
            socket: client, limits: limits,
            answer: open.increment() <= Self.connectionLimit ? answer : Self.turnAway)
          group.addTask {
            await connection.run()
            open.decrement()
          }
        } catch {
          // A client that went away again, or no socket left: both pass.
          try? await Task.sleep(for: .milliseconds(20))
        }
      }
      group.cancelAll()
    }
    try? socket.close()
  }

  private static func words(for error: any Error) -> String {
    if case SocketError.failed(_, let code, _) = error { return "\(FileProblem(code: code))" }
    return "\(error)"
  }

  private static let turnAway: @Sendable (HTTPRequest) async -> HTTPResponse = { _ in
    HTTPResponse(.unavailable)
  }
}

/// How many connections are open.
private final class ConnectionCount: Sendable {
  private let count = Atomic<Int>(0)

  func increment() -> Int { count.wrappingAdd(1, ordering: .relaxed).newValue }
  func decrement() { count.wrappingSubtract(1, ordering: .relaxed) }
}

/// One client's connection: requests one after the other, each answered before the next is read.
///
/// Every wait has an end, so a client that is slow or silent costs a socket for a while and no more.
struct HTTPConnection: Sendable {
  /// How long a client may take for each thing.
  struct Limits: Sendable {
    /// To send a request's head, from when the connection is free for it.
    var head = Duration.seconds(15)
    /// To take an answer, or one event.
    var answer = Duration.seconds(30)
    /// To stop sending what nobody will read, behind a request that was refused.
    var linger = Duration.seconds(2)
  }

  let socket: AsyncSocket
  let limits: Limits
  let answer: @Sendable (HTTPRequest) async -> HTTPResponse

  /// Serves the client until it goes, is too slow, or breaks the protocol.
  func run() async {
    var received: [UInt8] = []
    // Whatever ends it, the client is gone or about to be: there is nobody to tell.
    while (try? await exchange(&received)) == true {}
    try? socket.close()
  }

  /// Reads a request and answers it; returns whether the connection goes on.
  private func exchange(_ received: inout [UInt8]) async throws -> Bool {
    let request: HTTPRequest
    do {
      guard let head = try await head(&received) else { return false }
      request = try HTTPRequest.parse(head)
    } catch let status as HTTPStatus {
      try await send(HTTPResponse(status), keepsAlive: false, withBody: true)
      await linger()
      return false
    }
    let isHead = request.method == "HEAD"
    let response =
      isHead || request.method == "GET"
      ? await answer(request) : HTTPResponse(.methodNotAllowed)
    let keepsAlive = request.keepsAlive && !response.closes
    try await send(response, keepsAlive: keepsAlive, withBody: !isHead)
    return keepsAlive
  }

  /// The bytes up to the empty line, without it; `nil` where the client ends before it began.
  private func head(_ received: inout [UInt8]) async throws -> ArraySlice<UInt8>? {
    let start = received
    let deadline = limits.head
    let socket = socket
    let read: (head: ArraySlice<UInt8>, rest: [UInt8])?
    do {
      read = try await withDeadline(deadline) {
        var reader = HeadReader(start)
        while reader.head == nil {
          guard reader.count <= HTTPRequest.headLimit else { throw HTTPStatus.headTooLarge }
          reader.append(try await socket.read(atMost: 4096))
        }
        return reader.head
      }
    } catch is DeadlineExceeded {
      if start.isEmpty { return nil }
      throw HTTPStatus.requestTimeout
    }
    guard let read else { return nil }
    guard read.head.count <= HTTPRequest.headLimit else { throw HTTPStatus.headTooLarge }
    received = read.rest
    return read.head
  }

  /// Takes what the client is still sending before the connection is closed: a system that has bytes left
  /// which nobody read resets it, and the client loses the answer.
  private func linger() async {
    shutdown(socket.socket.file.rawValue, Int32(SHUT_WR))
    let socket = socket
    _ = try? await withDeadline(limits.linger) {
      while true { _ = try await socket.read(atMost: 16 << 10) }
    }
  }

  private func send(
    _ response: HTTPResponse, keepsAlive: Bool, withBody: Bool
  ) async throws {
    let head = response.head(keepsAlive: keepsAlive)
    switch response.body {
    case .bytes(let bytes):
      try await write(withBody ? head + bytes : head)
    case .events(let events):
      try await write(head)
      if withBody { try await send(events) }
      throw CancellationError()
    }
  }

  /// Sends events until there are no more, or the client is gone.
  private func send(_ events: AsyncStream<[UInt8]>) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      defer { group.cancelAll() }
      group.addTask { for await event in events { try await write(event) } }
      group.addTask { while true { _ = try await socket.read(atMost: 1024) } }
      try await group.next()
    }
  }

  private func write(_ bytes: [UInt8]) async throws {
    try await withDeadline(limits.answer) { try await socket.write(Data(bytes)) }
  }
}

/// Gathers bytes until a request's head is whole.
struct HeadReader: Sendable {
  private var bytes: [UInt8]
  /// How many bytes were looked through for the end.
  private var searched = 0
  /// The head without the empty line that ends it, and what came behind it; `nil` until it is whole.
  private(set) var head: (head: ArraySlice<UInt8>, rest: [UInt8])?

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    search()
  }

  var count: Int { bytes.count }

  mutating func append(_ more: [UInt8]) {
    bytes += more
    search()
  }

  private mutating func search() {
    let end: [UInt8] = Array("\r\n\r\n".utf8)
    while searched + end.count <= bytes.count {
      if bytes[searched..<searched + end.count].elementsEqual(end) {
        head = (bytes[..<searched], Array(bytes[(searched + end.count)...]))
        return
      }
      searched += 1
    }
  }
}

/// Something took longer than it may.
private struct DeadlineExceeded: Error {}

/// Runs a task, and cancels it where it is not done in time.
private func withDeadline<Value: Sendable>(
  _ duration: Duration, _ body: @escaping @Sendable () async throws -> Value
) async throws -> Value {
  try await withThrowingTaskGroup(of: Value?.self) { group in
    defer { group.cancelAll() }
    group.addTask { try await body() }
    group.addTask {
      try await Task.sleep(for: duration)
      return nil
    }
    guard let value = try await group.next() ?? nil else { throw DeadlineExceeded() }
    return value
  }
}
