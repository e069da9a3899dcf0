import GalleyGeometry
import GalleyModel
import GalleyPlacement

extension PlacementText {
  /// The turns of a slot that is repeated down a rail, and why there is not one more.
  mutating func write(_ answer: RailAnswer) {
    let rail = answer.rail
    let count = rail.ads.count
    let name = page.layout.slots[rail.query.slot].name
    let room = px(max(.zero, rail.query.room))
    text += style("  \(name)", .bold) + ": \(count) \(count == 1 ? "ad" : "ads") in a rail, "
    text += "which has room for \(room) px of them\n"
    for ad in rail.ads {
      line("✓", "\(px(ad.y)) px", GapWords.taken(by: ad, of: rail, on: page))
    }
    more(answer)
  }

  private mutating func more(_ answer: RailAnswer) {
    if answer.shortfalls.isEmpty {
      line("✗", "one more", GapWords.outdone)
    } else {
      refused(answer.shortfalls, "one more")
    }
    guard let remedy = answer.remedies.first else { return }
    text += "  one more in it with the smallest change: " + style(sentence(remedy), .bold) + "\n"
  }
}
