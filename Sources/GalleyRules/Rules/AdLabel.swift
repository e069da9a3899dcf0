import GalleyModel
import GalleyBasics

/// A label that does not say "advertisement" in the words that the policy asks for.
enum AdLabel: LayoutRule {
  static let id = RuleID.adLabel
  static let severity = Severity.warning
  static let summary = "A slot's label is not among the words that the policy's profile accepts."
  static let explanation = """
    Readers must be able to tell advertisements from the rest of the page. Which words do is said by
    whoever's rules a site follows, named by `policy: { profile: … }`; where it names several, a label
    must suit each:

    - `adsense`: "Advertisements" or "Sponsored Links", nothing else
      (https://support.google.com/adsense/answer/1346295).
    - `ftc`: "Ad", "Advertisement", "Paid Advertisement", "Sponsored Advertising Content"; "Promoted"
      and "Sponsored" alone may mislead
      (https://www.ftc.gov/business-guidance/resources/native-advertising-guide-businesses).
    - `asa`: "Ad", "Advert", "Advertising", "Advertisement", "Advertisement feature"
      (https://www.asa.org.uk/advice-online/recognising-ads-advertisement-features.html).
    - `better_ads` (the default): the standards ask for no words (https://www.betterads.org/standards/),
      so whatever one of the others accepts.

    French pages may say "Publicité" under each. Case, dashes and spaces around the words do not count.
    `policy: { labels: […] }` adds words of your own. A slot without a label is fine: the page labels it
    "Advertisement" in its own language.
    """
  static let wrong: Example? = .layout(
    line: 7,
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        label: From our partners
        sizes: [300x250]
    """)
  static let right: Example? = .layout(
    """
    layout: article
    regions:
      story:
        - spot_img: top
    slots:
      top:
        label: "- Advertisement -"
        sizes: [300x250]
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for slot in layout.slots.map(\.slot) {
      guard let label = slot.label,
        !AcceptedLabels.accepts(label.value, among: layout.policy.labels)
      else { continue }
      for profile in layout.policy.profiles {
        let words = AcceptedLabels.words(of: profile)
        guard !AcceptedLabels.accepts(label.value, among: words) else { continue }
        findings.report(
          "'\(label.value)' is not a label that '\(profile.rawValue)' accepts", at: label.span,
          "not among the accepted words",
          notes: [
            "accepted: \(list(words.map { "'\($0)'" }, "or"))",
            "'policy: { labels: [ … ] }' accepts words of your own",
          ],
          allowedBy: [slot.allow])
        break
      }
    }
  }
}
