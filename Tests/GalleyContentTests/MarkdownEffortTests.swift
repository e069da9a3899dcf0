import GalleyBasics
import GalleyContent
import GalleyModel
import Testing

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
