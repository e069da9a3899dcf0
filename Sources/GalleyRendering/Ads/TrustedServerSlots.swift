import GalleyBasics
import GalleyModel
package import GalleyPages

/// The slots of many pages as `[[creative_opportunities.slot]]` tables of IAB Tech Lab's trusted server.
///
/// Its file knows no viewports: a slot has the sizes of all screens. Units are written out, not as its own templates:
/// one with `{section}` needs the keys `section_root` and `section_segment`, with which older servers refuse the
/// whole file.
package struct TrustedServerSlots: Sendable {
  /// The ad server's number for the publisher.
  private let network: String
  private var slots: [Key: Slot] = [:]
  private var pages: Set<String> = []
  /// The slots that this file has no form for, each with where it stands.
  private var others: Set<String> = []

  private struct Key: Hashable, Sendable {
    let element: String
    let unit: String
  }

  private struct Slot: Sendable {
    let ad: AdPlan.Ad
    /// Which ad of its page it is, on each.
    var numbers: Set<Int> = []
    var sizes: [PixelSize]
    var pages: Set<String>
  }

  package init(network: String) { self.network = network }

  /// Adds a page; the order of pages does not matter.
  package mutating func add(_ plan: AdPlan) {
    pages.insert(plan.subject.path)
    for unit in plan.units {
      if let position = unit.ad.outOfFlow {
        others.insert("\(unit.ad.slot) (\(position.rawValue))")
      }
      guard unit.hasBanner, unit.ad.outOfFlow == nil, let path = unit.ad.unit else { continue }
      let key = Key(element: unit.ad.element, unit: path)
      var slot = slots[key] ?? Slot(ad: unit.ad, sizes: [], pages: [])
      slot.pages.insert(plan.subject.path)
      slot.numbers.insert(unit.ad.number)
      for size in unit.sizes.compactMap(\.pixels) where !slot.sizes.contains(size) {
        slot.sizes.append(size)
      }
      slots[key] = slot
    }
  }

  /// Adds the pages of another part of an archive.
  package mutating func add(_ other: TrustedServerSlots) {
    pages.formUnion(other.pages)
    others.formUnion(other.others)
    for (key, theirs) in other.slots {
      guard var slot = slots[key] else {
        slots[key] = theirs
        continue
      }
      slot.numbers.formUnion(theirs.numbers)
      slot.pages.formUnion(theirs.pages)
      slot.sizes += theirs.sizes.filter { !slot.sizes.contains($0) }
      slots[key] = slot
    }
  }

  package func render() -> [UInt8] {
    var toml = "[creative_opportunities]\ngam_network_id = \(Self.string(network))\n"
    if !others.isEmpty {
      toml +=
        "\n# Slots out of the flow of the page have no element to fill: \(others.sorted().joined(separator: ", ")).\n"
    }
    let sorted = slots.sorted {
      ($0.value.numbers.min() ?? 0, $0.key.element, $0.key.unit)
        < ($1.value.numbers.min() ?? 0, $1.key.element, $1.key.unit)
    }
    var uses: [String: Int] = [:]
    for (key, slot) in sorted {
      uses[slot.ad.id, default: 0] += 1
      let use = uses[slot.ad.id] ?? 1
      toml += "\n"
      let longer = longerElements(than: slot.ad)
      if !longer.isEmpty {
        let names = longer.joined(separator: ", ")
        toml +=
          "# Elements are found by the beginning of their ids, which fits others too: \(names).\n"
      }
      toml += "[[creative_opportunities.slot]]\n"
      toml += "id = \(Self.string(use == 1 ? slot.ad.id : "\(slot.ad.id)--\(use)"))\n"
      toml += "gam_unit_path = \(Self.string(key.unit))\n"
      toml += "div_id = \(Self.string(key.element))\n"
      let patterns = slot.pages == pages ? ["/*"] : slot.pages.sorted().map { "/" + Self.glob($0) }
      toml += "page_patterns = [\(patterns.map(Self.string).joined(separator: ", "))]\n"
      let formats = Self.ordered(slot.sizes).map {
        "{ width = \($0.width), height = \($0.height) }"
      }
      toml += "formats = [\(formats.joined(separator: ", "))]\n"
      toml += targeting(of: slot)
    }
    return Array(toml.utf8)
  }

  /// The elements of other slots that the server may take for an ad's.
  private func longerElements(than ad: AdPlan.Ad) -> [String] {
    let others = slots.values.map(\.ad).filter { other in
      other.slot != ad.slot && other.element.hasPrefix(ad.element)
    }
    return Set(others.map(\.element)).sorted()
  }

  private func targeting(of slot: Slot) -> String {
    var pairs = slot.ad.targeting.map { ($0.key, $0.values.joined(separator: ",")) }
    if !pairs.contains(where: { $0.0 == "pos" }), slot.numbers.count == 1 {
      pairs += slot.numbers.map { ("pos", String($0)) }
    }
    guard !pairs.isEmpty else { return "" }
    let lines = pairs.map { "\(Self.string($0.0)) = \(Self.string($0.1))\n" }
    return "[creative_opportunities.slot.targeting]\n" + lines.joined()
  }

  /// The same whatever the order of pages.
  private static func ordered(_ sizes: [PixelSize]) -> [PixelSize] {
    sizes.sorted { ($0.width * $0.height, $0.width) > ($1.width * $1.height, $1.width) }
  }

  /// A path in which nothing is a pattern.
  private static func glob(_ path: String) -> String {
    path.map { "*?[]".contains($0) ? "[\($0)]" : String($0) }.joined()
  }

  /// A basic string of TOML 1.0.
  private static func string(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\": quoted += "\\\(scalar)"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\r": quoted += "\\r"
      case "\u{0}"..."\u{1F}", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
