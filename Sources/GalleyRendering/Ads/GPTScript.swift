import GalleyBasics
import GalleyModel
package import GalleyPages

/// The script that asks for a page's ads with the Google Publisher Tag, by `setConfig` alone.
///
/// Sizes are mapped by the viewport's width alone, and from 0 on, so that no viewport is without an entry.
package enum GPTScript {
  /// The script of one page, with its slots as data below it.
  package static func render(_ plan: AdPlan) -> [UInt8] {
    driver + Array("({\n\"config\": ".utf8) + config(of: plan) + Array(",\n\"slots\": [".utf8)
      + slots(of: plan) + Array("\n]});\n".utf8)
  }

  /// A function that takes a page's data.
  static var driver: [UInt8] {
    var script = PackageResources.gpt_js
    while script.last == UInt8(ascii: "\n") { script.removeLast() }
    return script
  }

  /// What holds for the whole page.
  private static func config(of plan: AdPlan) -> [UInt8] {
    var json = JSONWriter()
    let isLazy = plan.screens.contains { $0.ads.contains(where: \.isLazy) }
    json.object { json in
      // In a single request all ads are fetched with the first, however lazy they are.
      json.field("singleRequest", !isLazy)
      if isLazy {
        json.object("lazyLoad") { json in
          json.field("fetchMarginPercent", 100)
          json.field("renderMarginPercent", 50)
          json.field("mobileScaling", 2)
        }
      }
      // An ad that grows would shift what stands below the space kept free.
      json.object("adExpansion") { $0.field("enabled", false) }
      json.object("targeting") { json in
        for (key, values) in PageTargeting.pairs(of: plan.subject) { json.strings(key, values) }
      }
    }
    return json.bytes
  }

  private static func slots(of plan: AdPlan) -> [UInt8] {
    var bytes: [UInt8] = []
    for unit in plan.units {
      guard let path = unit.ad.unit else { continue }
      bytes += Array((bytes.isEmpty ? "\n  " : ",\n  ").utf8)
      var json = JSONWriter()
      json.object { json in
        json.field("id", unit.ad.element)
        json.field("unit", path)
        json.key("sizes")
        json.tagSizes(unit.sizes)
        json.array("mapping") { json in
          for (from, sizes) in unit.sizeMapping.reversed() {
            json.array { json in
              json.number(from)
              json.tagSizes(sizes)
            }
          }
        }
        json.object("config") { json in
          json.field("collapseDiv", unit.ad.unfilled == .collapse ? "ON_NO_FILL" : "DISABLED")
          json.object("targeting") { json in
            for targeting in unit.ad.targeting { json.strings(targeting.key, targeting.values) }
            if !unit.ad.targeting.contains(where: { $0.key == "pos" }) {
              json.field("pos", String(unit.ad.number))
            }
          }
        }
      }
      bytes += json.bytes
    }
    return bytes
  }
}

extension JSONWriter {
  /// `[[300, 250], "fluid"]`
  fileprivate mutating func tagSizes(_ sizes: [AdSize]) {
    array { json in
      for size in sizes {
        if let pixels = size.pixels {
          json.numbers([pixels.width, pixels.height])
        } else {
          json.string("fluid")
        }
      }
    }
  }
}

/// The keys that an ad server may choose by on the whole page, in what Google Ad Manager takes as values.
enum PageTargeting {
  /// Values are cut there, and keys may have half as many characters.
  static let longestValue = 40
  static let longestKey = 20
  /// What no key and no value may hold.
  static let refused = Set<Character>("\"'=!+#*~;^()<>[],&")

  static func pairs(of subject: AdPlan.Subject) -> [(key: String, values: [String])] {
    [
      ("section", [subject.section].compactMap(\.self)), ("tags", subject.tags),
      ("authors", subject.authors), ("article", [subject.article].compactMap(\.self)),
    ].map { key, values in (key, values.map(value).filter { !$0.isEmpty }) }
      .filter { !$0.values.isEmpty }
  }

  private static func value(_ text: String) -> String {
    String(text.filter { !refused.contains($0) }.prefix(longestValue))
  }
}
