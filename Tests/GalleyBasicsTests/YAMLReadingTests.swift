import Testing

@testable import GalleyBasics

/// What is read of files with syntax errors.
@Suite struct YAMLReadingTests {
  private func read(_ text: String) -> YAMLReading {
    YAMLReading(SourceFile(path: "a.yaml", text: text))
  }

  /// The keys of a mapping.
  private func keys(_ node: YAMLNode?) -> [String] {
    guard case .mapping(let entries) = node?.content else { return [] }
    return entries.compactMap { $0.key.scalar?.text }
  }

  private func lines(_ reading: YAMLReading) -> [Int] {
    reading.diagnostics.map {
      LineMap($0.primary.span.file).location(of: $0.primary.span.range.lowerBound).line
    }
  }

  @Test func aFileWithoutErrorsIsWhole() {
    let reading = read("a: 1\nb: [c]\n")
    #expect(reading.isWhole && reading.diagnostics.isEmpty)
    #expect(keys(reading.root) == ["a", "b"])
  }

  @Test func severalErrorsAreToldAtOnceAndTheRestIsRead() {
    let reading = read("a: [1\nb: ok\nc: \"open\nd: @x\ne: { f: 1 }\n")
    #expect(!reading.isWhole)
    #expect(lines(reading) == [1, 3, 4])
    #expect(keys(reading.root) == ["a", "b", "c", "d", "e"])
    #expect(YAMLNode.parse(SourceFile(path: "a", text: "a: [1\nb: ok\n")).value == nil)
  }

  @Test func aKeyThatIsBeingTypedHidesNothingElse() {
    let reading = read("slots:\n  a:\n    lab\n    sizes: [1x1]\n  b: {}\n")
    #expect(lines(reading) == [3])
    guard case .mapping(let entries) = reading.root?.content else {
      Issue.record("no tree")
      return
    }
    #expect(keys(entries.first?.value) == ["a", "b"])
  }

  @Test func invisibleCharactersAreNamed() {
    let cases = [
      ("title: A\u{2028}B\n", "U+2028"), ("a:\u{A0}b\nc: d\n", "U+00A0"),
      ("a:\n  - b\n\u{3000} - c\n", "U+3000"),
    ]
    for (text, code) in cases {
      #expect(read(text).diagnostics.contains { $0.message.contains(code) }, "\(code)")
    }
  }

  @Test func placesAreThoseOfTheFile() {
    let file = SourceFile(path: "a.yaml", text: "a: [\nb: é\nc: @\nd: x\n")
    let reading = YAMLReading(file)
    #expect(reading.diagnostics.allSatisfy { $0.primary.span.file === file })
    guard case .mapping(let entries) = reading.root?.content else {
      Issue.record("no tree")
      return
    }
    #expect(entries.map(\.key.span.text) == ["a", "b", "c", "d"])
    #expect(entries.last?.value.span.text == "x")
  }
}
