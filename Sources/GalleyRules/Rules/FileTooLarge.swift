import GalleyBasics

/// A file beyond the limit.
enum FileTooLarge: Rule {
  static let id = RuleID.fileTooLarge
  static let severity = Severity.error
  static let summary = "A file is larger than what is read."
  static let explanation = """
    YAML is read up to 1 MiB (1,048,576 bytes), front matter included; a layout seldom has 10 KiB. The limit
    keeps a file that somebody else sent from using up the machine. An asset may have 64 MiB.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
