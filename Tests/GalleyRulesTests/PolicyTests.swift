import GalleyLanguage
import GalleyModel
import GalleyRules
import GalleyBasics
import GalleyTestSupport
import Testing

/// Severities that a policy changes, and findings that a layout allows.
@Suite struct PolicyTests {
  private func layout(
    rules: String = "{}", slotAllow: String = "{}", fileAllow: String = "{}"
  ) -> String {
    """
    layout: article
    regions:
      story:
        - headline
        - spot_img: top
    slots:
      top:
        sizes: [300x205]
        allow: \(slotAllow)
    allow: \(fileAllow)
    policy: { rules: \(rules) }
    """
  }

  @Test func usualSeverity() {
    let found = Checked.layout(layout())
    #expect(found.map(\.rule) == ["unknown-size"])
    #expect(found.map(\.severity) == [.info])
  }

  @Test func changedSeverity() {
    let found = Checked.layout(layout(rules: "{ unknown-size: error }"))
    #expect(found.map(\.severity) == [.error])
  }

  @Test func turnedOff() {
    #expect(Checked.layout(layout(rules: "{ unknown-size: off }")).isEmpty)
  }

  @Test func allowedOnTheSlot() {
    #expect(Checked.layout(layout(slotAllow: "{ unknown-size: sold directly }")).isEmpty)
  }

  @Test func allowedForTheFile() {
    #expect(Checked.layout(layout(fileAllow: "{ unknown-size: sold directly }")).isEmpty)
  }

  @Test func allowedIsCounted() throws {
    let file = SourceFile(
      path: "a.yaml", text: layout(slotAllow: "{ unknown-size: sold directly }"))
    let root = try #require(YAMLNode.parse(file).value)
    let resolved = try #require(Layout(root, Findings())).resolve().value
    #expect(RuleRegistry.findings(in: resolved).allowedCount == 1)
  }

  @Test func allowOfAnotherRuleHidesNothing() {
    let found = Checked.layout(layout(slotAllow: "{ size-too-wide: why }"))
    #expect(found.map(\.rule) == ["unknown-size", "unused-allow"])
  }

  /// What is found on pages is not known from the layout, so that it may be accepted unseen.
  @Test(arguments: [
    "top-heavy", "placement-unsatisfiable", "short-article-ads", "placement-rule-dead",
  ])
  func findingsOnPagesMayBeAllowed(_ rule: RuleID) {
    let found = Checked.layout(layout(slotAllow: "{ unknown-size: own, \(rule): why }"))
    #expect(found.isEmpty)
  }

  /// The file's allowance is unused where the slot's own came first.
  @Test func innermostAllowanceCounts() {
    let found = Checked.layout(
      layout(slotAllow: "{ unknown-size: a }", fileAllow: "{ unknown-size: b }"))
    #expect(found.map(\.rule) == ["unused-allow"])
    #expect(
      found.map {
        LineMap($0.primary.span.file).location(of: $0.primary.span.range.lowerBound).line
      } == [10])
  }

  @Test func unknownRuleIsSuggested() {
    let found = Checked.layout(layout(rules: "{ unknown-sise: off }"))
    let unknown = found.first { $0.rule == "unknown-rule" }
    #expect(unknown?.primary.text == "did you mean 'unknown-size'?")
    #expect(unknown?.fixIt?.replacement == "unknown-size")
  }

  @Test func languageErrorsCannotBeAllowed() {
    let found = Checked.layout(layout(slotAllow: "{ unknown-size: a, unknown-key: b }"))
    #expect(
      found.map(\.message) == ["this 'allow' accepts nothing: 'unknown-key' cannot be accepted"])
  }
}
