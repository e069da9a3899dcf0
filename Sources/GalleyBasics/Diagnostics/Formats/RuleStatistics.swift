/// How often each rule was broken, the most frequent first.
package enum RuleStatistics {
  /// A line a rule: how often, the gravest severity, the rule, and what it is about.
  package static func render(
    _ diagnostics: [Diagnostic], summary: (RuleID) -> String
  ) -> String {
    let groups = Dictionary(grouping: diagnostics, by: \.rule)
      .sorted { ($1.value.count, $0.key.rawValue) < ($0.value.count, $1.key.rawValue) }
    let rows = groups.map { rule, found in
      (
        count: decimal(found.count), severity: found.map(\.severity).max() ?? .info, rule: rule
      )
    }
    let digits = rows.map(\.count.utf8.count).max() ?? 0
    let letters = rows.map(\.rule.rawValue.utf8.count).max() ?? 0
    return rows.map { row in
      String(repeating: " ", count: digits - row.count.utf8.count) + row.count + "  "
        + padded(row.severity.rawValue, to: Severity.warning.rawValue.utf8.count) + "  "
        + padded(row.rule.rawValue, to: letters) + "  " + summary(row.rule) + "\n"
    }.joined()
  }

  private static func padded(_ text: String, to count: Int) -> String {
    text + String(repeating: " ", count: max(0, count - text.utf8.count))
  }
}
