import GalleyBasics
import GalleyTestSupport
import Testing

@testable import GalleyBasics

/// What a tree looks like, short enough to compare.
private func outline(_ node: YAMLNode) -> String {
  switch node.content {
  case .scalar(let scalar): scalar.isNull ? "-" : scalar.text
  case .sequence(let items): "[" + items.map(outline).joined(separator: " ") + "]"
  case .mapping(let entries):
    "{" + entries.map { outline($0.key) + ":" + outline($0.value) }.joined(separator: " ") + "}"
  }
}

private func outline(_ text: String) -> String {
  let parsed = YAMLNode.parse(SourceFile(path: "a.yaml", text: text))
  return (parsed.value.map(outline) ?? "nil")
    + parsed.diagnostics.map { " \($0.rule)" }.joined()
}

@Suite struct YAMLParseTests {
  @Test(arguments: [
    ("a: b", "{a:b}"),
    ("- a\n- [b, c]\n- d: e\n  f:\n", "[a [b c] {d:e f:-}]"),
    ("a: { b: 'it''s', c: \"\\x41\\u00e9\" }", "{a:{b:it's c:Aé}}"),
    ("a: |\n  x\n  y\nb: >\n  x\n  y\n", "{a:x\ny\n b:x y\n}"),
    ("a: &x [1, 2]\nb: *x\n", "{a:[1 2] b:[1 2]}"),
    ("\u{FEFF}a: b", "{a:b}"),
    ("a: b\r\nc: d\r\n", "{a:b c:d}"),
    ("---\na: b\n...\n", "{a:b}"),
    ("", "nil"), ("\n\n", "nil"), ("# only\n", "nil"), ("---\n", "nil"),
    ("~", "-"), ("text", "text"),
  ])
  func trees(_ source: String, _ expected: String) {
    #expect(outline(source) == expected)
  }

  @Test(arguments: [
    ("x: &x {a: 1, b: 2}\ny: { <<: *x, b: 3 }", "{x:{a:1 b:2} y:{a:1 b:3}}"),
    (
      "x: &x {a: 1}\ny: &y {a: 2, c: 3}\nz:\n  b: 0\n  <<: [*x, *y]\n  d: 4",
      "{x:{a:1} y:{a:2 c:3} z:{b:0 a:1 c:3 d:4}}"
    ),
    ("y: { '<<': 1 }", "{y:{<<:1}}"),
    ("y: { <<: 1, a: 2 }", "{y:{a:2}} invalid-merge"),
    ("y: { <<: [1], a: 2 }", "{y:{a:2}} invalid-merge"),
  ])
  func mergeKeys(_ source: String, _ expected: String) {
    #expect(outline(source) == expected)
  }

  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "{a:1 b:2} duplicate-key"),
    ("[a]: 1\nb: 2\n", "{b:2} invalid-key"),
    ("?\n: 1\n", "{} invalid-key"),
    ("a: *none\nb: 2\n", "{a:- b:2} yaml-syntax"),
    ("a: &a [*a]\n", "{a:[-]} yaml-syntax"),
    ("a: 1\n---\nb: 2\n", "{a:1} several-documents"),
    ("a: !x 1\n", "{a:1} yaml-tag"),
    ("{a:1, b: 2}\n", "{a:1 b:2} yaml-syntax"),
    ("- a\n  - b\n", "[a - b] list-in-text"),
    ("ink: #333\n", "{ink:-} comment-as-value"),
    ("ink: # black\n", "{ink:-}"),
    ("ink:\n  # black\n  a: b\n", "{ink:{a:b}}"),
  ])
  func mistakesThatLeaveATree(_ source: String, _ expected: String) {
    #expect(outline(source) == expected)
  }

  @Test func manyKeysAreComparedToo() {
    let keys = (0..<40).map { "key\($0): \($0)" }
    let text = (keys + ["key3: again", "key39: again"]).joined(separator: "\n")
    let parsed = YAMLNode.parse(SourceFile(path: "a.yaml", text: text))
    #expect(
      parsed.diagnostics.map(\.message) == [
        "the key 'key3' is written twice in one mapping",
        "the key 'key39' is written twice in one mapping",
      ])
  }

  @Test func duplicateKeysShowBothPlaces() throws {
    let source = MarkedSource("{ 1️⃣é2️⃣: 1, 3️⃣é4️⃣: 2 }")
    let diagnostic = try #require(YAMLNode.parse(source.file).diagnostics.first)
    #expect(diagnostic.primary.span == source.span(3, 4))
    #expect(diagnostic.secondary.map(\.span) == [source.span(1, 2)])
  }

  @Test func frontMatterKeepsTheFilesOffsets() throws {
    let source = MarkedSource("---\n1️⃣title: 2️⃣Ünder3️⃣\n4️⃣---\n# text: [\n")
    let parsed = YAMLNode.parse(source.file, in: source.range(1, 4))
    guard case .mapping(let entries) = parsed.value?.content else {
      Issue.record("no mapping"); return
    }
    #expect(parsed.diagnostics.isEmpty)
    #expect(entries[0].value.span == source.span(2, 3))
    #expect(parsed.value?.span == source.span(1, 3))
  }
}

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
