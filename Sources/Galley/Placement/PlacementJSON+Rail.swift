import GalleyGeometry
import GalleyModel
import GalleyPlacement
import GalleyBasics

extension PlacementJSON {
  mutating func write(_ answer: RailAnswer, to json: inout JSONWriter) {
    let query = answer.rail.query
    json.object { json in
      json.field("slot", page.layout.slots[query.slot].name)
      json.field("room", max(.zero, query.room).pixels)
      json.array("ads") { json in
        for ad in answer.rail.ads {
          json.object { json in
            json.array("sizes") { json in
              let sizes = page.sizes(of: query.slot, limitedTo: ad.limit, at: query.breakpoint)
              for size in sizes { json.string(size) }
            }
            json.field("y", ad.y.pixels)
            json.field("height", ad.height.pixels)
            json.field("travel", ad.travel.pixels)
          }
        }
      }
      if answer.shortfalls.isEmpty { json.field("outdone", true) }
      write(answer.shortfalls, to: &json)
      write(answer.remedies, to: &json)
    }
  }
}
