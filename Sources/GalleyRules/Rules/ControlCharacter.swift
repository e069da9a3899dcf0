import GalleyBasics

/// A control character in YAML.
enum ControlCharacter: Rule {
  static let id = RuleID.controlCharacter
  static let severity = Severity.error
  static let summary = "A file holds a character that YAML does not allow."
  static let explanation = """
    YAML allows no control characters but tab and line breaks
    (https://yaml.org/spec/1.2.2/#51-character-set). They come from other programs by way of copying, or the
    file is not a text file at all.
    """
  static let wrong: Example? = .layout(
    line: 2,
    """
    layout: article
    description: A\u{8} news article
    regions:
      story: [headline, body]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    description: A news article
    regions:
      story: [headline, body]
    """)
}
