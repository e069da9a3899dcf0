import GalleyBasics
import GalleyModel
package import GalleyPages

/// A bid request of OpenRTB 2.6 for each screen of a page, one a line: what an exchange is offered,
/// without what only a visit tells.
package enum OpenRTBRequests {
  package static func render(_ plan: AdPlan) -> [UInt8] {
    let placementIDs = plan.placementIDs()
    var bytes: [UInt8] = []
    for screen in plan.screens {
      var json = JSONWriter()
      json.object { $0.request(screen, plan.subject, placementIDs) }
      bytes += json.bytes
      bytes.append(UInt8(ascii: "\n"))
    }
    return bytes
  }
}

/// AdCOM 1.0, List: Auto Refresh Triggers.
private enum RefreshTrigger {
  static let time = 3
}

extension JSONWriter {
  fileprivate mutating func request(
    _ screen: AdPlan.Screen, _ subject: AdPlan.Subject, _ placementIDs: [String: String]
  ) {
    field("id", "\(subject.path)@\(screen.breakpoint)")
    array("imp") { json in
      for ad in screen.ads where ad.sizes.contains(where: { $0.pixels != nil }) {
        json.object { $0.impression(ad, placementIDs[ad.id]) }
      }
    }
    object("site") { json in
      if !subject.siteName.isEmpty { json.field("name", subject.siteName) }
      if let address = subject.address { json.field("page", address) }
      json.object("content") { $0.field("language", String(subject.language.prefix { $0 != "-" })) }
    }
    object("device") { json in
      json.field("w", screen.size.width)
      json.field("h", screen.size.height)
    }
  }

  private mutating func impression(_ ad: AdPlan.Ad, _ placementID: String?) {
    field("id", ad.element)
    object("banner") { json in
      // For receivers that do not read 'format'; with it the first size stands in both.
      if let size = ad.sizes.lazy.compactMap(\.pixels).first {
        json.field("w", size.width)
        json.field("h", size.height)
      }
      json.array("format") { json in
        for size in ad.sizes.compactMap(\.pixels) {
          json.object { json in
            json.field("w", size.width)
            json.field("h", size.height)
          }
        }
      }
      json.field("pos", ad.position.rawValue)
    }
    field("instl", ad.outOfFlow == .interstitial ? 1 : 0)
    optional("tagid", ad.unit)
    field("secure", 1)
    if let seconds = ad.refresh {
      object("refresh") { json in
        json.array("refsettings") { json in
          json.object { json in
            json.field("reftype", RefreshTrigger.time)
            json.field("minint", seconds)
          }
        }
      }
    }
    if let placementID {
      object("ext") { $0.field("gpid", placementID) }
    }
  }
}
