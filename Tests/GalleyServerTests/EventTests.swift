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
  private func next(_ stream: AsyncStream<[UInt8]>) async -> [UInt8]? {
    var iterator = stream.makeAsyncIterator()
    return await iterator.next()
  }

  @Test func everyoneHearsTheNewest() async {
    let broadcast = Broadcast(first: [0])
    let streams = (0..<3).map { _ in broadcast.listen() }
    #expect(broadcast.listenerCount == 3)
    for number in 1...100 { broadcast.send([UInt8(number)]) }
    for stream in streams { #expect(await next(stream) == [100]) }
  }

  @Test func whoComesLateHearsTheNewestToo() async {
    let broadcast = Broadcast(first: [0])
    #expect(await next(broadcast.listen()) == [0])
    broadcast.send([1])
    #expect(await next(broadcast.listen()) == [1])
  }

  @Test func theNewestIsSaidAgain() async {
    let broadcast = Broadcast(first: [0])
    let stream = broadcast.listen()
    broadcast.send([1])
    #expect(await next(stream) == [1])
    broadcast.sendAgain()
    #expect(await next(stream) == [1])
  }

  @Test func whoIsGoneIsForgotten() async {
    let broadcast = Broadcast(first: [1])
    do {
      for await _ in broadcast.listen() { break }
    }
    broadcast.send([2])
    #expect(broadcast.listenerCount == 0)
  }
}
