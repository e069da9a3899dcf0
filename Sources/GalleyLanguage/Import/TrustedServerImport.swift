import GalleyBasics
import GalleyModel

extension ImportedSlots {
  /// Reads the tables `[[creative_opportunities.slot]]` of a TOML file.
  mutating func readTrustedServer(_ file: SourceFile, _ findings: Findings) {
    let reader = ImportReader(findings: findings)
    var tables = LiteralReader(file, .toml)
    var slot: [YAMLEntry]?
    var targeting: [YAMLEntry] = []
    var path: [String] = []
    func finish(_ slots: inout ImportedSlots) {
      if let slot { slots.add(slot, targeting, reader) }
    }
    while tables.skipSpace() {
      if tables.take("[") {
        let isItem = tables.take("[")
        path = tables.path(until: "]")
        _ = tables.take("]")
        if isItem { _ = tables.take("]") }
        if path == ["creative_opportunities", "slot"] {
          finish(&self)
          (slot, targeting) = ([], [])
        } else if Array(path.prefix(2)) != ["creative_opportunities", "slot"] {
          finish(&self)
          slot = nil
        }
        continue
      }
      let start = tables.position
      let key = tables.path(until: "=")
      guard let name = key.last, tables.take("="), let value = tables.value() else {
        findings.report(
          .badValue, "this is not TOML as it is read here", at: tables.span(from: start))
        tables.skipLine()
        continue
      }
      let entry = YAMLEntry(
        key: YAMLNode(
          .scalar(YAMLScalar(name, style: .doubleQuoted)), tables.span(from: start, count: 1)),
        value: value)
      switch Array((path + key.dropLast()).dropFirst(2)) {
      case [] where path.first == "creative_opportunities" && path.count == 2: slot?.append(entry)
      case ["targeting"]: targeting.append(entry)
      case let rest where rest.first == "providers" && slot != nil:
        reader.refuse("a layout has nothing for 'providers' of a slot", entry.key.span)
      default: break
      }
    }
    finish(&self)
  }

  private mutating func add(
    _ entries: [YAMLEntry], _ targeting: [YAMLEntry], _ reader: ImportReader
  ) {
    let span = entries.first?.key.span ?? Span(SourceFile(path: "", text: ""), 0..<0)
    let table = YAMLNode(.mapping(entries), span)
    guard let id = table["id"].flatMap(reader.text) else {
      return reader.refuse("this slot has no 'id'", span)
    }
    reader.refuseOthers(
      table,
      besides: ["id", "gam_unit_path", "div_id", "page_patterns", "formats", "targeting"],
      of: "a slot")
    if let patterns = table["page_patterns"], reader.texts(patterns) != ["/*"] {
      reader.refuse(
        "which pages a slot is on is said by layouts, not by 'page_patterns'", patterns.span)
    }
    var sizes: [AdSize] = []
    if case .sequence(let formats)? = table["formats"]?.content {
      for format in formats {
        if let kind = format["media_type"].flatMap(reader.text), kind != "banner" {
          reader.refuse("a format for '\(excerpt(kind))' is left out", format.span)
          continue
        }
        guard let width = format["width"].flatMap(reader.number),
          let height = format["height"].flatMap(reader.number),
          let size = reader.size(width: width, height: height, at: format.span)
        else { continue }
        sizes.append(size)
      }
    }
    guard !sizes.isEmpty else {
      return reader.refuse("'\(excerpt(id))' has no size, so it is left out", span)
    }
    var slot = Slot(
      name: table["div_id"].flatMap(reader.text) ?? id, sizes: [(0, sizes)],
      at: span)
    slot.unit = table["gam_unit_path"].flatMap(reader.text).map { unit in
      unit.replacing("{network_id}", with: "{network}").replacing("{slot_id}", with: "{slot}")
    }
    slot.targeting = reader.targeting(YAMLNode(.mapping(targeting), span))
    if let inline = table["targeting"] { slot.targeting += reader.targeting(inline) }
    add(slot, reader)
  }
}
