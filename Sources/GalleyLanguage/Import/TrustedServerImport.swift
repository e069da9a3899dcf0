import GalleyBasics
import GalleyModel

extension ImportedSlots {
  /// Reads the tables `[[creative_opportunities.slot]]` of a TOML file.
  ///
  /// - Parameter layout: whose slots are wanted; all, if none is said.
  mutating func readTrustedServer(
    _ file: SourceFile, ofLayout layout: String?, _ reader: ImportReader
  ) {
    var tables = LiteralReader(file, .toml)
    var table: Table?
    var path: [String] = []
    /// Those of the table.
    var keys: Set<[String]> = []
    var server = Server(records: SlotComments(file), layout: layout)
    guard server.hasLayout(in: file, reader) else { return }
    /// Of a value over several lines that cannot be read the first line is told.
    var isBroken = false
    func finish(_ slots: inout ImportedSlots) {
      if let table { slots.add(table, &server, reader) }
    }
    while tables.skipSpace() {
      let start = tables.position
      if tables.take("[") {
        let isItem = tables.take("[")
        path = tables.path(until: "]")
        keys = []
        if path.contains("") { path = [] }
        let isClosed = tables.take("]") && (!isItem || tables.take("]"))
        let span = tables.span(from: start)
        if path.isEmpty || !isClosed {
          reader.findings.report(
            .badValue, "the name of a table stands between '[' and ']', or '[[' and ']]'", at: span)
          tables.move(to: start)
          tables.skipLine()
        }
        isBroken = path.isEmpty
        if path == Self.slotPath, isItem {
          finish(&self)
          table = Table(span: span)
        } else if path == Self.slotPath {
          reader.findings.report(
            .badValue, "a slot is a table of a list: '[[creative_opportunities.slot]]'", at: span)
          finish(&self)
          table = nil
        } else if !path.starts(with: Self.slotPath) {
          finish(&self)
          table = nil
        }
        continue
      }
      let key = tables.path(until: "=")
      guard let name = key.last, !name.isEmpty, tables.take("="), let value = tables.value() else {
        if !isBroken {
          tables.move(to: start)
          tables.skipLine()
          reader.findings.report(
            .badValue, "this is not TOML as it is read here", at: tables.span(from: start))
        }
        isBroken = true
        tables.move(to: start)
        tables.skipLine()
        continue
      }
      isBroken = false
      let entry = YAMLEntry(
        key: YAMLNode(
          .scalar(YAMLScalar(name, style: .doubleQuoted)), tables.span(from: start, count: 1)),
        value: value)
      if !keys.insert(key).inserted { reader.tellTwice(name, entry.key.span) }
      reader.tellRepeatedKeys(in: value)
      if path == ["creative_opportunities"] {
        if name == "gam_network_id" {
          server.network = reader.text(value)
        } else if !(key.count > 1) {
          reader.refuse("a layout has nothing for '\(excerpt(name))' of all slots", entry.key.span)
        }
      }
      switch Array((path + key.dropLast()).dropFirst(2)) {
      case [] where path.first == "creative_opportunities" && path.count == 2:
        table?.entries.append(entry)
      case ["targeting"]: table?.targeting.append(entry)
      case let rest where rest.first == "providers" && table != nil:
        reader.refuse("a layout has nothing for 'providers' of a slot", entry.key.span)
      case let rest where !rest.isEmpty && table != nil:
        reader.refuse(
          "a layout has nothing for '\(excerpt(rest[0]))' of a slot", entry.key.span)
      default: break
      }
    }
    finish(&self)
    for record in server.records.rest where server.wants(record) { add(record, server, reader) }
  }

  private static let slotPath = ["creative_opportunities", "slot"]

  /// What the table of a slot says.
  private struct Table {
    var entries: [YAMLEntry] = []
    var targeting: [YAMLEntry] = []
    /// Its name.
    let span: Span
  }

  /// What a whole file says.
  private struct Server {
    /// The ad server's number for the publisher.
    var network: String?
    var records: SlotComments
    /// Whose slots are wanted.
    let layout: String?

    /// Whether the file may have slots of the layout that is wanted; else it is told.
    func hasLayout(in file: SourceFile, _ reader: ImportReader) -> Bool {
      guard let layout else { return true }
      let start = Span(file, 0..<0)
      guard let layouts = records.layouts else {
        reader.findings.report(
          .badValue, "this file does not tell of which layout a slot is", at: start)
        return false
      }
      guard !layouts.contains(layout) else { return true }
      reader.findings.reportUnknown(
        .badValue, "this file has no slots of a layout", Spanned(layout, start), among: layouts)
      return false
    }

    /// Whether the slot of a record is one of the layout that is wanted.
    func wants(_ record: YAMLNode?) -> Bool {
      guard let layout, let layouts = record?["layouts"] else { return true }
      return ImportReader(findings: Findings()).texts(layouts).contains(layout)
    }
  }

