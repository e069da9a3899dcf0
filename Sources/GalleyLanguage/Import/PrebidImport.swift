import GalleyBasics
import GalleyModel

extension ImportedSlots {
  /// Reads ad units, as JSON or in scripts: whatever literal object has a `code`.
  mutating func readPrebid(_ file: SourceFile, _ reader: ImportReader) {
    var scanner = LiteralReader(file, .script)
    for part in ScriptParts.of(file) {
      scanner.move(into: part)
      while scanner.skipSpace(), let byte = scanner.byte {
        let start = scanner.position
        switch byte {
        case UInt8(ascii: "{"),
          UInt8(ascii: "[") where byte != UInt8(ascii: "[") || scanner.isListOfKeys:
          if !readUnit(at: &scanner, reader) { scanner.move(to: start + 1) }
        case UInt8(ascii: "'"), UInt8(ascii: "\""):
          scanner.skipText()
          refuseCode(from: start, &scanner, reader)
        default:
          readVariable(&scanner)
          refuseCode(from: start, &scanner, reader)
        }
      }
    }
  }

  /// Says that an ad unit is none that can be read, where only its `code` or its types were come upon.
  private func refuseCode(from start: Int, _ scanner: inout LiteralReader, _ reader: ImportReader) {
    let end = scanner.position
    let word = scanner.text(from: start).trimmingQuotes
    guard word == "code" || word == "mediaTypes", scanner.take(":"), scanner.skipSpace(),
      scanner.byte.map({ (word == "code" ? [0x22, 0x27, 0x60] : [0x7B]).contains($0) }) == true
    else { return scanner.move(to: end) }
    scanner.move(to: end)
    reader.refuse(
      "this is no ad unit that can be read: a literal object with 'code' and 'mediaTypes'",
      scanner.span(from: start, count: end - start))
  }

  /// Passes a variable or another mark; what a variable is set to is kept.
  private func readVariable(_ scanner: inout LiteralReader) {
    let path = scanner.reference()
    guard !path.isEmpty else { return scanner.advance() }
    guard scanner.take("="), !scanner.isNext("="), !scanner.isNext(">") else { return }
    scanner.skipSpace()
    let start = scanner.position
    // Of ad units themselves each is read where it stands.
    if let value = scanner.wholeValue(), !Self.holdsUnits(value) {
      scanner.constants.keep(value, as: path.joined(separator: "."))
    } else {
      scanner.move(to: start)
    }
  }

  private static func holdsUnits(_ node: YAMLNode) -> Bool {
    switch node.content {
    case .scalar: false
    case .sequence(let items): items.contains { $0.entries != nil }
    case .mapping: true
    }
  }

  /// Reads an object, if it is an ad unit.
  private mutating func readUnit(at scanner: inout LiteralReader, _ reader: ImportReader) -> Bool {
    let (computed, mended) = (scanner.computed.count, scanner.mended.count)
    scanner.isLenient = true
    defer { scanner.isLenient = false }
    guard let unit = scanner.value(), Self.isUnit(unit) else { return false }
    guard let code = unit["code"].flatMap(reader.text) ?? Self.placeholder(for: unit, reader) else {
      reader.refuse("an ad unit needs a 'code' that is a literal text", unit.start)
      return true
    }
    let read = ["mediaTypes", "ortb2Imp", "sizes"].compactMap { unit[$0]?.span.range }
    for span in scanner.computed[computed...]
    where read.contains(where: { $0.overlaps(span.range) }) {
      reader.refuse("this is computed, so it is left out", span)
    }
    for missing in scanner.mended[mended...] {
      reader.refuse("a \(missing.value) is missing here, and taken to be there", missing.span)
    }
    add(unit, code, reader)
    return true
  }

  /// A name for a banner with sizes whose `code` is computed.
  private static func placeholder(for unit: YAMLNode, _ reader: ImportReader) -> String? {
    let banner = unit["mediaTypes"]?["banner"]
    guard banner?["sizes"] != nil || banner?["sizeConfig"] != nil else { return nil }
    let gpid = unit["ortb2Imp"]?["ext"]?["gpid"].flatMap(reader.text)?.prefix { $0 != "#" }
    let name = gpid?.split(separator: "/").last.map(String.init) ?? "slot"
    reader.refuse(
      "the 'code' of this ad unit is no literal text: the slot is named '\(excerpt(name))'",
      unit.start)
    return name
  }

  /// Whether an object is an ad unit, be it one without a `code`.
  private static func isUnit(_ node: YAMLNode) -> Bool {
    if node["code"].flatMap(\.scalar) != nil {
      return ["mediaTypes", "sizes", "bids", "nativeParams", "ortb2Imp"].contains {
        node[$0] != nil
      }
    }
    let types = node["mediaTypes"]?.entries?.compactMap { $0.key.scalar?.text } ?? []
    return types.contains { ["banner", "video", "native", "audio"].contains($0) }
      && node["bidder"] == nil
  }

