import GalleyBasics
import GalleyContent
import GalleyModel
import Testing

@testable import GalleyContent

/// What Markdown takes for something else than its author meant is told at its place.
@Suite struct MarkdownSlipTests {
  @Test(arguments: [
    ("Text.\n\n28. November war ein Freitag.", "3:1", "becomes a list of one item"),
    ("> 3. Oktober: ein Feiertag.", "1:3", "becomes a list of one item"),
    ("3. c\n2. b\n1. a", "2:1", "shown as 3, 4, 5"),
    ("1. a\n2. b\n2. c\n3. d\n4. e", "3:1", "written 1, 2, 2, 3, … and shown as 1, 2, 3, 4, …"),
    ("これは**「太字」**です。", "1:4", "'**' is shown"),
    ("a\n**太字（ふとじ）**の文", "2:1", "'**' is shown"),
    ("これは__太字__です。", "1:4", "'__' is shown"),
    ("**Note: **read this.", "1:1", "'**' is shown"),
    ("Es sind 5*3 und 6*2 Stück.", "1:10", "two '*' within words"),
    ("2**3 und 3**2", "1:2", "two '**' within words"),
    ("a*b und c*d", "1:2", "two '*' within words"),
    ("## Präludium in F #", "1:19", "the '#' at the end"),
    ("# Learning C #", "1:14", "the '#' at the end"),
    ("### Nr. ##", "1:9", "the '##' at the end"),
    ("| a | b |\n|---|---|\n| `x|y` | z |", "3:10", "1 word is not shown"),
    ("> | a | b |\n> |---|---|\n> | c | d | e f |", "3:12", "2 words are not shown"),
    (
      "| a | b | c |\n|---|---|\n| d | e | f |", "2:1", "has 3 cells, and the line below it marks 2"
    ),
    ("詳しくはhttps://example.com/をご覧ください。", "1:25", "'をご覧ください。' is part"),
    ("見よ https://example.com/a.html查看详情", "1:30", "'查看详情' is part"),
    ("（https://example.com/a）を見る", "1:23", "'）を見る' is part"),
  ])
  func slipsAreTold(_ markdown: String, _ place: String, _ message: String) {
    let found = read(markdown).diagnostics
    #expect(found.map(\.rule) == [.misreadMarkdown])
    #expect(found.first?.message.contains(message) == true, "\(found.map(\.message))")
    let start = found.first.map {
      LineMap($0.primary.span.file).location(of: $0.primary.span.range.lowerBound)
    }
    #expect(start.map { "\($0.line):\($0.column)" } == place)
  }

  @Test(arguments: [
    "1. a\n2. b\n\n```\ncode\n```\n\n3. c\n\nText\n\n4. d",
    "1. a\n1. b\n1. c", "1. a\n2. b\n1. c", "0. a\n1. b", "4. d\n5. e", "1. a\n   1. b\n2. c",
    "**bold** and *italic*, un*frigging*believable, これは*強調*です",
    "\\*\\*not bold\\*\\* and f**k", "2 * 3 * 4, a ** b ** c", "`**「a」**`",
    "## Title ##", "# Title #", "## C\\#", "#",
    "| a | b |\n|---|---|\n| c \\| d | e |\n| f |", "| a | b |\n|---|---|\n| c | d | |",
    "a | b\n\nc", "<https://example.com/を> and [さ](https://example.com/さ)",
    "https://ja.wikipedia.org/wiki/日本 https://example.com/straße",
  ])
  func whatIsMeantIsNot(_ markdown: String) {
    #expect(read(markdown).diagnostics.isEmpty, "\(read(markdown).diagnostics.map(\.message))")
  }

  private func read(_ markdown: String) -> Diagnosed<Body> {
    let file = SourceFile(path: "a.md", text: markdown)
    return Body.parse(file, in: 0..<file.bytes.count)
  }
}

/// Texts that cmark-gfm would take minutes for, or all memory: each is refused at its place.
@Suite struct MarkdownEffortTests {
  private func read(_ text: String) -> Diagnosed<Body> {
    let file = SourceFile(path: "a.md", text: text)
    return Body.parse(file, in: 0..<file.bytes.count)
  }

  @Test func linksAmongEmphasis() {
    let text = "Words.\n\n" + String(repeating: "[a](/b) *c* ", count: 40_000)
    let read = read(text)
    #expect(read.diagnostics.map(\.rule) == [.tooManyNodes])
    #expect(read.diagnostics.map(\.severity) == [.error])
    #expect(read.diagnostics.map(\.primary.span.range.lowerBound) == [7])
  }

  @Test func definitionsThatWouldBeWrittenOutTooOften() {
    let title = String(repeating: "x", count: 100_000)
    let read = read("[a]: /b \"\(title)\"\n\n" + String(repeating: "[a] ", count: 1_000))
    #expect(read.diagnostics.map(\.rule) == [.tooManyNodes])
  }

  @Test(arguments: [
    String(repeating: "[a](/b) *c* and more words of this kind.\n\n", count: 20_000),
    (0..<10_000).map { "[l\($0)]: /l\($0)\n" }.joined() + "\n"
      + (0..<10_000).map { "[l\($0)]\n" }.joined(),
    String(repeating: "*word* ", count: 20_000),
  ])
  func longTextsOfOtherKindsAreRead(_ text: String) {
    #expect(!read(text).diagnostics.contains { $0.rule == .tooManyNodes && $0.severity == .error })
  }
}
