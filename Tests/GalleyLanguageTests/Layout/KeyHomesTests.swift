import GalleyBasics
import GalleyModel
import Testing

@testable import GalleyLanguage

private let list = "write it as a block: 'article_list: { from: "

/// Words that stand where nobody reads them.
@Suite struct KeyHomesTests {
  @Test(arguments: [
    ("insert: 1", "it is a key of a 'body' block"),
    ("regions: { main: [insert: { block: newsletter }] }", "it is a key of a 'body' block"),
    ("slots: { a: { sizes: [300x250], insert: 1 } }", "it is a key of a 'body' block"),
    (
      "slots: { a: { sizes: [300x250], placement: { insert: 1 } } }",
      "it is a key of a 'body' block"
    ),
    ("regions: { main: [most_read] }", "\(list){ ranking: most-read.txt } }'"),
    (
      "regions: { main: { blocks: [headline], most_read: { limit: 3 } } }",
      "\(list){ ranking: most-read.txt } }'"
    ),
    ("regions: { main: [next_article: { title: Next }] }", "\(list)next }'"),
    ("regions: { main: [body: { next_article: {} }] }", "\(list)next }'"),
    (
      "regions: { main: [body: { insert: { block: related_list, after: 2 paragraphs } }] }",
      "\(list)same_section }'"
    ),
    (
      "regions: { main: [article_list: { from: most_read }] }",
      "write it as '{ ranking: most-read.txt }'"
    ),
    ("headline: {}", "it is a block, and stands in a list of blocks"),
    ("unfilled: hold", "it is a key of a slot"),
    ("regions: { main: [headlin] }", "did you mean 'headline'?"),
    ("slots: { a: { size: [300x250] } }", "did you mean 'sizes'?"),
  ])
  func whereAWordStands(_ key: String, _ hint: String) throws {
    let findings = Findings()
    let root = try #require(
      YAMLNode.parse(SourceFile(path: "a.yaml", text: "layout: a\n\(key)\n")).value)
    _ = Layout(root, findings)
    #expect(findings.diagnostics.first?.primary.text == hint)
  }
}
