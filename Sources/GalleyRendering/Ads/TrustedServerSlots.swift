import GalleyBasics
import GalleyModel
package import GalleyPages

/// The slots of many pages as `[[creative_opportunities.slot]]` tables of IAB Tech Lab's trusted server.
///
/// Its file knows no viewports: a slot has the sizes of all screens. What else it has nothing for stands in comments, from
/// which `galley import` gets it back. Units are written out, not as its own templates:
/// one with `{section}` needs the keys `section_root` and `section_segment`, with which older servers refuse the
/// whole file.
package struct TrustedServerSlots: Sendable {
  /// The ad server's number for the publisher.
  private let network: String
  private var slots: [Key: Slot] = [:]
  private var pages: Set<String> = []
  /// The names of the pages' layouts.
  private var layouts: Set<String> = []
  /// The slots that this file has no form for.
  private var others: [Key: Slot] = [:]

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
    /// By the viewport's width, from the smallest up.
    private(set) var mapping: SizeSteps
    var pages: Set<String> = []
    var layouts: Set<String> = []

    init(_ unit: AdUnit, path: String) {
      ad = unit.ad
      self.unit = path
      mapping = SizeSteps(unit.sizeMapping)
    }

    var sizes: Set<PixelSize> { Set(mapping.steps.flatMap(\.sizes).compactMap(\.pixels)) }

    mutating func add(_ other: Slot) {
      numbers.formUnion(other.numbers)
      mapping.add(other.mapping)
      pages.formUnion(other.pages)
      layouts.formUnion(other.layouts)
    }
  }

  /// What slots of different layouts have in common that are one.
  private struct Content: Hashable {
    let element: String
    let unit: String
    let sizes: Set<PixelSize>
    let targeting: [Targeting]
    /// What comments say of it.
    let record: [UInt8]

    /// - Parameter whole: the sizes of all its places.
    init(_ slot: Slot, of whole: SizeSteps) {
      element = slot.ad.element
      unit = slot.unit
      sizes = slot.sizes
      targeting = slot.ad.targeting
      var record = SlotRecord(slot.ad)
      record.sizes = whole.steps.map { ($0.from, $0.sizes.sorted(by: AdSize.isBefore)) }
      var json = JSONWriter()
      json.object { $0.members(of: record) }
      self.record = json.bytes
    }
  }

  package init(network: String) { self.network = network }

  /// Adds a page; the order of pages does not matter.
  package mutating func add(_ plan: AdPlan) {
    pages.insert(plan.subject.path)
    layouts.insert(plan.subject.layout)
    for unit in plan.units {
      let path = unit.ad.unit ?? ""
      let key = Key(element: unit.ad.element, unit: path, layout: plan.subject.layout)
      var slot = Slot(unit, path: path)
      slot.pages = [plan.subject.path]
      slot.layouts = [plan.subject.layout]
      slot.numbers = [unit.ad.number]
      if unit.hasBanner, unit.ad.outOfFlow == nil, unit.ad.unit != nil {
        slots[key, default: slot].add(slot)
      } else {
        others[key, default: slot].add(slot)
      }
    }
  }

  /// Adds the pages of another part of an archive.
  package mutating func add(_ other: TrustedServerSlots) {
    pages.formUnion(other.pages)
    layouts.formUnion(other.layouts)
    for (key, slot) in other.others { others[key, default: slot].add(slot) }
    for (key, slot) in other.slots { slots[key, default: slot].add(slot) }
  }

  package func render() -> [UInt8] {
    var toml = "[creative_opportunities]\ngam_network_id = \(Self.string(network))\n"
    if layouts.count > 1 {
      var json = JSONWriter()
      json.object { $0.strings("layouts", layouts.sorted()) }
      toml += "# galley: \(String(decoding: json.bytes, as: UTF8.self))\n"
    }
    let others = Self.tables(others)
    let tables = Self.tables(slots)
    let units = Dictionary(grouping: others + tables, by: \.ad.element)
      .mapValues { Set($0.map(\.unit)) }
    var ids: Set<String> = []
    func remark(_ slot: Slot, as id: String, isWhole: Bool) -> String {
      let hasManyUnits = units[slot.ad.element].map { $0.count > 1 } ?? false
      return comment(
        slot, as: id, unit: hasManyUnits ? slot.ad.unitTemplate : nil, isWhole: isWhole)
    }
    if !others.isEmpty {
      toml += "\n# Slots that this file has no table for:\n"
      for slot in others {
        toml += remark(slot, as: Self.free(slot.ad.id, &ids), isWhole: true)
      }
    }
    for slot in tables {
      toml += "\n"
      let longer = longerElements(than: slot.ad)
      if !longer.isEmpty {
        let names = longer.joined(separator: ", ")
        toml +=
          "# Where a page has no element of this id, the server takes one that begins so: \(names).\n"
      }
      let id = Self.free(slot.ad.id, &ids)
      toml += remark(slot, as: id, isWhole: false)
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

  /// An id that no slot has yet.
  private static func free(_ wanted: String, _ taken: inout Set<String>) -> String {
    var id = wanted
    var use = 1
    while !taken.insert(id).inserted {
      use += 1
      id = "\(wanted)--\(use)"
    }
    return id
  }

  /// The slots as the file has them: those of different layouts that are the same are one.
  private static func tables(_ slots: [Key: Slot]) -> [Slot] {
    struct Name: Hashable {
      let slot: String
      let layout: String
    }
    let sorted = slots.sorted { ($0.key.layout, $0.key.unit) < ($1.key.layout, $1.key.unit) }
    var wholes: [Name: SizeSteps] = [:]
    for (key, slot) in sorted {
      wholes[Name(slot: slot.ad.slot, layout: key.layout), default: slot.mapping].add(slot.mapping)
    }
    var tables: [Content: Slot] = [:]
    // The sizes of one that several layouts have stand in the order of their names.
    for (key, slot) in sorted {
      let whole = wholes[Name(slot: slot.ad.slot, layout: key.layout)] ?? slot.mapping
      tables[Content(slot, of: whole), default: slot].add(slot)
    }
    func order(_ slot: Slot) -> (Int, String, String, String) {
      (slot.numbers.min() ?? 0, slot.ad.element, slot.unit, slot.pages.min() ?? "")
    }
    return tables.values.sorted { order($0) < order($1) }
  }

  /// What of a slot its table cannot say, or all of one that has no table.
  private func comment(_ slot: Slot, as id: String, unit: String?, isWhole: Bool) -> String {
    var record = SlotRecord(slot.ad)
    record.unit = unit
    if slot.layouts != layouts { record.layouts = slot.layouts.sorted() }
    if isWhole || slot.mapping.steps.count > 1
      || slot.mapping.steps.contains(where: { $0.sizes.contains(.fluid) })
    {
      record.sizes = slot.mapping.steps
    }
    guard isWhole || !record.isEmpty else { return "" }
    var json = JSONWriter()
    json.object { json in
      json.field("id", id)
      if isWhole {
        json.field("div_id", slot.ad.element)
        if !slot.unit.isEmpty { json.field("gam_unit_path", slot.unit) }
        json.object("targeting") { json in
          for targeting in slot.ad.targeting { json.strings(targeting.key, targeting.values) }
        }
      }
      json.members(of: record)
    }
    return "# galley: \(String(decoding: json.bytes, as: UTF8.self))\n"
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
