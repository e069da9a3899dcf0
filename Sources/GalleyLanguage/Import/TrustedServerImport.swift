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
    var server = Server(records: SlotComments(file))
    func finish(_ slots: inout ImportedSlots) {
      if let slot { slots.add(slot, targeting, &server, reader) }
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
      if path == ["creative_opportunities"] {
        if name == "gam_network_id" {
          server.network = reader.text(value)
        } else if !(key.count > 1) {
          reader.refuse("a layout has nothing for '\(excerpt(name))' of all slots", entry.key.span)
        }
      }
      switch Array((path + key.dropLast()).dropFirst(2)) {
      case [] where path.first == "creative_opportunities" && path.count == 2: slot?.append(entry)
      case ["targeting"]: targeting.append(entry)
      case let rest where rest.first == "providers" && slot != nil:
        reader.refuse("a layout has nothing for 'providers' of a slot", entry.key.span)
      case let rest where !rest.isEmpty && slot != nil:
        reader.refuse(
          "a layout has nothing for '\(excerpt(rest[0]))' of a slot", entry.key.span)
      default: break
      }
    }
    finish(&self)
    for record in server.records.rest { add(record, reader) }
  }

  /// What a whole file says.
  private struct Server {
    /// The ad server's number for the publisher.
    var network: String?
    var records: SlotComments
  }

  /// Adds a slot that has no table.
  private mutating func add(_ record: YAMLNode, _ reader: ImportReader) {
    guard let id = (record["div_id"] ?? record["id"]).flatMap(reader.text) else { return }
    var slot = Slot(name: id, sizes: [], at: record.start)
    slot.unit = record["gam_unit_path"].flatMap(reader.text)
    slot.targeting = record["targeting"].map(reader.targeting) ?? []
    reader.readRecord(record, into: &slot)
    add(slot, reader)
  }

  private mutating func add(
    _ entries: [YAMLEntry], _ targeting: [YAMLEntry], _ server: inout Server,
    _ reader: ImportReader
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
    let record = server.records.take(id)
    let element = table["div_id"].flatMap(reader.text) ?? id
    if let patterns = table["page_patterns"], reader.texts(patterns) != ["/*"],
      !Self.isOurs(element)
    {
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
        reader.refuseOthers(format, besides: ["width", "height", "media_type"], of: "a format")
        guard let width = format["width"].flatMap(reader.number),
          let height = format["height"].flatMap(reader.number)
        else {
          reader.refuse("a format is a 'width' and a 'height' in whole px", format.span)
          continue
        }
        if let size = reader.size(width: width, height: height, at: format.span) {
          sizes.append(size)
        }
      }
    }
    guard !sizes.isEmpty else {
      return reader.refuse("'\(excerpt(id))' has no size, so it is left out", span)
    }
    var slot = Slot(name: element, sizes: [(0, sizes)], at: span)
    slot.unit =
      table["gam_unit_path"].flatMap(reader.text).map { unit in
        unit.replacing("{network_id}", with: "{network}").replacing("{slot_id}", with: "{slot}")
      } ?? server.network.map { "/\($0)/\(id)" }
    slot.targeting = reader.targeting(YAMLNode(.mapping(targeting), span))
    if let inline = table["targeting"] { slot.targeting += reader.targeting(inline) }
    reader.readRecord(record, into: &slot)
    if Self.isOurs(element) {
      // Several values stand there in one text.
      slot.targeting = slot.targeting.map { pair in
        Targeting(
          key: pair.key, values: pair.values.flatMap { $0.split(separator: ",").map(String.init) })
      }
    }
    add(slot, reader)
  }
}

/// The comments in which `galley export` keeps what a table cannot say, by the ids of slots.
private struct SlotComments {
  private var records: [String: YAMLNode] = [:]
  private var ids: [String] = []

  init(_ file: SourceFile) {
    let mark = Array("# galley: ".utf8)
    var line = 0
    while line < file.bytes.count {
      let end = file.bytes[line...].firstIndex(of: 0x0A) ?? file.bytes.count
      if file.bytes[line..<end].starts(with: mark),
        let record = JSONParser.parse(file, in: line + mark.count..<end).value,
        let id = record["id"]?.scalar?.text
      {
        if records.updateValue(record, forKey: id) == nil { ids.append(id) }
      }
      line = end + 1
    }
  }

  /// The record of a slot that has a table.
  mutating func take(_ id: String) -> YAMLNode? { records.removeValue(forKey: id) }

  /// Those of slots that have none.
  var rest: [YAMLNode] { ids.compactMap { records[$0] } }
}
