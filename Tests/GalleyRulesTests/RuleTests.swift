@testable import GalleyRules
import GalleyBasics
import Testing

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
