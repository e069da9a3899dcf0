import GalleyModel

/// The words by which an advertisement may be labelled, as each profile has them.
enum AcceptedLabels {
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
