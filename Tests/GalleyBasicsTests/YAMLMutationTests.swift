import GalleyBasics
import GalleyTestSupport
import Testing

/// Documents broken at random, from a fixed seed: no crash, and no place outside the file.
@Suite struct YAMLMutationTests {
  private static let sources = [
    "layout: a\nslots:\n  rail: &r\n    sizes: { mobile: [1x1, 2x2], desktop: [] }\n    label: \"x \\u00e9\"\n  b: *r\n",
    "- |\n  text\n  more\n- >-\n  folded\n\n  on\n- 'it''s'\n- <<: { a: é }\n  b: 日本\n# end\n",
    "---\ntitle: A: \"b\" 'c'\ntags: [x, {y: z}]\n? k\n: v\n...\n---\nb: !t c\n",
  ]

  private static let pieces = [
    "\t", " ", "\n", "\r", ":", ": ", "- ", "[", "]", "{", "}", ",", "\"", "'", "&a ", "*a", "#",
    "|", ">",
    "<<: ", "!", "%", "@", "\\", "---\n", "\u{FEFF}", "é", "\0", "?",
  ]

  @Test(arguments: 0..<3)
  func mutations(_ index: Int) {
    var random = SeededGenerator(index)
    for _ in 0..<400 {
      var bytes = Array(Self.sources[index].utf8)
      for _ in 0...Int(random.next() % 4) { Self.mutate(&bytes, &random) }
      check(SourceFile(path: "a.yaml", bytes: bytes))
    }
  }

  private static func mutate(_ bytes: inout [UInt8], _ random: inout SeededGenerator) {
    let place = Int(random.next() % UInt64(bytes.count + 1))
    let end = min(bytes.count, place + Int(random.next() % 6))
    switch random.next() % 4 {
    case 0: bytes.removeSubrange(place..<end)
    case 1:
      bytes.insert(contentsOf: pieces[Int(random.next() % UInt64(pieces.count))].utf8, at: place)
    case 2: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: if place < bytes.count { bytes[place] = UInt8(truncatingIfNeeded: random.next()) }
    }
  }

  private func check(_ file: SourceFile) {
    let parsed = YAMLNode.parse(file)
    if let node = parsed.value { check(node, file) }
    for diagnostic in parsed.diagnostics {
      let labels = [diagnostic.primary] + diagnostic.secondary
      let spans = labels.map(\.span) + (diagnostic.fixIt.map { [$0.span] } ?? [])
      for span in spans { expectInside(span, file) }
    }
    let drawn = DiagnosticPrinter(style: .init(width: 60)).render(parsed.diagnostics)
    #expect(drawn.isEmpty == parsed.diagnostics.isEmpty)
    #expect(parsed.value != nil || !parsed.diagnostics.isEmpty || isBlank(file), "\(text(file))")
  }

  private func check(_ node: YAMLNode, _ file: SourceFile) {
    expectInside(node.span, file)
    switch node.content {
    case .scalar(let scalar):
      expectInside(TextPlaces(node).span(of: 0..<scalar.text.utf8.count), file)
    case .sequence(let items): for item in items { check(item, file) }
    case .mapping(let entries):
      for entry in entries {
        check(entry.key, file)
        check(entry.value, file)
      }
    }
  }

  private func expectInside(_ span: Span, _ file: SourceFile) {
    #expect(
      span.range.lowerBound >= 0 && span.range.upperBound <= file.bytes.count, "\(text(file))")
  }

  /// Whether nothing but comments, blanks and document marks is in a file.
  private func isBlank(_ file: SourceFile) -> Bool {
    text(file).split(whereSeparator: \.isNewline).allSatisfy { line in
      let content = line.drop { $0 == " " || $0 == "\t" || $0 == "\u{FEFF}" }
      return content.isEmpty || content.hasPrefix("#") || content.hasPrefix("---")
        || content.hasPrefix("...") || content.hasPrefix("%")
    }
  }

  private func text(_ file: SourceFile) -> String { String(decoding: file.bytes, as: UTF8.self) }
}
