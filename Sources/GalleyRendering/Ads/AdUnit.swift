import GalleyBasics
import GalleyModel
import GalleyPages

/// An element of a page that ads are put into, with what it is on each screen.
struct AdUnit {
  /// The ad as it is on the smallest screen that has it.
  let ad: AdPlan.Ad
  /// The smallest viewport width of each breakpoint, from the smallest up, with the ad there; `nil`
  /// where it is not there.
  private(set) var screens: [(from: Int, ad: AdPlan.Ad?)]

  /// All sizes that it accepts on any screen, each once.
  var sizes: [AdSize] {
    screens.flatMap { $0.ad?.sizes ?? [] }.reduce(into: []) { sizes, size in
      if !sizes.contains(size) { sizes.append(size) }
    }
  }

  /// The sizes from each viewport width on, from the smallest up; the first is from 0. None means that
  /// it is not there.
  var sizeMapping: [(from: Int, sizes: [AdSize])] {
    steps { $0?.sizes ?? [] }
  }

  /// The position from each viewport width on, from the smallest up; the first is from 0.
  var positions: [(from: Int, position: AdPosition?)] {
    steps { $0?.position }
  }

  /// The position, where it is the same on all screens that have it.
  var onlyPosition: AdPosition? {
    let positions = Set(screens.compactMap { $0.ad?.position })
    return positions.count == 1 ? positions.first : nil
  }

  /// The viewport widths at which it is there, from the smallest up; the last may have no end.
  var shown: [(from: Int, until: Int?)] {
    let there = steps { $0 != nil }
    return there.enumerated().compactMap { index, step in
      step.1 ? (step.from, index + 1 < there.count ? there[index + 1].from - 1 : nil) : nil
    }
  }

  /// What is told of the ad from each width on, as long as it differs from what is told below.
  private func steps<Value: Equatable>(
    _ value: (AdPlan.Ad?) -> Value
  ) -> [(from: Int, Value)] {
    var steps: [(from: Int, Value)] = []
    for (index, screen) in screens.enumerated() {
      let value = value(screen.ad)
      if steps.last?.1 != value { steps.append((index == 0 ? 0 : screen.from, value)) }
    }
    return steps
  }
}

extension AdPlan {
  /// The elements that ads are put into, in the order of reading.
  var units: [AdUnit] {
    var ids: [String] = []
    for ad in screens.flatMap(\.ads) where !ids.contains(ad.id) { ids.append(ad.id) }
    let units = ids.compactMap { id -> AdUnit? in
      let found = screens.map { screen in
        (from: screen.from, ad: screen.ads.first { $0.id == id })
      }
      return found.lazy.compactMap(\.ad).first.map { AdUnit(ad: $0, screens: found) }
    }
    return units.enumerated()
      .sorted { ($0.element.ad.number, $0.offset) < ($1.element.ad.number, $1.offset) }
      .map(\.element)
  }

  /// What names each unit's place for buyers (GPID): its path, and where several ads of the page share
  /// it, their number behind a `#`.
  func placementIDs() -> [String: String] {
    let units = units
    var counts: [String: Int] = [:]
    for unit in units { counts[unit.ad.unit ?? "", default: 0] += 1 }
    return Dictionary(
      units.compactMap { unit in
        unit.ad.unit.map { path in
          (unit.ad.id, counts[path] == 1 ? path : "\(path)#\(unit.ad.number)")
        }
      }, uniquingKeysWith: { first, _ in first })
  }
}

/// The sizes that one slot accepts on different pages, by the viewport's width.
struct SizeSteps: Sendable {
  /// From the smallest width up; the first is from 0.
  private(set) var steps: [(from: Int, sizes: [AdSize])]

  init(_ steps: [(from: Int, sizes: [AdSize])]) { self.steps = steps }

  /// Adds those of another page: at each width what either has, the same whichever comes first.
  mutating func add(_ other: SizeSteps) {
    guard !steps.elementsEqual(other.steps, by: { $0 == $1 }) else { return }
    let widths = Set(steps.map(\.from) + other.steps.map(\.from)).sorted()
    steps = widths.reduce(into: []) { sum, width in
      let (own, others) = (sizes(at: width), other.sizes(at: width))
      // A page that has fewer is no reason to change the order.
      let all = own + others.filter { !own.contains($0) }
      let both =
        [own, others].first { Set($0) == Set(all) && (own == others || own.count != others.count) }
        ?? all.sorted(by: AdSize.isBefore)
      if sum.last?.sizes != both { sum.append((width, both)) }
    }
  }

  private func sizes(at width: Int) -> [AdSize] { steps.last { $0.from <= width }?.sizes ?? [] }
}

extension AdSize {
  /// The largest first, `fluid` last.
  static func isBefore(_ a: AdSize, _ b: AdSize) -> Bool {
    func order(_ size: AdSize) -> (Int, Int) {
      size.pixels.map { ($0.width * $0.height, $0.width) } ?? (0, 0)
    }
    return order(a) > order(b)
  }
}

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
