package import GalleyGeometry
import GalleyModel

/// The advertisements around a body, at their distances from it.
package struct Surroundings: Sendable {
  package struct Ad: Sendable {
    package var name: String
    /// From the body's top for one beside it; for one above or below, from the body's edge.
    package var distance: LayoutUnit
    package var height: LayoutUnit
  }

  /// The last one above the body in its column.
  package private(set) var above: Ad?
  /// The first one below the body in its column.
  package private(set) var below: Ad?
  /// Those in columns beside it that stay where they are: one that goes along with the reader is always
  /// on the screen, wherever an advertisement in the body stands, and one below the first turn of a rail
  /// moves with the body's length.
  package private(set) var beside: [Ad] = []

  init(of body: Int, on page: MeasuredPage) {
    let boxes = page.placed.boxes
    let frame = boxes[body].frame
    let slack = Self.slack(below: body, on: page.placed)
    for slot in page.slots {
      let isInColumn = slot.frame.isAboveOrBelow(frame)
      if isInColumn, slot.frame.maxY <= frame.y {
        let distance = frame.y - slot.frame.maxY
        if distance < above?.distance ?? distance + LayoutUnit(1) {
          above = Ad(name: slot.name, distance: distance, height: slot.frame.height)
        }
      } else if isInColumn, slot.frame.y >= frame.maxY {
        // Below another region it need not move down by all that the body gets longer.
        let isBehind = slot.frame.y >= slack.regionEnd
        let distance = slot.frame.y - frame.maxY - (isBehind ? slack.room : .zero)
        if distance < below?.distance ?? distance + LayoutUnit(1) {
          below = Ad(name: slot.name, distance: distance, height: slot.frame.height)
        }
      } else if !isInColumn, page.stays(slot), slot.frame.maxY > frame.y {
        beside.append(
          Ad(name: slot.name, distance: slot.frame.y - frame.y, height: slot.frame.height))
      }
    }
  }

  /// Where the body's region ends, and how much of it is empty because another beside it is longer.
  private static func slack(
    below body: Int, on page: PageBoxes
  ) -> (regionEnd: LayoutUnit, room: LayoutUnit) {
    for region in page.regions where region < body && body < page.boxes[region].end {
      let end = page.children(of: region).map { page.boxes[$0].frame.maxY }.max()
      let bottom = page.boxes[region].frame.maxY
      return (bottom, max(.zero, bottom - (end ?? bottom)))
    }
    return (.zero, .zero)
  }
}

extension MeasuredPage {
  fileprivate func stays(_ slot: MeasuredSlot) -> Bool {
    !slot.slot.slot.sticky
      && !placed.rails.contains { rail in
        guard let turn = rail.turns.first else { return false }
        return turn < slot.box && slot.box < placed.boxes[rail.box].end
      }
  }
}
