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
    if let binding = answer.shortfalls.first {
      let others = answer.shortfalls.count - 1
      let more = others > 0 ? " (+\(others) more)" : ""
      let place = binding.rule.span.map { "  " + maps.place(of: $0) } ?? ""
      line("✗", "one more", GapWords.refused(binding) + more + style(place, .dim))
    } else {
      line("✗", "one more", GapWords.outdone)
    }
    guard let remedy = answer.remedies.first else { return }
    text += "  one more in it with the smallest change: " + style(sentence(remedy), .bold) + "\n"
  }
}
