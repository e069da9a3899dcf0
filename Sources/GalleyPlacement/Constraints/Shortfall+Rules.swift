import GalleyModel
import GalleyBasics

// What is lacking by rules that bodies and rails have in common.
extension Shortfall {
  /// An article has fewer words than `min_words` asks for.
  static func tooShort(_ rules: PlacementRules, words: Int) -> Shortfall {
    Shortfall(
      PlacementRule(.minWords, rules.minWords?.span), needed: Double(rules.minWords?.value ?? 0),
      actual: Double(words), unit: .words, to: "the whole body")
  }

  /// There are as many advertisements as `max` allows; `nil` where one more may come.
  static func tooMany(_ rules: PlacementRules, ads: Int) -> Shortfall? {
    guard let max = rules.max, ads >= max.value else { return nil }
    return Shortfall(
      PlacementRule(.max, max.span), needed: Double(max.value), actual: Double(ads), unit: .ads,
      to: "the most")
  }
}
