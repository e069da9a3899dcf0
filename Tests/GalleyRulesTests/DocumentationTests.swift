import Foundation
import GalleyRules
import GalleyBasics
import Testing

@Suite struct DocumentationTests {
  private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// `docs/rules.md` says what the rules say; `GALLEY_RECORD=1` writes it anew.
  @Test func rulesPageIsFresh() throws {
    let page = Self.root.appendingPathComponent("docs/rules.md")
    let fresh = RulesPage.markdown(RuleRegistry.all, output: Self.output)
    if ProcessInfo.processInfo.environment["GALLEY_RECORD"] == "1" {
      try FileManager.default.createDirectory(
        at: page.deletingLastPathComponent(), withIntermediateDirectories: true)
      try fresh.write(to: page, atomically: true, encoding: .utf8)
    }
    let recorded = try String(contentsOf: page, encoding: .utf8)
    #expect(recorded == fresh, "run the tests once with GALLEY_RECORD=1")
  }

  @Test(arguments: NamedRule.all)
  func explanationFitsTheTerminal(_ name: NamedRule) {
    let text = RuleDocumentation(style: DiagnosticStyle(width: 60)).render(name.rule)
    let prose = text.split(separator: "\n").filter { !$0.hasPrefix("    ") }
    let tooWide = prose.filter { line in line.count > 60 && line.split(separator: " ").count > 1 }
    #expect(tooWide.isEmpty)
    #expect(text.hasPrefix("\(name.id)  \(name.rule.severity.rawValue)\n\n"))
    #expect(!text.contains("\n\n\n"))
  }

  @Test func explanationShowsBothExamplesAndTheOutput() throws {
    let rule = RuleRegistry.rule(.unknownSlot)
    let text = RuleDocumentation().render(rule, output: "x.yaml:5:17: error\n")
    let wrong = try #require(text.range(of: "\nWrong\n"))
    let output = try #require(text.range(of: "    x.yaml:5:17: error\n"))
    let right = try #require(text.range(of: "\nRight\n"))
    #expect(wrong.lowerBound < output.lowerBound && output.lowerBound < right.lowerBound)
    #expect(text.contains("    - spot_img: leaderbord\n"))
  }

  @Test func colorsAreOnlyWrittenWhereWanted() throws {
    let rule = RuleRegistry.rule(.unknownSlot)
    #expect(!RuleDocumentation().render(rule).contains("\u{1B}"))
    #expect(RuleDocumentation(style: .init(color: true)).render(rule).contains("\u{1B}[31merror"))
  }

  @Test func listHasALineForEachRule() {
    let list = RuleDocumentation().list(RuleRegistry.all)
    #expect(list.split(separator: "\n").count == RuleRegistry.all.count)
    #expect(list.contains("unknown-slot                 error    A block names a slot"))
  }

  private static func output(_ rule: any Rule.Type) -> String? {
    rule.wrong.map { DiagnosticPrinter().render(Checked.diagnostics(of: $0)) }
  }
}
