import GalleyBasics

/// A file that cannot be opened or read.
enum UnreadableFile: Rule {
  static let id = RuleID.unreadableFile
  static let severity = Severity.error
  static let summary = "A file or a folder is not there, is something else, or may not be read."
  static let explanation = """
    The message says what the operating system answered. Look at the path, which counts from the folder in
    which the command runs, and at the file's permissions. Pipes and devices are read only where the command
    line names them, and names of files must be UTF-8.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
