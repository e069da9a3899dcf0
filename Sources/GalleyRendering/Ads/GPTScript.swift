import GalleyBasics
import GalleyModel
package import GalleyPages

/// The script that asks for a page's ads with the Google Publisher Tag, by `setConfig` alone.
///
/// Sizes are mapped by the viewport's width alone, and from 0 on, so that no viewport is without an entry.
package enum GPTScript {
  /// The script of one page, with its slots as data below it.
  package static func render(_ plan: AdPlan) -> [UInt8] {
    var config = JSONWriter()
    config.object { $0.tagConfig(of: plan, withPrebid: false) }
    let slots = plan.units.filter { $0.ad.unit != nil }.map { unit in
      var json = JSONWriter()
      json.object { json in
        json.tagSlot(unit)
        json.member(record(unit.ad))
      }
      return Array("\n  ".utf8) + json.bytes
    }
    return AdScript.tag + Array("({\n\"config\": ".utf8) + config.bytes
      + Array(",\n\"slots\": [".utf8) + Array(slots.joined(separator: ",".utf8))
      + Array("\n]});\n".utf8)
  }

  /// What the tag has nothing for.
  private static func record(_ ad: AdPlan.Ad) -> SlotRecord {
    var record = SlotRecord(ad)
    (record.position, record.refresh) = (nil, nil)
    if ad.unfilled == .collapse, ad.outOfFlow == nil { record.unfilled = nil }
    return record
  }
}

/// The one script of all pages of a site, which reads from each page what its slots are.
package enum AdScript {
  /// Below the output folder.
  package static let fileName = "galley-slots.js"

  private static let library = "https://securepubads.g.doubleclick.net/tag/js/gpt.js"

  /// - Parameter prebid: the address of the publisher's build of Prebid.js, where the page does not load it itself.
  package static func render(_ content: SlotContent, prebid: String? = nil) -> [UInt8] {
    var libraries = JSONWriter()
    libraries.object { json in
      json.field("library", library)
      if content == .prebid, let prebid { json.field("prebid", prebid) }
    }
    var script = "(({ ...page }) => {\n"
    script += "Object.assign(page, \(String(decoding: libraries.bytes, as: UTF8.self)));\n"
    script += "\(String(decoding: tag, as: UTF8.self))(page);\n"
    if content == .prebid {
      script += "\(String(decoding: trimmed(PackageResources.prebid_js), as: UTF8.self))(page);\n"
    }
    script += "})(JSON.parse(document.querySelector(\"script[data-galley]\").textContent));\n"
    return Array(script.utf8)
  }

  /// A function that takes a page's data.
  fileprivate static var tag: [UInt8] { trimmed(PackageResources.gpt_js) }

  private static func trimmed(_ script: [UInt8]) -> [UInt8] {
    var script = script
    while script.last == UInt8(ascii: "\n") { script.removeLast() }
    return script
  }
}

extension JSONWriter {
  /// What the script of a published page reads from it.
  mutating func adData(of plan: AdPlan, withPrebid: Bool) {
    let units = plan.units.filter { $0.ad.unit != nil }
    object("config") { $0.tagConfig(of: plan, withPrebid: withPrebid) }
    array("slots") { json in
      for unit in units { json.object { $0.tagSlot(unit) } }
    }
    guard withPrebid else { return }
    let placementIDs = plan.placementIDs()
    array("units") { json in
      for unit in units where unit.hasBanner {
        json.object { $0.members(of: unit, placementIDs[unit.ad.id]) }
      }
    }
  }

  /// What holds for the whole page.
  fileprivate mutating func tagConfig(of plan: AdPlan, withPrebid: Bool) {
    let isLazy = plan.screens.contains { $0.ads.contains(where: \.isLazy) }
    // In a single request all ads are fetched with the first, however lazy they are.
    field("singleRequest", !isLazy)
    // The first ads are fetched when the bids are there.
    if withPrebid { field("disableInitialLoad", true) }
    if isLazy {
      object("lazyLoad") { json in
        json.field("fetchMarginPercent", 100)
        json.field("renderMarginPercent", 50)
        json.field("mobileScaling", 2)
      }
    }
    // An ad that grows would shift what stands below the space kept free.
    object("adExpansion") { $0.field("enabled", false) }
    object("targeting") { json in
      for (key, values) in PageTargeting.pairs(of: plan.subject) { json.strings(key, values) }
    }
  }

  fileprivate mutating func tagSlot(_ unit: AdUnit) {
    field("id", unit.ad.element)
    optional("unit", unit.ad.unit)
    if let position = unit.ad.outOfFlow {
      if let format = position.tagFormat {
        field("format", format)
      } else {
        key("format")
        null()
      }
      array("shown") { json in for widths in unit.shown { json.widths(widths) } }
    }
    key("sizes")
    sizes(unit.sizes)
    array("mapping") { json in
      for (from, sizes) in unit.sizeMapping.reversed() {
        json.array { json in
          json.number(from)
          json.sizes(sizes)
        }
      }
    }
    if let seconds = unit.ad.refresh { field("refresh", seconds) }
    object("config") { json in
      if unit.ad.outOfFlow == nil {
        json.field("collapseDiv", unit.ad.unfilled == .collapse ? "ON_NO_FILL" : "DISABLED")
      }
      json.object("targeting") { json in
        for targeting in unit.ad.targeting { json.strings(targeting.key, targeting.values) }
        if !unit.ad.targeting.contains(where: { $0.key == "pos" }) {
          json.field("pos", String(unit.ad.number))
        }
      }
    }
  }

  /// `[740,1099]`, or `[1100,null]` where there is no end.
  private mutating func widths(_ widths: (from: Int, until: Int?)) {
    array { json in
      json.number(widths.from)
      if let until = widths.until { json.number(until) } else { json.null() }
    }
  }
}

extension SlotPosition {
  /// The tag's name of the format; `nil` for a slot that stands in an element of the page.
  fileprivate var tagFormat: String? {
    switch self {
    case .anchorTop: "TOP_ANCHOR"
    case .anchorBottom: "BOTTOM_ANCHOR"
    case .interstitial: "INTERSTITIAL"
    case .sideRail: "RIGHT_SIDE_RAIL"
    case .sideRailLeft: "LEFT_SIDE_RAIL"
    case .outOfPage: nil
    }
  }
}

/// The keys that an ad server may choose by on the whole page, in what Google Ad Manager takes as values.
enum PageTargeting {
  static func pairs(of subject: AdPlan.Subject) -> [(key: String, values: [String])] {
    [
      ("section", [subject.section].compactMap(\.self)), ("tags", subject.tags),
      ("authors", subject.authors), ("article", [subject.article].compactMap(\.self)),
    ].map { key, values in (key, values.map(value).filter { !$0.isEmpty }) }
      .filter { !$0.values.isEmpty }
  }

  private static func value(_ text: String) -> String {
    String(text.filter { !Targeting.refused.contains($0) }.prefix(Targeting.longestValue))
  }
}
