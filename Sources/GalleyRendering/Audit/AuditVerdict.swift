import GalleyBasics
import GalleyModel
package import GalleyPages

/// What an audit comes to, in a few sentences.
package struct AuditVerdict {
  private let summary: AuditSummary

  package init(_ summary: AuditSummary) { self.summary = summary }

  package var sentences: [String] {
    guard summary.articles > 0 else {
      return [missing, broken, "No article was read.", withheld].compactMap(\.self)
    }
    // Of pages that are not there nothing can be said.
    let told = summary.pages > 0 ? [adless, density, shift] : []
    var all = ([missing, broken, pages] + told + [dearest, findings]).compactMap(\.self)
    // The first is the headline of the report, which those that are not counted are not.
    if let withheld { all.insert(withheld, at: min(1, all.count)) }
    return all
  }

  private var missing: String? {
    let parts = summary.missingParts
    guard !parts.numbers.isEmpty else { return nil }
    let shown = parts.names.prefix(10).joined(separator: ", ")
    let more = parts.numbers.count - 10
    return
      "This is no whole archive: without \(parts.numbers.count == 1 ? "part" : "parts") \(shown)"
      + (more > 0 ? " and \(decimal(more)) more." : ".")
  }

  /// Where what pages are made of has errors.
  private var broken: String? {
    let files = Set(summary.common.filter { $0.severity == .error }.map(\.file))
    guard let first = files.min() else { return nil }
    return files.count == 1
      ? "'\(first)' has errors." : "\(counted(files.count, "file")) have errors, '\(first)' first."
  }

  private var pages: String? {
    let failed = summary.withoutPage
    guard failed > 0 else { return nil }
    let verb = failed == 1 ? "has" : "have"
    return
      "\(counted(failed, "article")) of \(decimal(summary.articles)) \(verb) no page because of errors."
  }

  /// What readers may not see.
  private var withheld: String? {
    let found = summary.withheld
    guard found.count > 0 else { return nil }
    let reasons = [
      found.drafts > 0 ? counted(found.drafts, "draft") : nil,
      found.early > 0 ? "\(decimal(found.early)) of a later date" : nil,
      found.expired > 0 ? "\(decimal(found.expired)) no longer public" : nil,
    ].compactMap(\.self)
    return found.count == 1
      ? "1 more article is not for readers and not counted: \(reasons[0])."
      : "\(decimal(found.count)) more articles are not for readers and not counted: "
        + reasons.joined(separator: ", ") + "."
  }

  /// Where most articles have no ads.
  private var adless: String? {
    let screens = summary.sortedScreens
    guard
      let worst = screens.max(by: { $0.summary.ads.count(of: 0) < $1.summary.ads.count(of: 0) })
    else { return nil }
    let number = worst.summary.ads.count(of: 0)
    guard number > 0 else {
      return summary.withoutPage > 0
        ? "Every article with a page has an ad on every screen."
        : "Every article has an ad on every screen."
    }
    let all = worst.summary.articles
    let share = "\(decimal(number)) of \(counted(all, "article")) (\(percent(number, of: all)))"
    let isEverywhere = screens.allSatisfy { $0.summary.ads.count(of: 0) == number }
    let place = isEverywhere && screens.count > 1 ? "on any screen" : "on \(worst.screen.name)"
    return "\(share) \(number == 1 ? "has" : "have") no ads \(place)."
  }

  private var density: String {
    let pages = summary.screens.values.reduce(0) { $0 + $1.overLimit }
    guard pages > 0 else { return "No page has more ads than the Better Ads Standards allow." }
    let verb = pages == 1 ? "has" : "have"
    return "\(counted(pages, "page")) \(verb) more ads than the Better Ads Standards allow."
  }

  private var shift: String {
    let pages = summary.screens.values.reduce(0) { $0 + $1.shifting }
    let worst = summary.screens.values.map(\.shifts.largest).max() ?? 0
    guard pages > 0 else { return "No page shifts by more than 0.1 when ads come late." }
    let verb = pages == 1 ? "shifts" : "shift"
    return "\(counted(pages, "page")) \(verb) by more than 0.1 when ads come late, at most by "
      + "\(decimals(Double(worst) / 1_000_000, 2))."
  }

  /// What the dearest of the rules costs, where that was asked for.
  var dearest: String? {
    guard let cost = summary.costs.sorted.first(where: { $0.ads > 0 || $0.value > 0 }) else {
      return nil
    }
    let number = cost.number
    return
      "The dearest rule is '\(number.rule)' of '\(number.slot)': \(number.from) → \(number.to) "
      + "would give \(percent(cost.adShare)) more ads and \(percent(cost.valueShare)) more value."
  }

  private var findings: String? {
    let bySeverity = Severity.allCases.reversed().compactMap { severity -> String? in
      let rules = Set(
        summary.findings.keys.filter { $0.severity == severity }.map(\.rule)
          + summary.common.filter { $0.severity == severity }.map(\.rule))
      return rules.isEmpty ? nil : counted(rules.count, "rule") + " with \(severity.rawValue)s"
    }
    return bySeverity.isEmpty
      ? "No rule found anything." : "Findings: \(bySeverity.joined(separator: ", "))."
  }
}
