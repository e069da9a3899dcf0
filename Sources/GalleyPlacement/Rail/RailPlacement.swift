package import GalleyGeometry
import GalleyModel
import GalleyBasics

/// The advertisements of a slot that is repeated down a rail on one screen: what was asked, and the best
/// there is.
package struct RailPlacement: Sendable {
  /// One of them.
  package struct Ad: Sendable {
    /// The size that it is limited to, an index in the slot's list; `nil` for none.
    package var limit: Int?
    /// Its top edge, below the page's top.
    package var y: LayoutUnit
    /// With its label.
    package var height: LayoutUnit
    /// How far it goes along with the reader.
    package var travel: LayoutUnit
  }

  package let query: RailQuery
  package let ads: [Ad]

  init(_ query: RailQuery) {
    self.query = query
    ads = query.best().map(query.ads) ?? []
  }

  /// What one more would lack; none where the rail is better with those that there are.
  package func shortfalls() -> [Shortfall] {
    guard query.isLongEnough else { return [.tooShort(query.rules, words: query.wordCount)] }
    return query.shortfalls(ofAd: ads.count + 1)
  }

  /// Every number whose change alone would admit one more, the smallest change first.
  package func remedies() -> [Remedy] {
    Remedy.all(changing: query.rules, densityLimit: nil) { rules in
      var changed = query
      changed.rules = rules
      return RailPlacement(changed).ads.count > ads.count
    }
  }
}
