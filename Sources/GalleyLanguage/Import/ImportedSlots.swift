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
    /// The name that `galley export` wrote beside an element's id that does not tell it.
    var ownName: String?
    /// From the smallest width up; the first is from 0.
    var sizes: [(from: Int, sizes: [AdSize])]
    /// Where it stands out of the flow of the page.
    var position: SlotPosition?
    var unit: String?
    var targeting: [Targeting] = []
    /// What the space does without an ad; `nil` where nothing is said.
    var unfilled: Unfilled?
    var isLazy = false
    /// How many seconds after an ad was seen another is asked for.
    var refresh: Int?
    var isSticky = false
    /// The height of the window through which the ad is seen, in px.
    var interscroller: Int?
    /// Whether `pos` is the slot's own, and not the number that Galley gives an ad.
    var hasOwnPosition = false
    /// The layouts that have it, where that is told.
    var layouts: Set<String>?
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

    /// Whether another one, of the same name and unit, is this one: not on pages of other layouts alone.
    func isOneSlot(with other: Slot) -> Bool {
      guard let layouts, let others = other.layouts else { return true }
      return !layouts.isDisjoint(with: others)
    }

    /// Takes another place of the slot in: at each width the sizes of the place that is there. A `pos` that differs
    /// between places is none of the slot's.
    mutating func join(_ other: Slot) {
      layouts = layouts.map { $0.union(other.layouts ?? []) }
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

  /// With how many slots of one name another is compared.
  private static let most = 64
  /// As the file has them, each place of a slot alone.
  private var found: [Slot] = []
  private var slots: [Slot] = []

  /// Reads a file; what a layout cannot say is a finding at its line.
  ///
  /// - Parameter layout: whose slots are wanted, of a file that `galley export` made of several layouts.
  package static func read(
    _ file: SourceFile, as format: Format, ofLayout layout: String? = nil
  ) -> (slots: ImportedSlots, findings: [Diagnostic]) {
    let findings = Findings()
    let reader = ImportReader(findings: findings)
    var slots = ImportedSlots()
    switch format {
    case .prebid: slots.readPrebid(file, reader)
    case .trustedServer: slots.readTrustedServer(file, ofLayout: layout, reader)
    case .gpt: slots.readTag(file, reader)
    }
    slots.settle(reader)
    slots.checkWidths(findings)
    if slots.slots.isEmpty, findings.diagnostics.isEmpty {
      findings.report(.badValue, "no slot is described here", at: Span(file, 0..<0))
    }
    return (slots, inOrder(findings.diagnostics))
  }

  /// Each once, what is further up in the file first: a loop's body is read several times.
  private static func inOrder(_ found: [Diagnostic]) -> [Diagnostic] {
    struct Place: Hashable {
      let range: Range<Int>
      let message: String
    }
    var seen: Set<Place> = []
    let each = found.filter {
      seen.insert(Place(range: $0.primary.span.range, message: $0.message)).inserted
    }
    return each.enumerated().sorted { a, b in
      (a.element.primary.span.range.lowerBound, a.offset)
        < (b.element.primary.span.range.lowerBound, b.offset)
    }.map(\.element)
  }

  package var isEmpty: Bool { slots.isEmpty }

  /// Adds a slot, or a place of one.
  mutating func add(_ slot: Slot) { found.append(slot) }

  /// Makes of what was found the slots of a layout. Of elements that Galley named, one that is another place of a slot, such as
  /// `galley-text-2`, is none of its own, and the number that Galley gave it as `pos` is none of the slot's.
  private mutating func settle(_ reader: ImportReader) {
    struct Key: Hashable {
      let name: String
      let unit: String?
    }
    var own: [Key: [Slot]] = [:]
    for slot in found where Self.isOurs(slot.name) {
      own[Key(name: Self.name(slot.ownName ?? slot.name), unit: slot.unit), default: []].append(
        slot)
    }
    /// Where the slots of a name stand in the result.
    var places: [Key: [Int]] = [:]
    var wholes: [(slot: Slot, isOurs: Bool)] = []
    for var slot in found {
      let isOurs = Self.isOurs(slot.name)
      slot.name = Self.name(slot.ownName ?? slot.name)
      guard isOurs else {
        wholes.append((slot, false))
        continue
      }
      if !slot.hasOwnPosition {
        slot.targeting.removeAll { $0.key == "pos" && $0.values.allSatisfy { Int($0) != nil } }
      }
      let name = slot.ownName == nil ? Self.withoutNumber(slot.name) : nil
      let firsts = name.flatMap { own[Key(name: $0, unit: slot.unit)] } ?? []
      let isPlace = firsts.prefix(Self.most).contains { $0.isOneSlot(with: slot) }
      if isPlace, let name { slot.name = name }
      let key = Key(name: slot.name, unit: slot.unit)
      let candidates = (places[key] ?? []).prefix(Self.most).filter {
        wholes[$0].slot.isOneSlot(with: slot)
      }
      let sizes = Set(slot.sizes.flatMap(\.sizes))
      if let whole = candidates.first(where: {
        sizes.isSubset(of: wholes[$0].slot.sizes.flatMap(\.sizes))
      }) ?? candidates.first {
        wholes[whole].slot.join(slot)
      } else {
        places[key, default: []].append(wholes.count)
        wholes.append((slot, true))
      }
    }
    name(wholes, reader)
  }

  /// Gives each slot a name of its own, and its sizes the widths that have room for them.
  private mutating func name(_ wholes: [(slot: Slot, isOurs: Bool)], _ reader: ImportReader) {
    var names: Set<String> = []
    var uses: [String: Int] = [:]
    for (slot, isOurs) in wholes {
      var slot = slot
      reader.readPixels(of: &slot)
      // What Galley wrote has its sizes where there is room for them.
      if !isOurs { slot.sizes = reader.fitted(slot.sizes, at: slot.span) }
      let wanted = slot.name
      while !names.insert(slot.name).inserted {
        uses[wanted, default: 1] += 1
        slot.name = "\(wanted)_\(uses[wanted] ?? 2)"
      }
      if slot.name != wanted {
        let layout = slot.layouts?.min().map { "; '--layout \($0)' reads it by its name" } ?? ""
        reader.refuse(
          "another slot has the name '\(wanted)': this one becomes '\(slot.name)'\(layout)",
          slot.span)
      }
      slots.append(slot)
    }
  }

  /// Refuses more widths at which sizes change than a layout has breakpoints.
  private func checkWidths(_ findings: Findings) {
    let most = BreakpointSet.capacity
    let all = Set(slots.flatMap { $0.sizes.map(\.from) }).union([0])
    guard all.count > most else { return }
    var widths: Set<Int> = [0]
    let last = slots.first { slot in
      widths.formUnion(slot.sizes.map(\.from))
      return widths.count > most
    }
    guard let last else { return }
    findings.report(
      .badValue,
      "the slots have sizes for \(all.count) widths, and a layout has \(most) breakpoints at the most",
      at: last.span, "with this slot they are \(widths.count)")
  }

  /// `text` of `text-2`.
  private static func withoutNumber(_ name: String) -> String? {
    guard let dash = name.lastIndex(of: "-"), dash > name.startIndex,
      let number = Int(name[name.index(after: dash)...]), number > 1
    else { return nil }
    return String(name[..<dash])
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
      if let seconds = slot.refresh { text += "    refresh: \(seconds)s\n" }
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
