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
    /// Slots of one name may differ between layouts.
    let layout: String
  }

  private struct Slot: Sendable {
    let ad: AdPlan.Ad
    let unit: String
    /// Which ad of its page it is, on each.
    var numbers: Set<Int> = []
    var sizes: Set<PixelSize> = []
    var pages: Set<String> = []

    init(_ ad: AdPlan.Ad, unit: String) {
      self.ad = ad
      self.unit = unit
    }

    mutating func add(_ other: Slot) {
      numbers.formUnion(other.numbers)
      sizes.formUnion(other.sizes)
      pages.formUnion(other.pages)
    }
  }

  /// What slots of different layouts have in common that are one.
  private struct Content: Hashable {
    let element: String
    let unit: String
    let sizes: Set<PixelSize>
    let targeting: [Targeting]

    init(_ slot: Slot) {
      element = slot.ad.element
      unit = slot.unit
      sizes = slot.sizes
      targeting = slot.ad.targeting
    }
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
      let key = Key(element: unit.ad.element, unit: path, layout: plan.subject.layout)
      var slot = Slot(unit.ad, unit: path)
      slot.pages = [plan.subject.path]
      slot.numbers = [unit.ad.number]
      slot.sizes = Set(unit.sizes.compactMap(\.pixels))
      slots[key, default: slot].add(slot)
    }
  }

  /// Adds the pages of another part of an archive.
  package mutating func add(_ other: TrustedServerSlots) {
    pages.formUnion(other.pages)
    others.formUnion(other.others)
    for (key, slot) in other.slots { slots[key, default: slot].add(slot) }
  }

  package func render() -> [UInt8] {
    var toml = "[creative_opportunities]\ngam_network_id = \(Self.string(network))\n"
    if !others.isEmpty {
      toml +=
        "\n# Slots out of the flow of the page have no element to fill: \(others.sorted().joined(separator: ", ")).\n"
    }
    var ids: Set<String> = []
    for slot in tables {
      toml += "\n"
      let longer = longerElements(than: slot.ad)
      if !longer.isEmpty {
        let names = longer.joined(separator: ", ")
        toml +=
          "# Where a page has no element of this id, the server takes one that begins so: \(names).\n"
      }
      var id = slot.ad.id
      var use = 1
      while !ids.insert(id).inserted {
        use += 1
        id = "\(slot.ad.id)--\(use)"
      }
      toml += "[[creative_opportunities.slot]]\n"
      toml += "id = \(Self.string(id))\n"
      toml += "gam_unit_path = \(Self.string(slot.unit))\n"
      toml += "div_id = \(Self.string(slot.ad.element))\n"
      let patterns = slot.pages == pages ? ["/*"] : slot.pages.sorted().flatMap(Self.patterns)
      toml += "page_patterns = [\(patterns.map(Self.string).joined(separator: ", "))]\n"
      let formats = Self.ordered(slot.sizes).map {
        "{ width = \($0.width), height = \($0.height) }"
      }
      toml += "formats = [\(formats.joined(separator: ", "))]\n"
      toml += targeting(of: slot)
    }
    return Array(toml.utf8)
  }

  /// The slots as the file has them: those of different layouts that are the same are one.
  private var tables: [Slot] {
    var tables: [Content: Slot] = [:]
    for slot in slots.values { tables[Content(slot), default: slot].add(slot) }
    func order(_ slot: Slot) -> (Int, String, String, String) {
      (slot.numbers.min() ?? 0, slot.ad.element, slot.unit, slot.pages.min() ?? "")
    }
    return tables.values.sorted { order($0) < order($1) }
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
  private static func ordered(_ sizes: Set<PixelSize>) -> [PixelSize] {
    sizes.sorted { ($0.width * $0.height, $0.width) > ($1.width * $1.height, $1.width) }
  }

  /// The paths by which readers ask for a page, as browsers send them: a front's folder is one too.
  private static func patterns(of page: String) -> [String] {
    let path =
      "/"
      + page.utf8.map { byte in
        let character = Character(Unicode.Scalar(byte))
        if "*?[]".contains(character) { return "[\(character)]" }
        guard byte <= 0x20 || byte >= 0x7F || byte == UInt8(ascii: "%") else {
          return String(character)
        }
        let digits = String(byte, radix: 16, uppercase: true)
        return "%" + (byte < 16 ? "0" : "") + digits
      }.joined()
    let index = "index.html"
    return path.hasSuffix("/" + index) ? [String(path.dropLast(index.utf8.count)), path] : [path]
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
