import GalleyBasics

/// A file that cannot be opened or read.
enum UnreadableFile: Rule {
  static let id = RuleID.unreadableFile
  static let severity = Severity.error
  static let summary = "A file is not there, is a folder, or may not be read."
  static let explanation = """
    The message says what the operating system answered. Look at the path, which counts from the folder in
    which the command runs, and at the file's permissions.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
