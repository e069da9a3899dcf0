import GalleyBasics

/// More values than the limit.
enum TooManyNodes: Rule {
  static let id = RuleID.tooManyNodes
  static let severity = Severity.error
  static let summary = "A file has more than 100,000 values."
  static let explanation = """
    Every text, list and mapping counts; a layout seldom has 500. The limit keeps a file that somebody else
    sent from using up the machine.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
