import GalleyModel
import GalleySyntax
import Testing

@testable import GalleyLanguage

@Suite struct MarkdownBodyTests {
  @Test(arguments: [
    ("Hello *big* **bad** `c  d` world", "p Hello _big_*** bad")
  ])
  func x(_ a: String, _ b: String) { print(body(a).outline) }
}

func body(_ markdown: String, firstLine: Int = 1) -> Body {
  let file = SourceFile(path: "a.md", text: markdown)
  return Body.parse(file, in: 0..<file.bytes.count, firstLine: firstLine)
}
