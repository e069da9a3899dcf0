import GalleyBasics
import GalleyModel
package import GalleyPages

/// The ad units of a page for `pbjs.addAdUnits` of Prebid.js 11, as a JSON array.
///
/// Where an ad's sizes differ between breakpoints they stand in `sizeConfig`, which the module
/// `sizeMappingV2` reads. `sizes` is left out there: with it a build without the module would offer every size on
/// every screen and say nothing, without it such a build refuses the unit, with an error in the console.
package enum PrebidUnits {
  package static func render(_ plan: AdPlan) -> [UInt8] {
    let placementIDs = plan.placementIDs()
    var bytes: [UInt8] = Array("[".utf8)
    for (index, unit) in plan.units.filter(\.hasBanner).enumerated() {
      bytes += Array((index == 0 ? "\n  " : ",\n  ").utf8)
      var json = JSONWriter()
      json.object { json in
        json.members(of: unit, placementIDs[unit.ad.id])
        json.member(record(unit))
      }
      bytes += json.bytes
    }
    return bytes + Array("\n]\n".utf8)
  }

  /// What Prebid.js has nothing for.
  private static func record(_ unit: AdUnit) -> SlotRecord {
    var record = SlotRecord(unit.ad)
    record.hasOwnPosition = false
    if unit.sizes.contains(.fluid) { record.sizes = unit.sizeMapping }
    return record
  }
}

extension AdUnit {
  /// Whether it accepts a size that a banner may have; a fluid ad is none.
  var hasBanner: Bool { sizes.contains { $0.pixels != nil } }
}

extension JSONWriter {
  mutating func members(of unit: AdUnit, _ placementID: String?) {
    // Where the tag makes the element itself, the unit's path tells the slot.
    field("code", unit.ad.hasElement ? unit.ad.element : unit.ad.unit ?? unit.ad.element)
    object("mediaTypes") { json in
      json.object("banner") { $0.banner(unit) }
    }
    object("ortb2Imp") { json in
      if unit.ad.outOfFlow == .interstitial { json.field("instl", 1) }
      json.object("ext") { json in
        if let placementID { json.field("gpid", placementID) }
        json.object("data") { json in
          if let path = unit.ad.unit {
            json.object("adserver") { json in
              json.field("name", "gam")
              json.field("adslot", path)
            }
          }
          for targeting in unit.ad.targeting { json.strings(targeting.key, targeting.values) }
        }
      }
    }
    key("bids")
    value(unit.ad.bids ?? [])
  }

  private mutating func banner(_ unit: AdUnit) {
    let mapping = unit.sizeMapping.map { ($0.from, $0.sizes.compactMap(\.pixels)) }
    if mapping.count == 1 {
      sizes("sizes", mapping[0].1)
    } else {
      array("sizeConfig") { json in
        for (from, sizes) in mapping {
          json.object { json in
            // Height 0: where a bucket's height is not reached, none at all would be taken.
            json.key("minViewPort")
            json.numbers([from, 0])
            json.sizes("sizes", sizes)
          }
        }
      }
    }
    if let position = unit.onlyPosition, position != .unknown { field("pos", position.rawValue) }
  }

  private mutating func sizes(_ key: String, _ sizes: [PixelSize]) {
    array(key) { json in for size in sizes { json.numbers([size.width, size.height]) } }
  }
}
