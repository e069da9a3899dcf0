import GalleyBasics

/// A page that cannot be written.
enum UnwritableFile: Rule {
  static let id = RuleID.unwritableFile
  static let severity = Severity.error
  static let summary = "A page's file cannot be written."
  static let explanation = """
    The message says what the operating system answered. Look at the permissions of the output folder, and
    whether the disk is full. Pages are written whole or not at all, so no half of it is left behind.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
