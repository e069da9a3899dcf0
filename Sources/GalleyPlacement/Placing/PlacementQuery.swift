import GalleyGeometry
package import GalleyModel
import GalleyBasics

/// What is asked of a body on one screen: its gaps, the rules, and the sizes that are on offer.
///
/// It is a value, so that the same body can be asked about other rules, one number changed.
package struct PlacementQuery: Sendable {
  /// Index in the layout's slots of the one that the body names.
  let slot: Int
  package let body: BodyMeasure
  package var rules: PlacementRules
  /// The sizes of the first, the second, … advertisement; the last serves all further ones.
  package var offers: [[SlotOffer]]
  /// The most advertisements, where it is less than what the rules say.
  var limit: Int?
  /// What the author says of advertisements.
  package let marks: [AdMark]
  /// The gaps that had an advertisement before the article was edited.
  package let kept: Set<Int>
  /// The main content's height and that of the advertisements in it, without those of the body.
  let content: MainContent
  /// Whether it is the page as phones show it.
  let isSmallest: Bool

  /// The share of the main content that advertisements may take, from 0 to 1; `nil` for any.
  package var densityLimit: Double? {
    switch rules.density?.value ?? .policy {
    case .policy: MainContent.limit(onSmallest: isSmallest)
    case .none: nil
    case .share(let share): share
    }
  }

  package func offer(_ index: Int, forAd number: Int) -> SlotOffer {
    offers[min(number, offers.count) - 1][index]
  }

  /// The gaps in which the author asks for an advertisement, and nowhere forbids one.
  package var pins: Set<Int> {
    let zones = NoAdZones(marks)
    return Set(
      marks.filter { $0.kind == .here && !$0.isInside && !zones.contains($0.gap) }.map(\.gap))
  }

  /// Whether the article is long enough for any advertisement.
  package var isLongEnough: Bool { body.wordCount >= rules.minWords?.value ?? 0 }

  /// The constraints on single gaps.
  var constraints: [any GapConstraint] {
    var all: [any GapConstraint] = [
      HeadingKeepsText(), LeadInKeepsText(), NoAdZones(marks),
    ]
    if let first = rules.first { all.append(FirstDistance(distance: first)) }
    if let last = rules.last { all.append(LastDistance(distance: last)) }
    all += rules.clearOf.map { ClearOf($0, in: body) }
    all += aroundRules.map { AroundAds(rule: $0.rule, distance: $0.distance) }
    return all
  }

  /// How far an advertisement stays from those around the body, and by which rule: the first gap, where
  /// `around` is not said, is named for what it is here.
  var aroundRules: [(rule: PlacementRule, distance: Distance)] {
    var rules: [(PlacementRule, Distance)] = []
    if let around = self.rules.around {
      rules.append((PlacementRule(.around, around.span), around.value))
    } else if let gap = self.rules.gap?.first {
      rules.append((PlacementRule(.around, gap.distance.span), gap.distance.value))
    }
    if let screen = self.rules.screen, screen.value {
      rules.append((PlacementRule(.screen, screen.span), Distance(1, .screens)))
    }
    return rules
  }

  /// How far an advertisement stays from the one above, and by which rule.
  ///
  /// - Parameter number: the advertisement's, from 2.
  func spacingRules(beforeAd number: Int) -> [(rule: PlacementRule, need: Need)] {
    var needs: [(PlacementRule, Need)] = []
    if let step = rules.gap?.last(where: { $0.from <= number }) {
      needs.append(
        (PlacementRule(.gap, step.distance.span), Need(step.distance.value, in: body)))
    }
    if let screen = rules.screen, screen.value {
      needs.append((PlacementRule(.screen, screen.span), Need(Distance(1, .screens), in: body)))
    }
    return needs
  }

  /// The most that the advertisements' weights may add up to; see `Offer.weight`.
  var weightLimit: Int? {
    densityLimit.map {
      Int((Double(content.height.rawValue) * $0).rounded(.down)) - content.ads.rawValue
    }
  }
}
