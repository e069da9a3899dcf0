package import GalleyGeometry
import GalleyModel
package import GalleyPlacement
package import GalleyBasics

/// What the rules for pages find on many pages: of the findings of one rule at one place of a layout
/// only the worst is kept, with the article that has it. The gravest is the worst, since layouts that
/// extend one base may have policies of their own; then that which passes its limit by most.
package struct PageFindings: Sendable {
  private struct Place: Hashable {
    let rule: RuleID
    let path: String
    let range: Range<Int>
  }

  private struct Worst {
    var diagnostic: Diagnostic
    var excess: Double
    var title: Span
    var articles = 1

    /// Of two that are equally bad, that of the first article by its file is told, whatever their order.
    func isWorse(than other: Worst) -> Bool {
      if diagnostic.severity != other.diagnostic.severity {
        return diagnostic.severity > other.diagnostic.severity
      }
      return excess == other.excess
        ? title.file.path < other.title.file.path : excess > other.excess
    }
  }

  private var worst: [Place: Worst] = [:]

  package init() {}

  /// Checks an article's page.
  ///
  /// - Parameters:
  ///   - screens: the page on the screen of each breakpoint.
  ///   - bodies: how the ads in its body were placed there.
  package init(_ screens: [MeasuredPage], _ bodies: [BodyAds?]) {
    for (measured, body) in zip(screens, bodies) { check(measured, body) }
  }

  /// Checks a page that was measured; all such pages are of one article.
  ///
  /// - Parameter body: how the ads in its body were placed.
  private mutating func check(_ measured: MeasuredPage, _ body: BodyAds? = nil) {
    guard let title = measured.page.article?.title.span else { return }
    let findings = RuleRegistry.findings(in: measured, body)
    for (diagnostic, excess) in zip(findings.diagnostics, findings.excesses) {
      let span = diagnostic.primary.span
      let place = Place(rule: diagnostic.rule, path: span.file.path, range: span.range)
      let found = Worst(diagnostic: diagnostic, excess: excess, title: title)
      if let known = worst[place], !found.isWorse(than: known) { continue }
      worst[place] = found
    }
  }

  /// Adds what was found on the page of another article.
  package mutating func add(_ other: PageFindings) {
    worst.merge(other.worst) { own, new in
      var merged = new.isWorse(than: own) ? new : own
      merged.articles = own.articles + new.articles
      return merged
    }
  }

  /// Whether something was found that no page may have.
  package var hasErrors: Bool {
    worst.values.contains { $0.diagnostic.severity == .error }
  }

  /// In the order of files and places.
  package var diagnostics: [Diagnostic] {
    let sorted = worst.sorted { a, b in
      (a.key.path, a.key.range.lowerBound, a.key.rule.rawValue)
        < (b.key.path, b.key.range.lowerBound, b.key.rule.rawValue)
    }
    return sorted.map { _, worst in
      var diagnostic = worst.diagnostic
      let text = worst.articles == 1 ? "in this article" : "worst of \(worst.articles) articles"
      diagnostic.secondary.append(Diagnostic.Label(worst.title, text))
      return diagnostic
    }
  }
}
