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
