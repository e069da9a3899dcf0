import GalleyBasics
import GalleyModel

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
      return items.flatMap(sizesOfItem).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
    return size(node).map { [$0] } ?? []
  }

  /// What an item of a list of sizes stands for: a size, or where lists stand in each other, several.
  private func sizesOfItem(_ node: YAMLNode) -> [AdSize] {
    guard case .sequence(let items) = node.content, items.count > 0,
      items.allSatisfy({ if case .sequence = $0.content { true } else { false } })
    else { return size(node).map { [$0] } ?? [] }
    refuse("a list of sizes stands in another: its sizes are taken", node.span)
    return items.compactMap(size)
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
    guard width > 0, height > 0, width < 10_000, height < 10_000 else {
      refuse("\(size) is no size of an ad", span)
      return nil
    }
    if min(width, height) <= Self.thinnestToken || max(width, height) <= Self.largestToken {
      refuse("\(size) stands for a native ad, which is 'fluid' in a layout", span)
      return .fluid
    }
    return .fixed(size)
  }

  /// In px. The smallest ads are 88 px wide, or 20 px high; beside 300x1 and 10x10, which only tell an ad server what is wanted.
  private static let (thinnestToken, largestToken) = (4, 20)
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
    if let first = entries.min(by: { $0.width < $1.width }), first.width > 0 {
      if first.width <= Self.narrowest {
        refuse(
          "no screen is narrower than \(Self.narrowest) px: what is there from \(first.width) px on is there on all",
          first.span)
        steps[0].from = 0
      } else {
        steps.insert((0, []), at: 0)
      }
    }
    if steps.isEmpty { steps = [(0, [])] }
    return steps.reduce(into: []) { kept, step in
      if kept.last?.sizes != step.sizes { kept.append(step) }
    }
  }

  /// In px.
  private static let narrowest = 320

  /// Sizes that are wider than the screens they are for, from the width on that has room for them: without a mapping a list
  /// has the sizes of desktops and phones together. What a mapping says of a width that has room is left.
  func fitted(
    _ steps: [(from: Int, sizes: [AdSize])], at span: Span
  ) -> [(from: Int, sizes: [AdSize])] {
    func begin(_ size: AdSize, _ step: Int) -> Int {
      size.pixels.map { max(step, Self.room(for: $0, from: step)) } ?? step
    }
    let starts = steps.flatMap { step in step.sizes.map { begin($0, step.from) } }
    let widths = Set(steps.map(\.from) + starts).sorted()
    let fitted = widths.reduce(into: [(from: Int, sizes: [AdSize])]()) { fitted, width in
      guard let step = steps.last(where: { $0.from <= width }) else { return }
      let sizes = step.sizes.filter { begin($0, step.from) <= width }
      if fitted.last?.sizes != sizes { fitted.append((width, sizes)) }
    }
    var told: Set<AdSize> = []
    for step in steps {
      for size in step.sizes where begin(size, step.from) > step.from && told.insert(size).inserted
      {
        let width = fitted.first { $0.from >= step.from && $0.sizes.contains(size) }?.from
        let place = width.map { "it is there from \($0) px on" } ?? "it is left out"
        refuse("\(size) has no room on smaller screens: \(place)", span)
      }
    }
    return fitted
  }

  /// The smallest viewport with room for a size: one that is wide enough, where a mapping says so, else one of the usual widths
  /// with room for the usual margins of 20 px. A phone of 390 px has 350.
  private static func room(for size: PixelSize, from step: Int) -> Int {
    if size.width <= 350 || size.width <= step { return 0 }
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
      let values = targetingValues(entry.value)
      return values.isEmpty ? nil : Targeting(key: key, values: values)
    }
  }

  /// A text, or a list of such; what is none is told.
  private func targetingValues(_ node: YAMLNode) -> [String] {
    let items: [YAMLNode] =
      if case .sequence(let items) = node.content { items } else { [node] }
    return items.compactMap { item in
      if let text = text(item) { return text }
      if !item.isNull { refuse("a value of targeting is a text: this is left out", item.span) }
      return nil
    }
  }

  /// Whether a text may be a key of a layout's own choice.
  private static func isName(_ text: String) -> Bool {
    text.first.map { $0.isASCII && $0.isLetter } == true
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
  }

  /// What `galley export` adds for what a format has nothing for.
  func readRecord(_ record: YAMLNode?, into slot: inout ImportedSlots.Slot) {
    guard let record else { return }
    func has(_ key: String) -> Bool { record[key]?.isScalar("true") == true }
    slot.ownName = record["slot"].flatMap(text) ?? slot.ownName
    slot.position =
      record["position"].flatMap(text).flatMap(SlotPosition.init(rawValue:))
      ?? slot.position
    slot.unfilled = record["unfilled"].flatMap(text).flatMap(Unfilled.init) ?? slot.unfilled
    slot.interscroller = record["interscroller"].flatMap(number) ?? slot.interscroller
    slot.unit = record["unit"].flatMap(text) ?? slot.unit
    if has("sticky") { slot.isSticky = true }
    if has("lazy") { slot.isLazy = true }
    slot.refresh = record["refresh"].flatMap(number) ?? slot.refresh
    if has("own_pos") { slot.hasOwnPosition = true }
    if let sizes = record["sizes"] {
      slot.sizes = mapping(sizesByViewport(sizes))
      if slot.sizes.allSatisfy(\.sizes.isEmpty) { slot.sizes = [] }
    }
    refuseOthers(
      record,
      besides: [
        "id", "div_id", "gam_unit_path", "targeting", "position", "sizes", "unfilled",
        "interscroller", "sticky", "lazy", "own_pos", "unit", "layouts",
        "refresh", "slot",
      ], of: "'galley'")
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

// What `galley export gpt` wrote.
extension ImportedSlots {
  /// What an exported script hands to its function.
  static func exportedData(_ file: SourceFile) -> YAMLNode? {
    let mark = Array("\n})({".utf8)
    guard let start = file.bytes.firstRange(of: mark)?.upperBound else { return nil }
    var reader = LiteralReader(file, .script, in: start - 1..<file.bytes.count)
    return reader.value()
  }

  mutating func addExported(_ data: YAMLNode, _ reader: ImportReader) {
    let isLazy = data["config"]?["lazyLoad"] != nil
    guard case .sequence(let slots)? = data["slots"]?.content else { return }
    // What holds for the page is told of each slot too.
    let tellsLazy = slots.contains { $0["galley"]?["lazy"] != nil }
    for node in slots {
      guard let id = node["id"].flatMap(reader.text) else {
        reader.refuse("this slot has no 'id'", node.start)
        continue
      }
      var slot = Slot(
        name: id, sizes: reader.mapping(node["mapping"].map(reader.sizesByViewport) ?? []),
        at: node.start)
      slot.unit = node["unit"].flatMap(reader.text)
      let collapses = node["config"]?["collapseDiv"]?.isScalar("ON_NO_FILL") ?? false
      slot.unfilled = collapses ? .collapse : .hold
      slot.isLazy = isLazy && !tellsLazy
      slot.refresh = node["refresh"].flatMap(reader.number)
      reader.refuseOthers(
        node,
        besides: [
          "id", "unit", "sizes", "mapping", "config", "shown", "format", "galley", "refresh",
        ],
        of: "a slot")
      if let config = node["config"] {
        reader.refuseOthers(config, besides: ["collapseDiv", "targeting"], of: "a slot's 'config'")
      }
      if node["shown"] != nil {
        slot.position =
          node["format"].flatMap(reader.text).flatMap(SlotPosition.init(tagFormat:))
          ?? .outOfPage
        if slot.sizes.allSatisfy(\.sizes.isEmpty) { slot.sizes = [] }
      }
      slot.targeting = node["config"]?["targeting"].map(reader.targeting) ?? []
      reader.readRecord(node["galley"], into: &slot)
      add(slot)
    }
  }
}

extension ImportReader {
  /// `[[[1024, 0], [[970, 250]]], …]`, or the first numbers alone, as an exported script has them.
  func sizesByViewport(_ node: YAMLNode) -> [ViewportSizes] {
    guard case .sequence(let steps) = node.content else { return [] }
    return steps.compactMap { step in
      guard case .sequence(let parts) = step.content, parts.count == 2,
        let viewport = viewport(parts[0])
      else {
        refuse("this is not a viewport with its sizes", step.span)
        return nil
      }
      return ViewportSizes(viewport, sizes: sizes(parts[1]), at: step.span)
    }
  }

  /// `[1024, 768]`, or a width alone.
  func viewport(_ node: YAMLNode) -> (width: Int, height: Int)? {
    if let width = number(node) { return (width, 0) }
    guard case .sequence(let sides) = node.content else { return nil }
    let numbers = sides.compactMap(number)
    guard numbers.count == sides.count, numbers.count == 2, numbers.allSatisfy({ $0 >= 0 }) else {
      return nil
    }
    return (numbers[0], numbers[1])
  }
}
