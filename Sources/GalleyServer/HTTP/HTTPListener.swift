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
