import GalleyModel
import GalleyBasics

/// A layout's breakpoints from the smallest up, and what their names mean.
final class BreakpointTable {
  private(set) var sorted: [Breakpoint]
  private let findings: Findings
  private let isTakenAway: (Spanned<String>) -> Bool
  private var reported: Set<String> = []

  init(_ layout: Layout, _ findings: Findings) {
    self.findings = findings
    isTakenAway = { layout.isInherited($0.span) && layout.takenAway.breakpoints.contains($0.value) }
    let own =
      layout.breakpoints.isEmpty
      ? Breakpoint.standard(at: layout.name.span) : layout.breakpoints
    sorted = Array(
      own.sorted { $0.from.value < $1.from.value }.prefix(BreakpointSet.capacity))
    checkStart()
    checkDistances()
    checkScreens()
    if own.count > BreakpointSet.capacity {
      findings.report(
        .badValue, "\(own.count) breakpoints, \(BreakpointSet.capacity) at the most",
        at: own[BreakpointSet.capacity].name.span)
    }
  }

  /// All breakpoints.
  var all: BreakpointSet { BreakpointSet(first: sorted.count) }

  /// The index of a name; one that is unknown is reported at its first use.
  func index(of name: Spanned<String>) -> Int? {
    if let index = sorted.firstIndex(where: { $0.name.value == name.value }) { return index }
    guard !isTakenAway(name), reported.insert(name.value).inserted else { return nil }
    findings.reportUnknown(
      .unknownBreakpoint, "no breakpoint is named", name, among: sorted.map(\.name.value),
      definedAt: { name in self.sorted[named: name]?.name.span })
    return nil
  }

  /// The set of some names.
  func set(of names: [Spanned<String>]) -> BreakpointSet {
    BreakpointSet(names.compactMap(index(of:)).map(BreakpointSet.init(index:)))
  }

  private func checkStart() {
    guard let first = sorted.first, first.from.value != 0 else { return }
    findings.report(
      .badValue,
      "no breakpoint begins at 0: viewports narrower than \(first.from.value)px have no layout",
      at: first.from.span, "the smallest one begins at 0")
  }

  /// A screen as wide as the next breakpoint begins would show the page as that one has it.
  private func checkScreens() {
    for (index, next) in sorted.dropFirst().enumerated() {
      let own = sorted[index]
      guard own.screen.width >= next.from.value, own.from.value < next.from.value else { continue }
      guard let span = own.screenSpan else {
        sorted[index].screen.width = next.from.value - 1
        continue
      }
      findings.report(
        Diagnostic(
          .badValue, .error,
          "a screen \(own.screen.width)px wide is not at this breakpoint, which ends before "
            + "\(next.from.value)px",
          at: Diagnostic.Label(span, "less than \(next.from.value)px wide"),
          also: [Diagnostic.Label(next.from.span, "the next begins here")]))
    }
  }

  private func checkDistances() {
    for (a, b) in zip(sorted, sorted.dropFirst()) where a.from.value == b.from.value {
      findings.report(
        Diagnostic(
          .badValue, .error, "two breakpoints begin at \(b.from.value)px",
          at: Diagnostic.Label(b.from.span), also: [Diagnostic.Label(a.from.span, "the other")]))
    }
  }
}
