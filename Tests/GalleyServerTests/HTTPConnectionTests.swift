import FlyingSocks
import Foundation
import Testing

@testable import GalleyServer

@Suite struct HTTPConnectionTests {
  /// What a server on a port of its own answers to some bytes, until it closes the connection.
  private func answer(to bytes: [UInt8]) async throws -> String {
    let pool = SocketPool<Poll>.make()
    try await pool.prepare()
    let running = Task { try await pool.run() }
    defer { running.cancel() }
    let listener = try HTTPListener(host: "127.0.0.1", port: 0, pool: pool)
    let serving = Task {
      try await listener.run { _ in HTTPResponse(.ok, ContentType.text, .bytes(Array("well".utf8)))
      }
    }
    defer { serving.cancel() }
    let client = try await AsyncSocket.connected(
      to: sockaddr_in.inet(ip4: "127.0.0.1", port: listener.port), pool: pool)
    defer { try? client.close() }
    try await client.write(Data(bytes))
    var answer: [UInt8] = []
    while let more = try? await client.read(atMost: 4096) { answer += more }
    return String(decoding: answer, as: UTF8.self)
  }

  @Test(.timeLimit(.minutes(1)))
  func answersAndCloses() async throws {
    let answer = try await answer(
      to: Array("GET / HTTP/1.1\r\nConnection: close\r\n\r\n".utf8))
    #expect(answer.hasPrefix("HTTP/1.1 200 OK\r\n") && answer.hasSuffix("\r\n\r\nwell"))
  }

  @Test(.timeLimit(.minutes(1)), arguments: [17, 64, 512, 4096])
  func aTooLongHeadIsToldSo(kibibytes: Int) async throws {
    let head = "GET / HTTP/1.1\r\nX: " + String(repeating: "x", count: kibibytes << 10)
    for end in ["", "\r\n\r\n"] {
      let answer = try await answer(to: Array((head + end).utf8))
      #expect(answer.hasPrefix("HTTP/1.1 431 Request Header Fields Too Large\r\n"))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func tooManyFieldsAreToldSo() async throws {
    let fields = (0..<200).map { "X-\($0): y\r\n" }.joined()
    let answer = try await answer(to: Array("GET / HTTP/1.1\r\n\(fields)\r\n".utf8))
    #expect(answer.hasPrefix("HTTP/1.1 431 "))
  }
}
