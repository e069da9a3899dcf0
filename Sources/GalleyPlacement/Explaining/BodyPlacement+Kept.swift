import GalleyModel
import GalleyBasics

extension BodyPlacement {
  /// Whether an advertisement stands in a gap that it had before the article was edited, and the rules
  /// ask for that.
  package func isKept(_ ad: Ad) -> Bool {
    query.rules.keepStable?.value == true && query.kept.contains(ad.gap)
  }
}
