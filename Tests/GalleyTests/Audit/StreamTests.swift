import Foundation
import GalleyBasics
import Synchronization
import Testing

@testable import Galley

/// Articles that come one a line.
@Suite struct StreamTests {
  private func lines(_ text: String, findings: Bool = true) throws -> [[String: Any]] {
    let pipe = Pipe()
    let bytes = Data(text.utf8)
    Thread.detachNewThread {
      pipe.fileHandleForWriting.write(bytes)
      try? pipe.fileHandleForWriting.close()
    }
    let written = Mutex<[[UInt8]]>([])
    _ = try AuditTests.project().audit(
      linesOf: pipe.fileHandleForReading.fileDescriptor, findings: findings,
      write: { line in written.withLock { $0.append(line) } })
    return try written.withLock { $0 }.map { line in
      #expect(line.count { $0 == 0x0A } == 1 && line.last == 0x0A)
      let read = try JSONSerialization.jsonObject(with: Data(line))
      return try #require(read as? [String: Any])
    }
  }

  private static let good = #"{"id":"ok","article":"---\ntitle: T\n---\n\nText.\n"}"#

  @Test(arguments: [
    ("", "no JSON"), ("nonsense", "no JSON"), ("[1]", "it is no object"),
    ("{}", "'article' is missing"),
    (#"{"article":3}"#, "neither a string nor an object"),
    (#"{"layout":3,"article":"x"}"#, "'layout' is no string"),
    (#"{"layout":"artcle","article":{"title":"T"}}"#, "no layout is named 'artcle'"),
    (#"{"article":"no front matter"}"#, "front matter"), (#"{"article":{"body":"x"}}"#, "title"),
    (#"{"article":{"title":"T","body":3}}"#, "'body' is no string"),
  ])
  func aBadLineCostsALine(_ bad: String, _ error: String) throws {
    let objects = try lines("\(Self.good)\n\(bad)\n\(Self.good)\n")
    #expect(objects.count == 3)
    let errors = objects.map { $0["error"] as? String ?? "" }
    #expect(errors[0].isEmpty && errors[2].isEmpty)
    #expect(errors[1].contains(error), "\(errors[1])")
    #expect(Set(objects.map { Set($0.keys) }).count == 1, "every member is in every line")
  }

  /// An article that can be read, but has errors: its line says why there is no page.
  @Test(arguments: [true, false]) func saysWhyThereIsNoPage(_ findings: Bool) throws {
    let objects = try lines(
      #"{"id":1,"article":{"title":"A","date":"nonsense","body":"x"}}"# + "\n" + Self.good,
      findings: findings)
    #expect(objects.map { $0["has_page"] as? Bool } == [false, true])
    let errors = objects.map { $0["error"] as? String ?? "" }
    #expect(errors[0].hasPrefix("1:2:") && errors[0].contains("nonsense"), "\(errors[0])")
    #expect(errors[1].isEmpty)
  }

  @Test func passesIdsOnInOrder() throws {
    let text = (0..<500).map { number in
      #"{"id":\#(number),"article":{"title":"T \#(number)","tags":["a"],"body":"One.\n\nTwo."}}"#
    }.joined(separator: "\n")
    let objects = try lines(text)
    #expect(objects.map { $0["id"] as? Int } == (0..<500).map(Optional.some))
    #expect(objects.map { $0["title"] as? String } == (0..<500).map { "T \($0)" })
    #expect(objects.allSatisfy { $0["tags"] as? [String] == ["a"] && $0["words"] as? Int == 2 })
  }

  @Test func placesWithoutFindings() throws {
    let objects = try lines(Self.good, findings: false)
    #expect(objects.count == 1 && objects[0]["findings"] == nil && objects[0]["screens"] != nil)
  }

  @Test(arguments: [1, 3, 7, 100]) func readsLinesOfAnyLength(_ chunk: Int) {
    let source = Mutex(Array("one\r\ntwo\n\nlonger than ten\nlast".utf8)[...])
    var reader = LineReader(limit: 10) { buffer in
      source.withLock { rest in
        let next = rest.prefix(min(chunk, buffer.count))
        buffer.copyBytes(from: next)
        rest = rest.dropFirst(next.count)
        return .success(next.count)
      }
    }
    var found: [String] = []
    while let line = reader.next() {
      switch line {
      case .bytes(let bytes): found.append(String(decoding: bytes, as: UTF8.self))
      case .tooLong: found.append("(too long)")
      }
    }
    #expect(found == ["one", "two", "", "(too long)", "last"])
  }
}

@Suite struct PipelineTests {
  /// However many work, everything comes out once and in its order.
  @Test(arguments: [1, 2, 7]) func keepsTheOrder(_ workers: Int) {
    let written = Mutex<[Int]>([])
    let sums = Pipeline.run(
      0, workers: workers,
      take: { next -> Int? in
        defer { next += 1 }
        return next < 5000 ? next : nil
      },
      state: { 0 },
      work: { sum, item, number in
        sum += item
        #expect(item == number)
        return item * 2
      },
      write: { output in written.withLock { $0.append(output) } }, result: { $0 })
    #expect(written.withLock { $0 } == (0..<5000).map { $0 * 2 })
    #expect(sums.reduce(0, +) == (0..<5000).reduce(0, +))
  }

  @Test func endsWhereThereIsNothing() {
    let results = Pipeline.run(
      0, workers: 3, take: { _ -> Int? in nil }, state: { 1 }, work: { _, _, _ in 0 },
      write: { _ in Issue.record("there is nothing to write") }, result: { $0 })
    #expect(results == [1, 1, 1])
  }
}

@Suite struct WorkersTests {
  @Test func eachNumberIsTakenOnce() {
    let taken = Workers.run(count: 1000, state: { [Int]() }) { $0.append($1) }
    #expect(taken.joined().sorted() == Array(0..<1000))
    #expect(taken.count <= Workers.count)
  }
}
