import FlyingSocks
import Foundation
import Testing

@testable import GalleyServer

@Suite struct HTTPRequestTests {
  private func parse(_ text: String) throws -> HTTPRequest {
    try HTTPRequest.parse(Array(text.replacing("\n", with: "\r\n").utf8)[...])
  }

  @Test func readsAHead() throws {
    let request = try parse(
      "GET /state?layout=article&article=a%2Fb%20c.md HTTP/1.1\nHost: 127.0.0.1:4321\nACCEPT:  a, b \t"
    )
    #expect(request.method == "GET")
    #expect(request.path == "/state")
    #expect(request["host"] == "127.0.0.1:4321")
    #expect(request["accept"] == "a, b")
    #expect(request["origin"] == nil)
    #expect(request.parameter("layout") == "article")
    #expect(request.parameter("article") == "a/b c.md")
    #expect(request.parameter("nothing") == nil)
    #expect(request.keepsAlive)
  }

  @Test func whoSaysClosesIsClosed() throws {
    #expect(try !parse("GET / HTTP/1.1\nConnection: x, Close").keepsAlive)
    #expect(try !parse("GET / HTTP/1.0").keepsAlive)
    #expect(try parse("GET / HTTP/1.0\nConnection: keep-alive").keepsAlive)
  }

  @Test func aHeaderThatStandsTwiceHasNoValue() throws {
    #expect(try parse("GET / HTTP/1.1\nHost: a\nHost: b")["host"] == nil)
  }

  @Test(arguments: [
    "", "GET", "GET /", "GET / HTTP/1.1 x", " GET / HTTP/1.1", "GET  / HTTP/1.1", "G(T / HTTP/1.1",
    "GET index HTTP/1.1", "GET http://other/ HTTP/1.1", "GET /\u{1} HTTP/1.1", "GET /é HTTP/1.1",
    "GET / HTTP/1.1\nno colon", "GET / HTTP/1.1\n: empty", "GET / HTTP/1.1\nHost : x",
    "GET / HTTP/1.1\nA: b\n folded", "GET / HTTP/1.1\nA: \u{0}", "GET / HTTP/1.1\nA: \u{7F}",
    "POST / HTTP/1.1\nTransfer-Encoding: chunked",
  ])
  func refusesWhatIsNoRequest(_ text: String) {
    #expect(throws: HTTPStatus.badRequest) { try parse(text) }
  }

  @Test func refusesLinesThatEndOtherwise() {
    for text in ["GET / HTTP/1.1\nA: b", "GET / HTTP/1.1\r\nA: b\rC: d"] {
      #expect(throws: HTTPStatus.badRequest) { try HTTPRequest.parse(Array(text.utf8)[...]) }
    }
  }

  @Test func refusesWhatItDoesNotSpeak() {
    #expect(throws: HTTPStatus.versionNotSupported) { try parse("GET / HTTP/2.0") }
    #expect(throws: HTTPStatus.contentTooLarge) { try parse("GET / HTTP/1.1\nContent-Length: 5") }
    let many = String(repeating: "\nA: b", count: HTTPRequest.fieldLimit + 1)
    #expect(throws: HTTPStatus.headTooLarge) { try parse("GET / HTTP/1.1" + many) }
  }

  @Test func neverCrashes() {
    var random = SystemRandomNumberGenerator()
    let parts = [
      "GET ", "/", "%", "?", "=", "&", " HTTP/1.1", "\r\n", "\n", ":", "Host", "\u{0}", "é",
    ]
    for _ in 0..<2000 {
      let text = (0..<Int.random(in: 0..<12, using: &random)).map { _ in parts.randomElement()! }
      let request = try? HTTPRequest.parse(Array(text.joined().utf8)[...])
      _ = request?.parameter("a")
    }
  }
}

@Suite struct HeadReaderTests {
  @Test func findsTheEndHoweverItComes() {
    let bytes = Array("GET / HTTP/1.1\r\nA: b\r\n\r\nrest".utf8)
    for cut in 0...bytes.count {
      var reader = HeadReader(Array(bytes[..<cut]))
      reader.append(Array(bytes[cut...]))
      #expect(
        reader.head.map { String(decoding: $0.head, as: UTF8.self) } == "GET / HTTP/1.1\r\nA: b")
      #expect(reader.head.map { String(decoding: $0.rest, as: UTF8.self) } == "rest")
    }
  }

  @Test func waitsForTheEnd() {
    var reader = HeadReader(Array("GET / HTTP/1.1\r\n\r".utf8))
    #expect(reader.head == nil)
    reader.append([UInt8(ascii: "\n")])
    #expect(reader.head != nil)
  }
}

@Suite struct PercentEncodingTests {
  @Test func comesBack() {
    for text in ["", "a b", "ä/ö?%&=#", "日本", "\u{0}\u{7F}", "a+b"] {
      #expect(PercentEncoding.decode(PercentEncoding.encode(text)) == text)
    }
    #expect(PercentEncoding.encode("/a b/c", keeping: "/") == "/a%20b/c")
    #expect(PercentEncoding.decode("a+b%20c", plusIsSpace: true) == "a b c")
    #expect(PercentEncoding.decode("a+b") == "a+b")
  }

  @Test(arguments: ["%", "%4", "%zz", "a%", "%ff", "%c3%28"])
  func refusesWhatIsNoText(_ text: String) {
    #expect(PercentEncoding.decode(text) == nil)
  }
}

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
      to: sockaddr_in.inet(ip4: "127.0.0.1", port: listener.port), pool: pool, timeout: 60)
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
