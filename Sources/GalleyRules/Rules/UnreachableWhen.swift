import GalleyModel
import GalleyBasics

/// A block or region that no page ever shows.
enum UnreachableWhen: LayoutRule {
  static let id = RuleID.unreachableWhen
  static let severity = Severity.warning
  static let summary = "Conditions that cannot hold together keep a block from ever being shown."
  static let explanation = """
    All keys of `when` must hold, and all comparisons of `words`: `[">= 600", "< 300"]` fits no article.
    Nothing may hold that stands under `not`: `{ section: News, not: { section: [News, Sport] } }` fits none.
    A block is shown only at breakpoints that its `when` asks for, that `hidden` does not name, and at
    which its region stands in the grid; a slot besides only where it has sizes. Where nothing is left
    of them, the block is dead text that misleads whoever reads the layout.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter:
            when:
              words: [">= 600", "< 300"]
        - body
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - headline
        - newsletter:
            when:
              words: [">= 300", "< 600"]
        - body
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for (index, region) in layout.regions.enumerated() {
      guard !region.visible.isEmpty else {
        reportHidden(region, index, layout, &findings)
        continue
      }
      for block in region.allBlocks {
        guard let problem = problem(of: block, in: region, layout) else { continue }
        findings.report(
          problem.message, at: problem.span, problem.label,
          also: problem.span == block.span
            ? [] : [Diagnostic.Label(block.span, "so this is never shown")],
          allowedBy: [block.allow, region.allow])
      }
    }
  }

  private struct Problem {
    let message: String
    let span: Span
    let label: String
  }

  /// A region that is in the grid but hidden wherever it is; one that is in no grid is another rule's.
  private static func reportHidden(
    _ region: ResolvedRegion, _ index: Int, _ layout: ResolvedLayout,
    _ findings: inout RuleFindings
  ) {
    guard layout.grids.contains(where: { $0.areas.contains { $0.region == index } }) else { return }
    findings.report(
      "the region '\(region.name.value)' is hidden at every breakpoint that has an area for it",
      at: region.name.span, "never shown", allowedBy: [region.allow])
  }

  private static func problem(
    of block: ResolvedBlock, in region: ResolvedRegion, _ layout: ResolvedLayout
  ) -> Problem? {
    let name = block.kind.name.rawValue
    let when = block.when.written
    if let problem = problem(of: when) { return problem }
    if case .body(_, let slotWhen, _) = block.kind, let problem = problem(of: slotWhen) {
      return problem
    }
    let names = layout.breakpoints.map(\.name.value)
    guard when.breakpoints.allSatisfy({ names.contains($0.value) }) else { return nil }
    if block.visible.isEmpty {
      return Problem(
        message:
          "no breakpoint is left for this '\(name)': its region is shown at \(layout.names(of: region.visible))",
        span: when.breakpoints.first?.span ?? block.span, label: "never there")
    }
    return slotProblem(of: block, layout)
  }

  private static func problem(of when: Condition) -> Problem? {
    if let last = when.words.last, when.wordRange == nil {
      let count = when.words.count
      let message =
        count == 1
        ? "no article has \(text(last.value)) words"
        : "no article satisfies all \(count) comparisons of words"
      return Problem(message: message, span: last.span, label: "never true")
    }
    guard let contradiction = when.contradiction, let span = contradiction.firstSpan else {
      return nil
    }
    return Problem(
      message: "no article satisfies this 'when': it asks for what its 'not' forbids", span: span,
      label: "never true")
  }

  private static func slotProblem(
    of block: ResolvedBlock, _ layout: ResolvedLayout
  ) -> Problem? {
    guard case .spotImg(let name) = block.kind, let index = block.slot else { return nil }
    let slot = layout.slots[index]
    guard !slot.visible.isEmpty, slot.visible.isDisjoint(with: block.visible) else { return nil }
    return Problem(
      message:
        "the slot '\(slot.name)' has no size at \(layout.names(of: block.visible)), where this is shown",
      span: name.span, label: "never there")
  }

  private static func text(_ comparison: Comparison) -> String {
    "\(comparison.op.rawValue) \(comparison.number)"
  }
}
