import GalleyBasics

/// A date that cannot be read.
enum BadDate: Rule {
  static let id = RuleID.badDate
  static let severity = Severity.error
  static let summary = "A date is not a day of the calendar in a form that is read."
  static let explanation = """
    Dates are written year first (ISO 8601, RFC 3339), since 03/04 is March in some countries and April in
    others: `2024-04-19`, `2024-04-19 08:30`, `2024-04-19T08:30:00+04:00`.
    """
  static let wrong: Example? = .site(
    line: 2,
    """
    name: The Port Louis Courier
    date: 2024-02-30
    """)
  static let right: Example? = .site(
    """
    name: The Port Louis Courier
    date: 2024-02-29
    """)
}
