import Foundation
@testable import GalleyRules
import GalleyBasics
import Testing

/// What holds for every rule, checked by its own examples.
@Suite struct RuleTests {
  @Test func rulesAreListedByID() {
    let ids = RuleRegistry.all.map { $0.id }
    #expect(ids == ids.sorted())
    #expect(Set(ids).count == ids.count)
  }

  @Test(arguments: NamedRule.all)
  func documentationIsComplete(_ name: NamedRule) {
    let rule = name.rule
    #expect(rule.id.wholeMatch(of: /[a-z0-9]+(-[a-z0-9]+)*/) != nil)
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

  /// Every id that the sources report has its rule.
  @Test func everyReportedIDIsARule() throws {
    let sources = Self.root.appendingPathComponent("Sources")
    let files = FileManager.default.enumerator(atPath: sources.path)?.compactMap { $0 as? String }
    let reported = try (files ?? []).filter {
      $0.hasSuffix(".swift") && !$0.contains("GalleyRules")
    }
    .flatMap { path -> [String] in
      let text = try String(contentsOf: sources.appendingPathComponent(path), encoding: .utf8)
      let calls = text.matches(
        of: /(?:report|reportUnknown|refuse|Diagnostic)\(\s*"([a-z0-9]+(?:-[a-z0-9]+)+)"/)
      return calls.map { String($0.output.1) }
    }
    let known = Set(RuleRegistry.all.map { $0.id })
    #expect(reported.count > 20)
    #expect(Set(reported).subtracting(known).sorted() == [])
  }

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
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
