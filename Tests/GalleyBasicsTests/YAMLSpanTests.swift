import GalleyBasics
import GalleyTestSupport
import Testing

/// The span of the node that a path of keys and indices leads to.
private func span(_ source: MarkedSource, _ path: String...) -> Span? {
  var node = YAMLNode.parse(source.file).value
  for step in path {
    switch node?.content {
    case .mapping(let entries): node = entries.first { $0.key.scalar?.text == step }?.value
    case .sequence(let items): node = Int(step).map { items[$0] }
    default: return nil
    }
  }
  return node?.span
}

@Suite struct YAMLSpanTests {
  @Test func blocksEndAtTheirLastContent() {
    let source = MarkedSource(
      """
      a:
        1️⃣b:
          - x
          - y2️⃣

        # a comment

      c: 3️⃣|
        text4️⃣


      d: 5️⃣[x,
        y]6️⃣   # more
      """)
    #expect(span(source, "a") == source.span(1, 2))
    #expect(span(source, "c") == source.span(3, 4))
    #expect(span(source, "d") == source.span(5, 6))
  }

  @Test func anchorsAndTagsAreLeftOut() {
    let source = MarkedSource("a: &x !!str 1️⃣text2️⃣\nb: 3️⃣*x4️⃣\nc: &y # why\n  5️⃣d: e6️⃣\nf: 7️⃣*y8️⃣")
    #expect(span(source, "a") == source.span(1, 2))
    #expect(span(source, "b") == source.span(3, 4))
    #expect(span(source, "c") == source.span(5, 6))
    #expect(span(source, "f") == source.span(7, 8))
    #expect(span(source, "f", "d").map(\.text) == "e")
  }

  @Test func wideAndCombinedCharactersCountAsBytes() {
    let source = MarkedSource("日本: 1️⃣👩‍👩‍👧2️⃣\n\"é\": [3️⃣ü4️⃣, 5️⃣x6️⃣]\n")
    #expect(span(source, "日本") == source.span(1, 2))
    #expect(span(source, "é", "0") == source.span(3, 4))
    #expect(span(source, "é", "1") == source.span(5, 6))
  }

  @Test func nothingStandsBehindItsColon() {
    let source = MarkedSource("a:1️⃣\n\n\nb: c\n")
    #expect(span(source, "a") == source.span(1, 1))
  }

  @Test func anItemMappingWithoutBracesHasASpan() {
    let source = MarkedSource("[1️⃣a: b2️⃣, c]")
    #expect(span(source, "0") == source.span(1, 2))
  }
}

/// Expects that a word of the scalar at `key` is found between the markers 1 and 2 of the source.
private func expect(
  _ word: String, in marked: String, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let source = MarkedSource(marked)
  guard case .mapping(let entries) = YAMLNode.parse(source.file).value?.content else {
    Issue.record("no mapping", sourceLocation: sourceLocation)
    return
  }
  let node = try #require(entries.last?.value, sourceLocation: sourceLocation)
  let text = try #require(node.scalar?.text, sourceLocation: sourceLocation)
  let range = try #require(text.range(of: word), sourceLocation: sourceLocation)
  let start = text.utf8.distance(from: text.startIndex, to: range.lowerBound)
  let span = TextPlaces(node).span(of: start..<start + word.utf8.count)
  #expect(span == source.span(1, 2), "\(span.text)", sourceLocation: sourceLocation)
}

extension String {
  /// The first place of a word; Foundation would bring more than is needed.
  fileprivate func range(of word: String) -> Range<Index>? {
    indices.first { self[$0...].hasPrefix(word) }.map {
      $0..<(index($0, offsetBy: word.count))
    }
  }
}

@Suite struct TextPlacesTests {
  @Test func plain() throws {
    try expect("sidebar", in: "a: header 1️⃣sidebar2️⃣")
    try expect("x", in: "a: é 1️⃣x2️⃣ y")
    try expect("three", in: "a: one two\n  1️⃣three2️⃣ four")
    try expect("four", in: "a: one\n\n\n  two\n   1️⃣four2️⃣")
    try expect("two  three", in: "a: one\n  1️⃣two  three2️⃣")
  }

  @Test func quoted() throws {
    try expect("sidebar", in: "a: \"header  1️⃣sidebar2️⃣\"")
    try expect("b", in: "a: \"\\u00e9\\t\\\"1️⃣b2️⃣\"")
    try expect("é", in: "a: \"x1️⃣\\u00e92️⃣y\"")
    try expect("c", in: "a: 'it''s 1️⃣c2️⃣'")
    try expect("'", in: "a: 'it1️⃣''2️⃣s'")
    try expect("d", in: "a: \"one\\\n    two 1️⃣d2️⃣\"")
    try expect("two", in: "a: \"one\n\n   1️⃣two2️⃣\"")
  }

  @Test func block() throws {
    try expect("two", in: "a: |\n  one\n    1️⃣two2️⃣\n")
    try expect("two", in: "a: |-\n\n  one\n\n  1️⃣two2️⃣")
    try expect("two", in: "a: >\n  one\n  1️⃣two2️⃣\n  three\n")
    try expect("two", in: "a: >\n  one\n\n  1️⃣two2️⃣\n")
    try expect("two", in: "a: >\n  one\n\n    indented\n  1️⃣two2️⃣\n")
    try expect("two", in: "a: |2\n    one\n  1️⃣two2️⃣\n")
  }

  @Test func fallsBackToTheNode() throws {
    try expect("two", in: "b: &x one two\na: 1️⃣*x2️⃣")
  }

  @Test func rangesOutsideTheTextAreCutOff() {
    let node = YAMLNode.parse(SourceFile(path: "a", text: "abc")).value
    #expect(node.map { TextPlaces($0).span(of: 1..<99) }?.range == 1..<3)
    #expect(node.map { TextPlaces($0).span(of: 3..<3) }?.range == 3..<3)
    #expect(node.map { TextPlaces($0).span(of: 50..<99) }?.range == 3..<3)
  }
}
