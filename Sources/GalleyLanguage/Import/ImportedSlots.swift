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
    /// Whether the space closes without an ad; `nil` where nothing is said.
    var collapses: Bool?
    var isLazy = false
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
  /// How many elements of Galley's own there were.
  private var elements = 0

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
    let isOurs = slot.name.hasPrefix("galley-")
    slot.name = Self.name(slot.name)
    if isOurs {
      elements += 1
      if let dash = slot.name.lastIndex(of: "-"), Int(slot.name[dash...].dropFirst()) != nil,
        let first = slots.firstIndex(where: {
          $0.name == slot.name[..<dash] && $0.unit == slot.unit
        })
      {
        return slots[first].join(slot)
      }
      slot.targeting.removeAll { $0.key == "pos" && $0.values == [String(elements)] }
    }
    reader.readPixels(of: &slot)
    slot.sizes = reader.fitted(slot.sizes, at: slot.span)
    let wanted = slot.name
    while !names.insert(slot.name).inserted {
      uses[wanted, default: 1] += 1
      slot.name = "\(wanted)_\(uses[wanted] ?? 2)"
    }
    slots.append(slot)
  }

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
      if slot.collapses == true { text += "    unfilled: collapse\n" }
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

/// The sizes of viewports from a width and a height up.
struct ViewportSizes {
  var width: Int
  var height: Int
  var sizes: [AdSize]
  var span: Span

  init(_ viewport: (width: Int, height: Int), sizes: [AdSize], at span: Span) {
    (width, height) = viewport
    self.sizes = sizes
    self.span = span
  }
}

/// What is common to the files: sizes as pairs, and a mapping of widths.
struct ImportReader {
  let findings: Findings

