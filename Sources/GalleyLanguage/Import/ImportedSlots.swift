package import GalleyBasics
import GalleyModel

/// Slots that another system's file describes.
package struct ImportedSlots: Sendable {
  /// What that file is.
  package enum Format: String, Sendable, CaseIterable {
    /// Ad units of Prebid.js, as JSON.
    case prebid
    /// The configuration of IAB Tech Lab's trusted server, as TOML.
    case trustedServer = "trusted-server"
    /// A script or page with literal calls of the Google Publisher Tag, or what `galley export gpt` writes.
    case gpt
  }

  /// A slot, its sizes by viewport width.
  struct Slot: Sendable {
    /// A name that a layout may use.
    var name: String
    /// From the smallest width up; the first is from 0.
    var sizes: [(from: Int, sizes: [AdSize])]
    /// Where it stands out of the flow of the page.
    var position: SlotPosition?
    var unit: String?
    var targeting: [Targeting] = []
    /// What the space does without an ad; `nil` where nothing is said.
    var unfilled: Unfilled?
    var isLazy = false
    var isSticky = false
    /// The height of the window through which the ad is seen, in px.
    var interscroller: Int?
    /// Whether `pos` is the slot's own, and not the number that Galley gives an ad.
    var hasOwnPosition = false
    /// Where it is described.
    let span: Span

    init(name: String, sizes: [(from: Int, sizes: [AdSize])], at span: Span) {
      self.name = name
      self.sizes = sizes
      self.span = span
    }

    /// Adds targeting; what a key had before is replaced.
    mutating func target(_ pairs: [Targeting]) {
      targeting.removeAll { old in pairs.contains { $0.key == old.key } }
      targeting += pairs
    }

    /// Whether another one is a further place of this one: of the same unit, and named like it but for a number.
    func isOneSlot(with other: Slot) -> Bool {
      guard other.unit == unit, other.name.hasPrefix(name) else { return false }
      let rest = other.name.dropFirst(name.count)
      if rest.isEmpty {
        return Set(sizes.flatMap(\.sizes)) == Set(other.sizes.flatMap(\.sizes))
      }
      return rest.first == "-" && Int(rest.dropFirst()) != nil
    }

    /// Takes another place of the slot in: at each width the sizes of the place that is there. A `pos` that differs
    /// between places is none of the slot's.
    mutating func join(_ other: Slot) {
      let pos = other.targeting.first { $0.key == "pos" }
      targeting.removeAll { $0.key == "pos" && $0 != pos }
      let own = sizes
      let widths = Set(own.map(\.from) + other.sizes.map(\.from)).sorted()
      sizes = widths.reduce(into: []) { steps, width in
        let here = own.last { $0.from <= width }?.sizes ?? []
        let there = other.sizes.last { $0.from <= width }?.sizes ?? []
        let both = here + there.filter { !here.contains($0) }
        if steps.last?.sizes != both { steps.append((width, both)) }
      }
    }
  }

  private var slots: [Slot] = []
  private var names: Set<String> = []
  /// How often a name was wanted.
  private var uses: [String: Int] = [:]

  /// Reads a file; what a layout cannot say is a finding at its line.
  package static func read(
    _ file: SourceFile, as format: Format
  ) -> (slots: ImportedSlots, findings: [Diagnostic]) {
    let findings = Findings()
    var slots = ImportedSlots()
    switch format {
    case .prebid: slots.readPrebid(file, findings)
    case .trustedServer: slots.readTrustedServer(file, findings)
    case .gpt: slots.readTag(file, findings)
    }
    if slots.slots.isEmpty, findings.diagnostics.isEmpty {
      findings.report(.badValue, "no slot is described here", at: Span(file, 0..<0))
    }
    return (slots, findings.diagnostics)
  }

  package var isEmpty: Bool { slots.isEmpty }

  /// Adds a slot. Of an element that Galley named, one that is another place of a slot that is there, such as
  /// `galley-text-2`, is none of its own, and the number that Galley gave it as `pos` is none of the slot's.
  mutating func add(_ slot: Slot, _ reader: ImportReader) {
    var slot = slot
    let isOurs = Self.isOurs(slot.name)
    slot.name = Self.name(slot.name)
    if isOurs {
      if !slot.hasOwnPosition {
        slot.targeting.removeAll { $0.key == "pos" && $0.values.allSatisfy { Int($0) != nil } }
      }
      if let first = slots.firstIndex(where: { $0.isOneSlot(with: slot) }) {
        return slots[first].join(slot)
      }
    }
    reader.readPixels(of: &slot)
    // What Galley wrote has its sizes where there is room for them.
    if !isOurs { slot.sizes = reader.fitted(slot.sizes, at: slot.span) }
    let wanted = slot.name
    while !names.insert(slot.name).inserted {
      uses[wanted, default: 1] += 1
      slot.name = "\(wanted)_\(uses[wanted] ?? 2)"
    }
    slots.append(slot)
  }

  /// Whether an element's id is one that Galley made.
  static func isOurs(_ element: String) -> Bool { element.hasPrefix("galley-") }

  /// A text as a name: letters, digits, `_` and `-`, a letter first; without the beginning that elements have.
  private static func name(_ text: String) -> String {
    var name = text.hasPrefix("galley-") ? String(text.dropFirst(7)) : text
    if name.contains("/") { name = String(name.split(separator: "/").last ?? "slot") }
    name = String(
      name.map { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") ? $0 : "_" })
    return String((name.first?.isLetter == true ? name : "slot_\(name)").prefix(60))
  }
}

extension ImportedSlots {
  /// The keys `breakpoints` and `slots` of a layout.
  package func yaml() -> [UInt8] {
    let widths = Set(slots.flatMap { $0.sizes.map(\.from) }).union([0]).sorted()
    let breakpoints = Self.breakpoints(widths)
    var text = ""
    if widths.count > 1 {
      text += "breakpoints:\n"
      for width in widths { text += "  \(breakpoints[width] ?? ""): \(width)px\n" }
    }
    text += "slots:\n"
    for slot in slots {
      text += "  \(Self.key(slot.name)):\n"
      if let position = slot.position { text += "    position: \(position.rawValue)\n" }
      if !slot.sizes.isEmpty { text += "    sizes: \(Self.sizes(slot, breakpoints))\n" }
      if let unit = slot.unit { text += "    unit: \(Self.quoted(unit))\n" }
      if let height = slot.interscroller { text += "    interscroller: \(height)px\n" }
      if let unfilled = slot.unfilled, unfilled != .hold {
        text += "    unfilled: \(unfilled.rawValue)\n"
      }
      if slot.isSticky { text += "    sticky: true\n" }
      if slot.isLazy { text += "    lazy: true\n" }
      if !slot.targeting.isEmpty {
        text += "    targeting:\n"
        for targeting in slot.targeting {
          let values = targeting.values.map(Self.quoted).joined(separator: ", ")
          text += "      \(Self.key(targeting.key)): [\(values)]\n"
        }
      }
    }
    return Array(text.utf8)
  }

  private static func sizes(_ slot: Slot, _ breakpoints: [Int: String]) -> String {
    if slot.sizes.count == 1 { return list(slot.sizes[0].sizes) }
    let steps = slot.sizes.drop { $0.sizes.isEmpty }
    return "{ "
      + steps.map { "\(breakpoints[$0.from] ?? ""): \(list($0.sizes))" }.joined(separator: ", ")
      + " }"
  }

  private static func list(_ sizes: [AdSize]) -> String {
    "[\(sizes.map(\.description).joined(separator: ", "))]"
  }

  private static func breakpoints(_ widths: [Int]) -> [Int: String] {
    let usual =
      widths.count <= 3
      ? ["mobile", widths.count == 3 ? "tablet" : "desktop", "desktop"] : ["mobile"]
    return Dictionary(
      uniqueKeysWithValues: widths.enumerated().map { index, width in
        (width, index < usual.count ? usual[index] : "from_\(width)")
      })
  }

  /// A name as a key, which in YAML is none where it means "nothing".
  private static func key(_ name: String) -> String {
    YAMLScalar(name).isNull ? quoted(name) : name
  }

  private static func quoted(_ text: String) -> String {
    var json = JSONWriter()
    json.string(text)
    return String(decoding: json.bytes, as: UTF8.self)
  }
}
