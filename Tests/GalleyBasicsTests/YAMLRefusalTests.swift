import GalleyBasics
import GalleyTestSupport
import Testing

@Suite struct YAMLRefusalTests {
  private func parse(_ bytes: [UInt8], limits: YAMLLimits = .standard) -> Diagnosed<YAMLNode?> {
    YAMLNode.parse(SourceFile(path: "a.yaml", bytes: bytes), limits: limits)
  }

  private func parse(_ text: String, limits: YAMLLimits = .standard) -> Diagnosed<YAMLNode?> {
    parse(Array(text.utf8), limits: limits)
  }

  private func expect(
    _ parsed: Diagnosed<YAMLNode?>, _ rule: RuleID, _ message: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(parsed.value == nil, sourceLocation: sourceLocation)
    #expect(parsed.diagnostics.map(\.rule) == [rule], sourceLocation: sourceLocation)
    #expect(parsed.diagnostics.first?.message == message, sourceLocation: sourceLocation)
  }

  // MARK: What libyaml reads and the standard refuses

  @Test(arguments: [
    ("a: \"b\"#c", 6), ("a: 'b'#c", 6), ("a: [b]#c", 6), ("[b,#c\n]", 3), ("{a: b,#c\n}", 6),
    ("a: >#c\n  b\n", 4), ("a: |-2#c\n  b\n", 6), ("%YAML 1.1#c\n---\na: b\n", 9),
    ("- {a: \"b\"#c\n  }", 9),
  ])
  func commentsNeedASpace(_ text: String, _ place: Int) {
    let parsed = parse(text)
    #expect(
      parsed.diagnostics.map(\.message) == ["a space is missing before '#', which starts a comment"]
    )
    #expect(parsed.diagnostics.first?.primary.span.range == place..<place + 1)
  }

  @Test(arguments: [
    ("{ sizes:[300x250] }", "sizes", 7), ("{ a: b, sizes:{ c: d } }", "sizes", 13),
    ("[sizes:[1], b]", "sizes", 6), ("a: {\n  b:[c],\n}", "b", 8),
    ("{ a: { sizes:, b: c } }", "sizes", 12),
  ])
  func colonsInBracketsNeedASpace(_ text: String, _ key: String, _ place: Int) {
    let found = parse(text).diagnostics
    #expect(found.first?.message == "a space is missing after '\(key):'")
    #expect(found.first?.primary.span.range == place..<place + 1)
    #expect(found.first?.fixIt?.span.range == place + 1..<place + 1)
  }

  @Test(arguments: [
    "a: ? b\n", "a: b ? c: d\n- ? e\n", "%YAML 1.1\n%YAML 1.1\n---\na: b\n",
    "%TAG ! x\n%TAG ! y\n---\na: b\n", "a: &\n", "a: *\n", "a: !<x b\n", "a: !x!y b\n",
    "a: |0\n b\n",
    "a: \"\\xZZ\"\n", "a: \"\\q\"\n", "a: \"b\n---\nc\"\n", "a:\n\tb: c\n", "a: @b\n", "a: [b]c\n",
    "{a: b}}\n",
    "a: - b\n", "- a\nb: c\n", "-a: b\n- c\n", "{ a:[b] }", "a: [,b]\n", ": b\n",
    "%YAML 3.0\n---\na: b\n",
  ])
  func whatIsWrongIsSaidInOwnWords(_ text: String) {
    let found = parse(text).diagnostics.filter { $0.rule == .yamlSyntax }
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { !$0.message.hasPrefix("this is not YAML") })
  }

  @Test(arguments: ["[-]", "[-, -]", "{a: -}", "a: [b, -]"])
  func aDashAloneInBracketsIsNoValue(_ text: String) {
    let found = parse(text).diagnostics
    #expect(!found.isEmpty && found.allSatisfy { $0.rule == .yamlSyntax })
  }

  @Test(arguments: [
    "a: \"b\" #c", "a: b#c", "a: [b#c, d] # e\n", "[b, #c\n]", "[ #c\n b]", "a: > #c\n  b\n",
    "a: [b] #c", "- -", "a: [\"-\", -1, b-]", "%YAML 1.1 #c\n---\na: b\n", "{a: 'b#c', d: \"#\"}",
    "[&a#b c, *a#b ]", "a: -",
  ])
  func whatOnlyLooksLikeThatIsRead(_ text: String) {
    let found = parse(text).diagnostics.filter { $0.rule == .yamlSyntax }
    #expect(found.map(\.message).filter { $0.contains("space") || $0.contains("alone") } == [])
  }

  // MARK: Encodings

  @Test func bytesThatAreNotUTF8() {
    let latin1 = Array("a: 1\nb: caf".utf8) + [0xE9, 0x0A]
    let parsed = parse(latin1)
    expect(parsed, "not-utf8", "the byte 0xE9 is not UTF-8 here")
    #expect(parsed.diagnostics.first?.primary.span.range == 11..<12)
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xE2, 0x82], [0x80],
      [0xF0, 0x80, 0x80, 0x80],
    ] as [[UInt8]])
  func illFormedSequences(_ bytes: [UInt8]) {
    #expect(parse(Array("a: ".utf8) + bytes).diagnostics.map(\.rule) == ["not-utf8"])
  }

  @Test func wideEncodingsAreNamed() {
    let utf16 = "this file is UTF-16, but only UTF-8 is read"
    let utf32 = "this file is UTF-32, but only UTF-8 is read"
    expect(parse([0xFF, 0xFE, 0x61, 0, 0x3A, 0]), "not-utf8", utf16)
    expect(parse([0xFE, 0xFF, 0, 0x61]), "not-utf8", utf16)
    expect(parse([0x61, 0, 0x3A, 0, 0x20, 0]), "not-utf8", utf16)
    expect(parse([0, 0x61, 0, 0x3A]), "not-utf8", utf16)
    expect(parse([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0]), "not-utf8", utf32)
    expect(parse([0, 0, 0, 0x61]), "not-utf8", utf32)
  }

  @Test func controlCharacters() {
    func messages(_ text: String) -> [String] { parse(text).diagnostics.map(\.message) }
    #expect(messages("a: x\0y") == ["a NUL character (U+0000) cannot stand in YAML"])
    #expect(messages("a: \u{1B}31m") == ["an escape character (U+001B) cannot stand in YAML"])
    #expect(messages("a: \u{9B}") == ["the control character U+009B cannot stand in YAML"])
    #expect(
      messages("a: x\u{FEFF}") == [
        "a byte order mark (U+FEFF) inside the text cannot stand in YAML"
      ])
  }

  /// What is no text hides nothing else, and all keeps its place.
  @Test func theRestIsReadWithoutWhatIsNoText() {
    let text = "a: 1\n\u{FEFF}b: \u{8}c\na: 2\nd: @\n"
    let parsed = parse(text)
    let rules: [RuleID] = [.controlCharacter, .controlCharacter, .duplicateKey, .yamlSyntax]
    #expect(parsed.diagnostics.map(\.rule) == rules)
    #expect(parsed.diagnostics.map(\.primary.span.range) == [5..<8, 11..<12, 14..<15, 22..<23])
    #expect(parsed.diagnostics.prefix(2).map { $0.fixIt?.isGuess } == [false, nil])
    let fixed = parse("a: 1\n\u{FEFF}b: \u{8}c\na: 2\n")
    #expect(fixed.diagnostics.last?.primary.span.range == 14..<15)
    #expect(fixed.diagnostics.last?.secondary.first?.span.range == 0..<1)
    guard case .mapping(let entries) = fixed.value?.content else {
      Issue.record("no tree")
      return
    }
    #expect(entries.map(\.key.span.text) == ["a", "b"])
    #expect(entries.map(\.value.span.text) == ["1", "c"])
  }

  /// A file of nothing else is no text, and nothing is said of what might stand in it.
  @Test func tooMuchThatIsNoTextEndsTheReading() {
    let parsed = parse(String(repeating: "\u{1}", count: 100_000) + "a: [")
    #expect(parsed.value == nil && parsed.diagnostics.count == 12)
    #expect(parsed.diagnostics.allSatisfy { $0.rule == .controlCharacter })
  }

  // MARK: Limits

  @Test func size() {
    expect(
      parse([UInt8](repeating: UInt8(ascii: "["), count: 10_000_000)), "file-too-large",
      "this YAML is 10,000,000 bytes long; at most 1,048,576 are read")
    #expect(parse([UInt8](repeating: UInt8(ascii: " "), count: 1_048_576)).diagnostics.isEmpty)
  }

  @Test(arguments: [
    String(repeating: "[", count: 1_000_000), String(repeating: "{a: ", count: 200_000),
    String(repeating: "- ", count: 500_000),
  ])
  func nesting(_ source: String) {
    expect(
      parse(source), "nesting-too-deep",
      "lists and mappings are nested 65 deep here; at most 64 are read")
  }

  @Test func nestingUpToTheLimit() {
    let source = String(repeating: "[", count: 64) + String(repeating: "]", count: 64)
    #expect(parse(source).diagnostics.isEmpty)
  }

  /// A chain of aliases is as deep as it is long, though nothing is written deep.
  @Test func nestingThroughAliases() {
    let links = (1...70).map { "a\($0): &a\($0) [*a\($0 - 1)]" }
    let parsed = parse("a0: &a0 x\n" + links.joined(separator: "\n"))
    #expect(parsed.diagnostics.map(\.rule) == ["nesting-too-deep"])
  }

  @Test func nodes() {
    let parsed = parse("[" + String(repeating: "a,", count: 100_001) + "]")
    expect(
      parsed, "too-many-nodes",
      "this YAML (200,004 bytes) has more than 100,000 values; at most so many are read")
  }

  @Test func billionLaughs() {
    var lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    for level in 1...30 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      lines.append("a\(level): &a\(level) [\(aliases)]")
    }
    let parsed = parse(lines.joined(separator: "\n"))
    #expect(parsed.value == nil)
    #expect(parsed.diagnostics.map(\.rule) == ["alias-expansion"])
    #expect(parsed.diagnostics.first?.message.hasSuffix("; at most 100,000 are read") == true)
  }

  @Test func billionLaughsByMergeKeys() {
    let many = (0..<1000).map { "k\($0): 1" }.joined(separator: ", ")
    let merges = (0..<100).map { "m\($0): { <<: *base }" }.joined(separator: "\n")
    let parsed = parse("base: &base { \(many) }\n\(merges)")
    #expect(parsed.diagnostics.map(\.rule) == ["alias-expansion"])
  }

  @Test func aliasesCountAsNodes() {
    let parsed = parse("[" + String(repeating: "*a,", count: 100_001) + "]")
    #expect(parsed.diagnostics.last?.rule == "too-many-nodes")
  }

  @Test func whatAliasesStandForIsBoundedInBytes() {
    let text = String(repeating: "x", count: 1 << 19)
    let eight = parse("[&a \(text)" + String(repeating: ",*a", count: 8) + "]")
    #expect(eight.diagnostics.isEmpty)
    let nine = parse("[&a \(text)" + String(repeating: ",*a", count: 9) + "]")
    #expect(nine.diagnostics.map(\.rule) == ["alias-expansion"])
  }

  @Test func messagesQuoteOnlyTheStartOfLongTexts() {
    let key = String(repeating: "k", count: 5000)
    let sources = ["\"\(key)\": 1\n\"\(key)\": 2", "a: \(key): b", "*\(key)", "a: @\(key)"]
    for diagnostic in sources.flatMap({ parse($0).diagnostics }) {
      let texts = [diagnostic.message, diagnostic.fixIt?.replacement ?? ""] + diagnostic.notes
      #expect(texts.allSatisfy { $0.count < 200 }, "\(diagnostic.rule)")
    }
  }

  @Test func limitsCanBeSet() {
    let limits = YAMLLimits(bytes: 10, depth: 1, nodes: 3, aliasNodes: 1)
    #expect(parse("abcdefghijk", limits: limits).diagnostics.map(\.rule) == ["file-too-large"])
    #expect(parse("[[a]]", limits: limits).diagnostics.map(\.rule) == ["nesting-too-deep"])
    #expect(parse("[a,b,c]", limits: limits).diagnostics.map(\.rule) == ["too-many-nodes"])
    #expect(parse("[&a b,*a]", limits: limits).diagnostics.isEmpty)
  }
}
