package import GalleyGeometry
package import GalleyModel
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
    /// Of the article; `nil` for a page without one.
    var title: Span?
    var articles = 1

    /// Of two that are equally bad, that of the first article by its place is told, whatever their order.
    func isWorse(than other: Worst) -> Bool {
      if diagnostic.severity != other.diagnostic.severity {
        return diagnostic.severity > other.diagnostic.severity
      }
      return excess == other.excess ? place < other.place : excess > other.excess
    }

    /// A file alone does not tell the articles of an export apart.
    private var place: (path: String, line: Int, column: Int, message: String) {
      (
        title?.file.path ?? "", title?.file.firstLine ?? 0, title?.file.firstColumn ?? 0,
        diagnostic.message
      )
    }

    init(_ diagnostic: Diagnostic, excess: Double = 0, on title: Span?) {
      self.diagnostic = diagnostic
      self.excess = excess
      self.title = title
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
    if let page = screens.first?.page { self.init(of: page) } else { self.init() }
    for (measured, body) in zip(screens, bodies) { check(measured, body) }
  }

  /// Tells whether a page is too large, which no policy can allow: it is not whole.
  package init(of page: Page) {
    guard let overflow = page.overflow else { return }
    add(Worst(.pageTooLarge(at: overflow), on: page.article?.title.span))
  }

  /// Checks a page that was measured; all such pages are of one article.
  ///
  /// - Parameter body: how the ads in its body were placed.
  private mutating func check(_ measured: MeasuredPage, _ body: BodyAds? = nil) {
    guard let title = measured.page.article?.title.span else { return }
    let findings = RuleRegistry.findings(in: measured, body)
    for (diagnostic, excess) in zip(findings.diagnostics, findings.excesses) {
      add(Worst(diagnostic, excess: excess, on: title))
    }
  }

  private mutating func add(_ found: Worst) {
    let span = found.diagnostic.primary.span
    let place = Place(rule: found.diagnostic.rule, path: span.file.path, range: span.range)
    if let known = worst[place], !found.isWorse(than: known) { return }
    worst[place] = found
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
      if let title = worst.title { diagnostic.secondary.append(Diagnostic.Label(title, text)) }
      return diagnostic
    }
  }
}

extension Diagnostic {
  fileprivate static func pageTooLarge(at block: Span) -> Diagnostic {
    Diagnostic(
      .tooManyNodes, .error,
      "the page is too large: with this block, what its blocks show is more than 4 MiB",
      at: Label(block, "this and what follows has no room"))
  }
}
