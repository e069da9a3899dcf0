import Testing

@testable import GalleyServer

@Suite struct ServerSentEventTests {
  private func text(_ event: ServerSentEvent) -> String {
    String(decoding: event.bytes, as: UTF8.self)
  }

  @Test func isWrittenAsTheStandardSays() {
    #expect(text(ServerSentEvent(data: "a")) == "data: a\n\n")
    #expect(
      text(ServerSentEvent(name: "revision", data: "{}", retry: 400))
        == "retry: 400\nevent: revision\ndata: {}\n\n")
  }

  @Test func noLineOfDataIsAnotherField() {
    let event = ServerSentEvent(data: "a\nevent: evil\r\n\r\ndata: b\rretry: 0")
    for line in text(event).split(separator: "\n") { #expect(line.hasPrefix("data: ")) }
    #expect(text(event).hasSuffix("\n\n"))
    #expect(!text(event).dropLast(2).contains("\n\n"))
  }
}

@Suite struct BroadcastTests {
  @Test func everyoneHearsTheNewest() async {
    let broadcast = Broadcast()
    let streams = (0..<3).map { _ in broadcast.listen(first: [0]) }
    #expect(broadcast.listenerCount == 3)
    for number in 1...100 { broadcast.send([UInt8(number)]) }
    for stream in streams {
      var iterator = stream.makeAsyncIterator()
      #expect(await iterator.next() == [100])
    }
  }

  @Test func whoIsGoneIsForgotten() async {
    let broadcast = Broadcast()
    do {
      let stream = broadcast.listen(first: [1])
      for await _ in stream { break }
    }
    broadcast.send([2])
    #expect(broadcast.listenerCount == 0)
  }
}