  /// `[300, 250]`, `"fluid"`, or a list of such.
  func sizes(_ node: YAMLNode) -> [AdSize] {
    if case .sequence(let items) = node.content,
      items.count != 2 || items.contains(where: { number($0) == nil })
    {
      return items.compactMap(size).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return size(node).map { [$0] } ?? []
  }

  private func size(_ node: YAMLNode) -> AdSize? {
    if node.isScalar("fluid") { return .fluid }
    guard case .sequence(let sides) = node.content else {
      refuse("this size is not a width and a height", node.span)
      return nil
    }
    if sides.count == 1, sides[0].isScalar("fluid") { return .fluid }
    let numbers = sides.compactMap(number)
    guard numbers.count == 2, sides.count == 2 else {
      if !sides.isEmpty { refuse("this size is not a width and a height", node.span) }
      return nil
    }
    return size(width: numbers[0], height: numbers[1], at: node.span)
  }

  /// A size. One so small that nothing is seen of it stands for something else: 1x1 for a pixel, or for what is
  /// out of the page, other ones for native ads, which are as high as they come out.
  func size(width: Int, height: Int, at span: Span) -> AdSize? {
    let size = PixelSize(width: width, height: height)
    if size == Self.pixel { return .fixed(size) }
    if 1...Self.largestToken ~= width, 1...Self.largestToken ~= height {
      refuse("\(size) stands for a native ad, which is 'fluid' in a layout", span)
      return .fluid
    }
    guard width > Self.largestToken, height > Self.largestToken, width < 10_000, height < 10_000
    else {
      refuse("\(size) is no size of an ad", span)
      return nil
    }
    return .fixed(size)
  }

  /// In px.
  private static let largestToken = 4
  private static let pixel = PixelSize(width: 1, height: 1)

  /// Makes a slot that has no size but 1x1 one that is out of the page; among others that size is a pixel, for which no
  /// room is needed.
  func readPixels(of slot: inout ImportedSlots.Slot) {
    let pixel = AdSize.fixed(Self.pixel)
    let sizes = slot.sizes.flatMap(\.sizes)
    guard sizes.contains(pixel) else { return }
    guard sizes.contains(where: { $0 != pixel }) else {
      slot.sizes = []
      slot.position = slot.position ?? .outOfPage
      return refuse("1x1 alone stands for a slot that is out of the page", slot.span)
    }
    refuse(
      "1x1 among other sizes stands for a pixel, which needs no room: it is left out", slot.span)
    slot.sizes = slot.sizes.reduce(into: []) { kept, step in
      let sizes = step.sizes.filter { $0 != pixel }
      if kept.last?.sizes != sizes { kept.append((step.from, sizes)) }
    }
  }

  /// Sizes from each width on, sorted, each width once, what does not change left out; below the smallest there are none.
  func mapping(_ entries: [ViewportSizes]) -> [(from: Int, sizes: [AdSize])] {
    var steps: [(from: Int, sizes: [AdSize])] = []
    for entry in entries.sorted(by: { ($0.width, $0.height) < ($1.width, $1.height) }) {
      if entry.height > 0 {
        refuse(
          "a layout has sizes by width alone: the height \(entry.height) of this viewport is left out",
          entry.span)
      }
      if steps.last?.from == entry.width {
        steps.removeLast()
        refuse("the viewport is \(entry.width) px wide twice: the higher one counts", entry.span)
      }
      steps.append((entry.width, entry.sizes))
    }
    if steps.first?.from != 0 { steps.insert((0, []), at: 0) }
    return steps.reduce(into: []) { kept, step in
      if kept.last?.sizes != step.sizes { kept.append(step) }
    }
  }

  /// Sizes that are wider than the screens they are for, from the width on that has room for them: without a mapping a list
  /// has the sizes of desktops and phones together.
  func fitted(
    _ steps: [(from: Int, sizes: [AdSize])], at span: Span
  ) -> [(from: Int, sizes: [AdSize])] {
    var moved: [PixelSize: Int] = [:]
    for step in steps {
      for size in step.sizes.compactMap(\.pixels) where Self.room(for: size) > step.from {
        moved[size] = Self.room(for: size)
      }
    }
    guard !moved.isEmpty else { return steps }
    for (size, width) in moved.sorted(by: { $0.key.width < $1.key.width }) {
      refuse("\(size) has no room on smaller screens: it is there from \(width) px on", span)
    }
    let widths = Set(steps.map(\.from)).union(moved.values).sorted()
    return widths.reduce(into: []) { fitted, width in
      let sizes = (steps.last { $0.from <= width }?.sizes ?? []).filter { size in
        size.pixels.map { Self.room(for: $0) <= width } ?? true
      }
      if fitted.last?.sizes != sizes { fitted.append((width, sizes)) }
    }
  }

  /// The smallest of the usual widths of viewports with room for a size and the usual margins of 20 px. A phone
  /// of 390 px has 350.
  private static func room(for size: PixelSize) -> Int {
    if size.width <= 350 { return 0 }
    let wanted = size.width + 40
    return [768, 1024, 1280, 1440].first { $0 >= wanted } ?? wanted
  }

  func number(_ node: YAMLNode) -> Int? {
    node.scalar.flatMap { $0.style == .plain ? Int($0.text) : nil }
  }

  func text(_ node: YAMLNode) -> String? { node.scalar.flatMap { $0.isNull ? nil : $0.text } }

  /// A text, or a list of such.
  func texts(_ node: YAMLNode) -> [String] {
    if case .sequence(let items) = node.content { return items.compactMap(text) }
    return text(node).map { [$0] } ?? []
  }

  func targeting(_ node: YAMLNode) -> [Targeting] {
    (node.entries ?? []).compactMap { entry in
      guard let key = text(entry.key) else { return nil }
      guard Self.isName(key) else {
        refuse("a layout has no key of targeting like '\(excerpt(key))'", entry.key.span)
        return nil
      }
      let values = texts(entry.value)
      return values.isEmpty ? nil : Targeting(key: key, values: values)
    }
  }

  /// Whether a text may be a key of a layout's own choice.
  private static func isName(_ text: String) -> Bool {
    text.first.map { $0.isASCII && $0.isLetter } == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }

  /// Says that something is not in the result.
  func refuse(_ message: String, _ span: Span) {
    findings.report(Diagnostic(.badValue, .warning, message, at: Diagnostic.Label(span)))
  }

  /// Says which keys of a mapping a layout has nothing for.
  func refuseOthers(_ node: YAMLNode, besides known: Set<String>, of what: String) {
    for entry in node.entries ?? [] {
      guard let key = entry.key.scalar?.text, !known.contains(key) else { continue }
      if case .sequence(let items) = entry.value.content, items.isEmpty { continue }
      if let entries = entry.value.entries, entries.isEmpty { continue }
      findings.report(
        Diagnostic(
          .unknownKey, .warning, "a layout has nothing for '\(excerpt(key))' of \(what)",
          at: Diagnostic.Label(entry.key.span)))
    }
  }
}
