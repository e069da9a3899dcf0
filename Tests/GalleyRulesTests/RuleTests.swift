import Foundation
import GalleyBasics
import GalleyRules
import Testing

@testable import GalleyRules

/// What holds for every rule, checked by its own examples.
@Suite struct RuleTests {
  @Test func rulesAreListedByID() {
    let ids = RuleRegistry.all.map { $0.id.rawValue }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: NamedRule.all)
  func documentationIsComplete(_ name: NamedRule) {
    let rule = name.rule
    #expect(rule.id.rawValue.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
    #expect(rule.summary.hasSuffix(".") && !rule.summary.contains("\n"))
    #expect(!rule.explanation.isEmpty)
    #expect((rule.wrong == nil) == (rule.right == nil))
    #expect(rule.wrong == nil || rule.wrong?.line != nil)
    #expect(rule.right?.line == nil)
  }

  @Test(arguments: NamedRule.all)
  func wrongExampleGivesExactlyThisRule(_ name: NamedRule) throws {
    guard let example = name.rule.wrong else { return }
    let found = Checked.diagnostics(of: example)
    #expect(Set(found.map(\.rule)) == [name.id], "\(DiagnosticPrinter().render(found))")
    let first = try #require(found.first)
    let place = LineMap(first.primary.span.file).location(of: first.primary.span.range.lowerBound)
    #expect(place.line == example.line, "\(DiagnosticPrinter().render(found))")
    #expect(first.severity == name.rule.severity)
  }

  @Test(arguments: NamedRule.all)
  func rightExampleIsClean(_ name: NamedRule) {
    guard let example = name.rule.right else { return }
    let found = Checked.diagnostics(of: example)
    #expect(found.isEmpty, "\(DiagnosticPrinter().render(found))")
  }
}

@Suite struct RuleRegistryTests {
  @Test func everyRuleThatChecksSomethingIsListedForIt() {
    let all = RuleRegistry.all
    #expect(
      all.filter { $0 is any LayoutRule.Type }.map { $0.id }
        == RuleRegistry.layoutRules.map { $0.id })
    #expect(
      all.filter { $0 is any ArticleRule.Type }.map { $0.id }
        == RuleRegistry.articleRules.map { $0.id })
    #expect(
      all.filter { $0 is any SiteRule.Type }.map { $0.id } == RuleRegistry.siteRules.map { $0.id })
    #expect(
      all.filter { $0 is any PageRule.Type }.map { $0.id } == RuleRegistry.pageRules.map { $0.id })
  }
}

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