  private mutating func add(_ unit: YAMLNode, _ code: String, _ reader: ImportReader) {
    reader.refuseOthers(
      unit, besides: ["code", "mediaTypes", "ortb2Imp", "sizes", "galley"], of: "an ad unit")
    let types = unit["mediaTypes"]
    // Before Prebid 1 a unit had its sizes itself.
    let isNative = unit["nativeParams"] != nil && unit["sizes"] == nil
    guard let banner = types?["banner"] ?? (types == nil && !isNative ? unit : nil) else {
      return reader.refuse("'\(excerpt(code))' is no banner, so it is left out", unit.start)
    }
    if let types {
      reader.refuseOthers(types, besides: ["banner"], of: "'mediaTypes'")
      if let pos = banner["pos"], !Self.isOurs(code), unit["galley"] == nil {
        reader.refuse("'pos' is left out: Galley finds it from where the ad's box lands", pos.span)
      }
      reader.refuseOthers(banner, besides: ["sizes", "sizeConfig", "pos"], of: "a banner")
    }
    var slot = Slot(name: code, sizes: [], at: unit.start)
    if case .sequence(let buckets)? = banner["sizeConfig"]?.content {
      slot.sizes = reader.mapping(buckets.compactMap(reader.bucket))
      if let sizes = banner["sizes"] {
        reader.refuse("'sizes' is left out where there is a 'sizeConfig'", sizes.start)
      }
    } else {
      // Some have them beside their types.
      slot.sizes = [(0, (banner["sizes"] ?? unit["sizes"]).map(reader.sizes) ?? [])]
    }
    if types != nil, banner["sizes"] != nil || banner["sizeConfig"] != nil,
      let sizes = unit["sizes"]
    {
      reader.refuse("the sizes of 'mediaTypes' count: these are left out", sizes.start)
    }
    reader.readRecord(unit["galley"], into: &slot)
    guard slot.sizes.contains(where: { !$0.sizes.isEmpty }) else {
      return reader.refuse("'\(excerpt(code))' has no size, so it is left out", unit.start)
    }
    readImpression(unit["ortb2Imp"], of: &slot, reader)
    if unit["ortb2Imp"]?["instl"]?.isScalar("1") == true { slot.position = .interstitial }
    if slot.unit == nil, code.hasPrefix("/") { slot.unit = code }
    // Its `pos` is never the number that Galley gives an ad.
    slot.hasOwnPosition = true
    add(slot)
  }

  /// Whether a place's name for buyers is what Galley would call it.
  private static func isPlace(_ gpid: String, of unit: String) -> Bool {
    guard gpid.hasPrefix(unit) else { return false }
    let rest = gpid.dropFirst(unit.count)
    return rest.isEmpty || rest.first == "#" && Int(rest.dropFirst()) != nil
  }

  private func readImpression(_ impression: YAMLNode?, of slot: inout Slot, _ reader: ImportReader)
  {
    guard let impression else { return }
    reader.refuseOthers(impression, besides: ["ext", "instl"], of: "'ortb2Imp'")
    guard let extra = impression["ext"] else { return }
    reader.refuseOthers(extra, besides: ["gpid", "data"], of: "'ext'")
    let gpid = extra["gpid"].flatMap(reader.text)
    let data = extra["data"]
    let server = data?["adserver"]
    // The number behind the path is the ad's on its page.
    slot.unit =
      server?["adslot"].flatMap(reader.text) ?? gpid.map { String($0.prefix { $0 != "#" }) }
    if let gpid, let unit = slot.unit, let node = extra["gpid"], !Self.isPlace(gpid, of: unit) {
      reader.refuse(
        "'\(excerpt(gpid))' is left out: Galley makes 'gpid' of the unit and the ad's number",
        node.span)
    }
    if let slotName = data?["pbadslot"], reader.text(slotName) != slot.unit {
      reader.refuse("a layout has nothing for 'pbadslot', for which 'gpid' came", slotName.span)
    }
    if let server { reader.refuseOthers(server, besides: ["name", "adslot"], of: "'adserver'") }
    if let name = server?["name"], !name.isScalar("gam") {
      reader.refuse("a unit is one of Google Ad Manager, 'gam'", name.span)
    }
    guard let data else { return }
    let own = (data.entries ?? []).filter {
      !$0.key.isScalar("adserver") && !$0.key.isScalar("pbadslot")
    }
    slot.targeting = reader.targeting(YAMLNode(.mapping(own), data.span))
  }
}

extension String {
  fileprivate var trimmingQuotes: String {
    count > 1 && first == last && (first == "'" || first == "\"")
      ? String(dropFirst().dropLast()) : self
  }
}

extension ImportReader {
  /// `{ minViewPort: [750, 0], sizes: [[300, 250]] }`
  fileprivate func bucket(_ node: YAMLNode) -> ViewportSizes? {
    guard let viewport = node["minViewPort"].flatMap(viewport) else {
      refuse("this is not a viewport with its sizes", node.span)
      return nil
    }
    refuseOthers(node, besides: ["minViewPort", "sizes"], of: "a viewport's sizes")
    return ViewportSizes(viewport, sizes: node["sizes"].map(sizes) ?? [], at: node.start)
  }
}
