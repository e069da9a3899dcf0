import GalleyBasics
import Testing

@testable import GalleyLanguage

/// What YAML forbids and libyaml reads, in files of the project's own.
@Suite struct IndentationTests {
  private func found(_ text: String) throws -> [Diagnostic] {
    let root = try #require(YAMLNode.parse(SourceFile(path: "a.yaml", text: text)).value)
    let findings = Findings()
    root.reportOutdents(findings)
    return findings.diagnostics
  }

  @Test(arguments: [
    ("a: [b,\nc,\nd]", [2, 3]), ("a: \"b\nc\"", [2]), ("a: 'b\n\n  c\nd'", [4]),
    ("a: \"b\n\tc\"", [2]),
    ("- [\n\ta,\n b\n ]", [2]), ("a:\n  b: {c: d,\n  e: f}", [2 + 1]), ("a:\n- [b,\nc]", [3]),
    ("a: &x [b,\nc]\nd: *x", [2]), ("a: >\n \n  \n # b\n", [4]), ("- - [a,\n  b]", [2]),
  ])
  func refusesWhatStandsNoDeeper(_ text: String, _ lines: [Int]) throws {
    let found = try found(text)
    let map = LineMap(SourceFile(path: "a.yaml", text: text))
    #expect(found.map { map.location(of: $0.primary.span.range.lowerBound).line } == lines)
    #expect(found.allSatisfy { $0.rule == .yamlSyntax && $0.severity == .error })
  }

  @Test(arguments: [
    "a: [\n b,\n c\n]", "a: {\n b: c\n}", "[a,\nb]", "\"a\nb\"", "a:\n  b: [c,\n   d]",
    "- [a,\n b]",
    "a: [b, # c\n# d\n e]", "a: \"b\n\n c\"", "a: |\n b\n\nc: d", "a: >\n\nb: c", "a: >\n   \nb: c",
    "a: b\n c", "\u{FEFF}a: [\n b]", "a: >2\n   \n  b",
  ])
  func readsWhatStandsDeeper(_ text: String) throws {
    #expect(try found(text).isEmpty)
  }

  /// What is put right says the same.
  @Test func putsItRight() throws {
    let text = "a:\n  b: [c,\n\td,\ne]\n"
    var fixed = Array(text.utf8)
    for finding in try found(text).reversed() {
      let fix = try #require(finding.fixIt)
      fixed.replaceSubrange(fix.span.range, with: fix.replacement.utf8)
    }
    #expect(String(decoding: fixed, as: UTF8.self) == "a:\n  b: [c,\n    d,\n    e]\n")
  }
}
