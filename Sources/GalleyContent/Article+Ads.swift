import GalleyBasics
import GalleyModel

extension Article {
  /// Reads `ads`, and what other systems call it: `hide_ads: true`, `show_ads: false`.
  mutating func readAds(_ entries: [YAMLEntry], _ keys: inout Mapping) {
    let findings = keys.findings
    hasAds = keys.frontMatter("ads").flatMap(findings.hasAds) ?? true
    for entry in entries {
      guard let key = entry.key.scalar?.text, key != "ads", AdKey.mayBe(key) else { continue }
      let meaning = AdKey(key)
      guard meaning != .other else { continue }
      keys.strangers.insert(key)
      if entry.value.scalar?.isNull == true { continue }
      switch (meaning, entry.value.scalar?.asFlag) {
      case (.hides, true?), (.shows, false?): hasAds = false
      case (.hides, false?), (.shows, true?), (_, false?): break
      default:
        findings.report(
          Diagnostic(
            .unknownKey, .warning, "an article has no key '\(excerpt(key))'",
            at: Diagnostic.Label(entry.key.span, "without effect on the ads of the page"),
            notes: ["'ads: none' leaves all ads out"]))
      }
    }
  }
}

extension Findings {
  /// `none` or `all`, or whether there are any.
  fileprivate func hasAds(_ node: YAMLNode) -> Bool? {
    node.scalar?.asFlag ?? choice(node, Ads.self).map { $0.value == .all }
  }
}

private enum Ads: String, CaseIterable {
  case none, all
}

/// What a key of the front matter has to do with advertisements.
private enum AdKey {
  /// `true` hides them all.
  case hides
  /// `false` hides them all.
  case shows
  /// Something else about them that is not known here.
  case mentions
  case other

  init(_ key: String) {
    let words = Self.words(of: key)
    let about = words.filter(Self.nouns.contains)
    let rest = Set(words).subtracting(Self.nouns)
    if about.isEmpty {
      let isPaid = words.contains {
        $0.hasPrefix("sponsor") || $0 == "advertorial" || $0 == "adsense"
      }
      self = isPaid ? .mentions : .other
    } else if rest.count == 1, let word = rest.first {
      self = Self.hiding.contains(word) ? .hides : Self.showing.contains(word) ? .shows : .mentions
    } else {
      self = rest.isEmpty ? .shows : .mentions
    }
  }

  /// Whether it is worth a closer look: every key of every article is asked.
  static func mayBe(_ key: String) -> Bool {
    key.utf8.count <= 40
      && zip(key.utf8, key.utf8.dropFirst()).contains { first, second in
        let pair = (first | 0x20, second | 0x20)
        return pair == (UInt8(ascii: "a"), UInt8(ascii: "d"))
          || pair == (UInt8(ascii: "s"), UInt8(ascii: "p"))
      }
  }

  private static let nouns: Set<String> = [
    "ad", "ads", "advert", "adverts", "advertising", "advertisement", "advertisements",
  ]
  private static let hiding: Set<String> = [
    "hide", "hidden", "no", "disable", "disabled", "without", "skip", "exclude", "suppress",
    "suppressed", "off", "free", "remove", "block",
  ]
  private static let showing: Set<String> = [
    "show", "shown", "has", "enable", "enabled", "display", "with", "allow", "include", "on",
  ]

  /// The words of `hide_ads`, `hide-ads`, `hideAds` or `noads`.
  private static func words(of key: String) -> [String] {
    var words = [""]
    var wasLower = false
    for letter in key {
      if letter == "_" || letter == "-" || letter == " " || letter.isUppercase && wasLower {
        words.append("")
      }
      if letter.isLetter || letter.isNumber { words[words.count - 1] += letter.lowercased() }
      wasLower = letter.isLowercase
    }
    return words.filter { !$0.isEmpty }.flatMap(parts)
  }

  /// `noads` is "no ads".
  private static func parts(of word: String) -> [String] {
    for noun in ["ads", "ad"] {
      guard word != noun, word.hasSuffix(noun) else { continue }
      let rest = String(word.dropLast(noun.count))
      if hiding.contains(rest) || showing.contains(rest) { return [rest, noun] }
    }
    return [word]
  }
}

extension YAMLScalar {
  /// What other systems' front matter takes as true or false.
  var asFlag: Bool? {
    switch text.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
