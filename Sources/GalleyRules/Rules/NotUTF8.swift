import GalleyBasics

/// A file that is not UTF-8.
enum NotUTF8: Rule {
  static let id = RuleID.notUTF8
  static let severity = Severity.error
  static let summary = "A file is not encoded in UTF-8."
  static let explanation = """
    Save it again as UTF-8: editors offer the encoding under "save as", and
    `iconv -f WINDOWS-1252 -t UTF-8` converts files of older systems. A byte order mark at the beginning is
    fine.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}
