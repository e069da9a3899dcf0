import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleySyntax

extension PlacementJSON {
  mutating func write(_ answer: RailAnswer, to json: inout JSONWriter) {
    let query = answer.rail.query
    json.object { json in
      json.field("slot", page.layout.slots[query.slot].name)
      json.field("room", query.room.pixels)
      json.array("ads") { json in
        for ad in answer.rail.ads {
          json.object { json in
            json.field(
              "sizes", page.sizes(of: query.slot, limitedTo: ad.limit, at: query.breakpoint))
            json.field("y", ad.y.pixels)
            json.field("height", ad.height.pixels)
            json.field("travel", ad.travel.pixels)
          }
        }
      }
      write(answer.shortfalls, to: &json)
      write(answer.remedies, to: &json)
    }
  }
}
