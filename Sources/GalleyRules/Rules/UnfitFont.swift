package import GalleyBasics
package import GalleyModel

/// A font file that its license, or a browser, keeps pages from using.
enum UnfitFont: PolicyRule {
  static let id = RuleID.unfitFont
  static let severity = Severity.warning
  static let summary = "A font's license bits forbid to embed it, or a browser does not load it."
  static let explanation = """
    A font says in its bits `fsType` whether it may be embedded in documents. Those that say that it may not are
    mostly made for desks; the license that came with the font has the last word. Ask whom you have it from
    whether you may serve it, and turn the rule off, or take the file that they have for websites.

    Firefox loads no collections (`.ttc`), so that its readers would see the fallback for ever. Take the one font
    out of the collection, and make a WOFF2 file of it.
    """
  static let wrong: Example? = nil
  static let right: Example? = nil
}

/// What keeps pages from using a font file.
package struct FontFault {
  let path: Spanned<String>
  let message: String
  let advice: String

  package init(_ path: Spanned<String>, _ message: String, _ advice: String) {
    self.path = path
    self.message = message
    self.advice = advice
  }
}

extension RuleRegistry {
  /// Why some font files of a layout are not fit for pages.
  package static func check(
    unfit faults: [FontFault], in layout: ResolvedLayout
  ) -> [Diagnostic] {
    var findings = RuleFindings(policy: layout.policy, everywhere: layout.allow)
    guard findings.begin(UnfitFont.self) else { return [] }
    for fault in faults { findings.report(fault.message, at: fault.path.span, fault.advice) }
    return findings.diagnostics
  }
}
