import GalleyBasics
import GalleyModel
import GalleyPages

/// What a slot says that another system's format has no member for, so that `galley import` gets it back.
///
/// It stands in a member `galley`, or in a comment, which that system passes over.
struct SlotRecord {
  /// The slot's name, where the ad's id alone tells another.
  var slot: String?
  /// The template of the unit, where several paths of it are told.
  var unit: String?
  var position: SlotPosition?
  /// By the viewport's width, from the smallest up.
  var sizes: [(from: Int, sizes: [AdSize])] = []
  var unfilled: Unfilled?
  /// The window's height, in px.
  var interscroller: Int?
  var isSticky: Bool
  var isLazy: Bool
  /// After how many seconds in view another ad is asked for.
  var refresh: Int?
  /// Whether the slot says `pos` itself, so that it is not the ad's number.
  var hasOwnPosition: Bool
  /// The names of the layouts that have it, where the file has slots of others too.
  var layouts: [String] = []

  /// All that a format may lack but the sizes.
  init(_ ad: AdPlan.Ad) {
    slot = Self.name(in: ad.id) == ad.slot ? nil : ad.slot
    position = ad.outOfFlow
    unfilled = ad.unfilled == .hold ? nil : ad.unfilled
    interscroller = ad.isInterscroller ? ad.reserved : nil
    isSticky = ad.isSticky
    isLazy = ad.isLazy
    refresh = ad.refresh
    hasOwnPosition = ad.targeting.contains { $0.key == "pos" }
  }

  /// `text` of `text-2`: whose place an id is taken for. A slot may be named so too, and a place whose id would be
  /// that slot's name has another.
  private static func name(in id: String) -> String {
    guard let dash = id.lastIndex(of: "-"), dash > id.startIndex,
      let number = Int(id[id.index(after: dash)...]), number > 1
    else { return id }
    return String(id[..<dash])
  }

  var isEmpty: Bool {
    slot == nil && unit == nil && position == nil && sizes.isEmpty && unfilled == nil
      && interscroller == nil
      && !isSticky
      && !isLazy && !hasOwnPosition && layouts.isEmpty && refresh == nil
  }
}

extension JSONWriter {
  mutating func members(of record: SlotRecord) {
    if let slot = record.slot { field("slot", slot) }
    if let unit = record.unit { field("unit", unit) }
    if let position = record.position { field("position", position.rawValue) }
    if !record.sizes.isEmpty {
      array("sizes") { json in
        for (from, sizes) in record.sizes {
          json.array { json in
            json.number(from)
            json.sizes(sizes)
          }
        }
      }
    }
    if let unfilled = record.unfilled { field("unfilled", unfilled.rawValue) }
    if let height = record.interscroller { field("interscroller", height) }
    if record.isSticky { field("sticky", true) }
    if record.isLazy { field("lazy", true) }
    if let seconds = record.refresh { field("refresh", seconds) }
    if record.hasOwnPosition { field("own_pos", true) }
    if !record.layouts.isEmpty { strings("layouts", record.layouts) }
  }

  /// The member `galley`, if there is anything to tell.
  mutating func member(_ record: SlotRecord) {
    if !record.isEmpty { object("galley") { $0.members(of: record) } }
  }

  /// `[[300, 250], "fluid"]`
  mutating func sizes(_ sizes: [AdSize]) {
    array { json in
      for size in sizes {
        if let pixels = size.pixels {
          json.numbers([pixels.width, pixels.height])
        } else {
          json.string("fluid")
        }
      }
    }
  }
}
