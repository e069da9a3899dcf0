import GalleyBasics
import GalleyModel

/// A slot that does not say "advertisement" in the words that the policy asks for.
enum AdLabel: LayoutRule {
  static let id = RuleID.adLabel
  static let severity = Severity.warning
  static let summary =
    "A slot's label is not among the words that the policy's profile accepts, or it has none."
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
    `policy: { labels: […] }` adds words of your own.

    Under `adsense`, `ftc` and `asa` every slot needs a `label`. Without one the page tells only assistive
    technology that this is an advertisement; whoever looks at it reads nothing. `better_ads` asks for no
    label.
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
    // Most slots have the same label.
    var accepted: Set<String> = []
    for slot in layout.slots where !slot.visible.isEmpty {
      let slot = slot.slot
      guard let label = slot.label else {
        reportMissing(slot, layout.policy, &findings)
        continue
      }
      guard accepted.insert(label.value).inserted,
        !AcceptedLabels.accepts(label.value, among: layout.policy.labels)
      else { continue }
      for profile in layout.policy.profiles {
        let words = AcceptedLabels.words(of: profile)
        guard !AcceptedLabels.accepts(label.value, among: words) else { continue }
        accepted.remove(label.value)
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

  private static func reportMissing(
    _ slot: Slot, _ policy: Policy, _ findings: inout RuleFindings
  ) {
    guard let profile = policy.profiles.first(where: { $0 != .betterAds }) else { return }
    let words = AcceptedLabels.words(of: profile)
    findings.report(
      "the slot '\(slot.name.value)' has no label that readers see, and '\(profile.rawValue)' asks for one",
      at: slot.name.span, "no 'label'",
      notes: ["accepted: \(list(words.map { "'\($0)'" }, "or"))"], allowedBy: [slot.allow])
  }
}

/// The words by which an advertisement may be labelled, as each profile has them.
private enum AcceptedLabels {
  /// The words that a profile accepts, in the case in which a message shows them.
  static func words(of profile: PolicyProfile) -> [String] {
    switch profile {
    case .adsense: adsense + french
    case .ftc: ftc + french
    case .asa: asa + french
    case .betterAds: betterAds + french
    }
  }

  /// Whether a label is among some words: case, and what surrounds the words, does not count, so that
  /// "- Advertisement -" is "Advertisement".
  static func accepts(_ label: String, among words: [String]) -> Bool {
    let label = core(of: label)
    return words.contains { core(of: $0) == label }
  }

  /// https://support.google.com/adsense/answer/1346295 ("Placing ads under a misleading heading").
  private static var adsense: [String] {
    ["Advertisements", "Advertisement", "Sponsored Links", "Sponsored Link"]
  }

  /// https://www.ftc.gov/business-guidance/resources/native-advertising-guide-businesses
  private static var ftc: [String] {
    [
      "Ad", "Ads", "Advertisement", "Advertisements", "Paid Advertisement",
      "Sponsored Advertising Content",
    ]
  }

  /// https://www.asa.org.uk/advice-online/recognising-ads-advertisement-features.html
  private static var asa: [String] {
    [
      "Ad", "Ads", "Advert", "Adverts", "Advertisement", "Advertisements", "Advertising",
      "Advertisement feature", "Advertisement promotion",
    ]
  }

  /// The Better Ads Standards ask for no words (https://www.betterads.org/standards/), so all that
  /// say plainly what they label.
  private static var betterAds: [String] {
    [
      "Advertisement", "Advertisements", "Advertising", "Ad", "Ads", "Advert", "Adverts",
      "Paid Advertisement", "Sponsored Links", "Sponsored Link", "Sponsored Advertising Content",
      "Advertisement feature",
    ]
  }

  /// https://www.arpp.org/nous-consulter/regles/regles-de-deontologie/recommandation-communication-publicitaire-numerique/
  private static var french: [String] { ["Publicité", "Publicités"] }

  private static func core(of label: String) -> Substring {
    let lowered = label.lowercased()
    guard let first = lowered.firstIndex(where: { $0.isLetter || $0.isNumber }),
      let last = lowered.lastIndex(where: { $0.isLetter || $0.isNumber })
    else { return "" }
    return lowered[first...last]
  }
}