  /// Adds a slot that has no table.
  private mutating func add(_ record: YAMLNode, _ server: Server, _ reader: ImportReader) {
    guard let id = (record["div_id"] ?? record["id"]).flatMap(reader.text) else { return }
    var slot = Slot(name: id, sizes: [], at: record.start)
    slot.unit = record["gam_unit_path"].flatMap(reader.text)
    slot.targeting = record["targeting"].map(reader.targeting) ?? []
    slot.layouts = (record["layouts"].map(reader.texts) ?? server.records.layouts).map(Set.init)
    reader.readRecord(record, into: &slot)
    add(slot)
  }

  private mutating func add(_ said: Table, _ server: inout Server, _ reader: ImportReader) {
    let span = said.span
    let table = YAMLNode(.mapping(said.entries), span)
    guard let id = table["id"].flatMap(reader.text) else {
      return reader.refuse("this slot has no 'id'", span)
    }
    let record = server.records.take(id)
    guard server.wants(record) else { return }
    reader.refuseOthers(
      table,
      besides: ["id", "gam_unit_path", "div_id", "page_patterns", "formats", "targeting"],
      of: "a slot")
    let element = table["div_id"].flatMap(reader.text) ?? id
    if let patterns = table["page_patterns"], reader.texts(patterns) != ["/*"],
      !Self.isOurs(element)
    {
      reader.refuse(
        "which pages a slot is on is said by layouts, not by 'page_patterns'", patterns.span)
    }
    let sizes = table["formats"].map(reader.formats) ?? []
    guard !sizes.isEmpty else {
      return reader.refuse("'\(excerpt(id))' has no size, so it is left out", span)
    }
    var slot = Slot(name: element, sizes: [(0, sizes)], at: span)
    slot.unit =
      table["gam_unit_path"].flatMap(reader.text).map { unit in
        unit.replacing("{network_id}", with: "{network}").replacing("{slot_id}", with: "{slot}")
      } ?? server.network.map { "/\($0)/\(id)" }
    slot.layouts = (record?["layouts"].map(reader.texts) ?? server.records.layouts).map(Set.init)
    slot.targeting = reader.targeting(YAMLNode(.mapping(said.targeting), span))
    if let inline = table["targeting"] { slot.targeting += reader.targeting(inline) }
    reader.readRecord(record, into: &slot)
    if Self.isOurs(element) {
      // Several values stand there in one text.
      slot.targeting = slot.targeting.map { pair in
        Targeting(
          key: pair.key, values: pair.values.flatMap { $0.split(separator: ",").map(String.init) })
      }
    }
    add(slot)
  }
}

extension ImportReader {
  fileprivate func tellTwice(_ key: String, _ span: Span) {
    findings.report(
      .duplicateKey, "the key '\(excerpt(key))' is written twice in one table", at: span,
      "leave one out")
  }

  /// Tells the keys that stand twice in a table that is written in a line.
  fileprivate func tellRepeatedKeys(in node: YAMLNode) {
    if case .sequence(let items) = node.content {
      for item in items { tellRepeatedKeys(in: item) }
    }
    var keys: Set<String> = []
    for entry in node.entries ?? [] {
      if let key = text(entry.key), !keys.insert(key).inserted { tellTwice(key, entry.key.span) }
      tellRepeatedKeys(in: entry.value)
    }
  }

  /// `[{ width = 300, height = 250 }]`
  fileprivate func formats(_ node: YAMLNode) -> [AdSize] {
    guard case .sequence(let formats) = node.content else {
      refuse("'formats' is a list, such as '[{ width = 300, height = 250 }]'", node.span)
      return []
    }
    return formats.compactMap(format)
  }

  private func format(_ node: YAMLNode) -> AdSize? {
    guard node.entries != nil else {
      refuse("a format is written '{ width = 300, height = 250 }'", node.span)
      return nil
    }
    if let kind = node["media_type"].flatMap(text), kind != "banner" {
      refuse("a format for '\(excerpt(kind))' is left out", node.span)
      return nil
    }
    refuseOthers(node, besides: ["width", "height", "media_type"], of: "a format")
    for side in ["width", "height"] {
      if let value = node[side]?.scalar, value.style != .plain {
        refuse("'\(side)' is a whole number of px, without quotes", node[side]?.span ?? node.span)
        return nil
      }
    }
    guard let width = node["width"].flatMap(number), let height = node["height"].flatMap(number)
    else {
      refuse("a format is a 'width' and a 'height' in whole px", node.span)
      return nil
    }
    return size(width: width, height: height, at: node.span)
  }
}

/// The comments in which `galley export` keeps what a table cannot say, by the ids of slots.
private struct SlotComments {
  private var records: [String: YAMLNode] = [:]
  private var ids: [String] = []
  /// The layouts whose slots the file has, where it tells them.
  private(set) var layouts: [String]?

  init(_ file: SourceFile) {
    let mark = Array("# galley: ".utf8)
    var line = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while line < file.bytes.count {
      let end = file.bytes[line...].firstIndex(of: 0x0A) ?? file.bytes.count
      if file.bytes[line..<end].starts(with: mark),
        let record = JSONParser.parse(file, in: line + mark.count..<end).value
      {
        guard let id = record["id"]?.scalar?.text else {
          layouts = record["layouts"].map(ImportReader(findings: Findings()).texts)
          line = end + 1
          continue
        }
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
