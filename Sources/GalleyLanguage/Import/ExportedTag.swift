import GalleyBasics
import GalleyModel

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
