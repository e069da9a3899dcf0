import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Characters of an article that none of the theme's fonts has.
enum MissingGlyph: PageRule {
  static let id = RuleID.missingGlyph
  static let severity = Severity.warning
  static let summary = "No font of a theme's stack has a character of an article."
  static let explanation = """
    A character that the theme's own fonts lack is drawn in the `fallback`, or in what the reader's system has. It looks
    like a letter of another newspaper, and its width is an estimate: so is all that stands below it.

    Add a file that has it to the family, or a family for its script with `also`; `unicode_range` lets
    browsers load that file only for texts that need it. `galley fonts` lists what each page lacks. Emoji are not
    told: every system has its own.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    // An article's characters are the same on all screens.
    guard page.placed.breakpoint == 0, let article = page.page.article else { return }
    for role in FontRole.allCases {
      guard let family = page.page.layout.theme[role].families.first else { continue }
      let missing = page.placed.fonts.missing(from: article, in: role)
        .filter { $0.script != Script.emoji }
      let count = missing.reduce(0) { $0 + $1.scalars.count }
      guard count > 0 else { continue }
      findings.report(
        "no font of the \(role.rawValue) has \(counted(count, "character")) of an article",
        at: family.name.span, "add a font with them",
        notes: missing.map { "\($0.scalars.count) in \($0.script): \($0.examples)" },
        excess: Double(count))
    }
  }
}
