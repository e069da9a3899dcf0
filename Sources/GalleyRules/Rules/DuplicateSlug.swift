import GalleyBasics

/// Two articles with one page.
enum DuplicateSlug: Rule {
  static let id = RuleID.duplicateSlug
  static let severity = Severity.error
  static let summary = "Two articles would be written to the same page."
  static let explanation = """
    A page is named after its article's `slug`, or else after the article's file, so two articles of one
    folder must not share it. Give one of them a `slug` of its own.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
