import GalleyBasics
import GalleyGeometry
import GalleyModel

/// Advertisements that push the text away, or draw it up where none comes.
enum LayoutShift: PageRule {
  static let id = RuleID.layoutShift
  static let severity = Severity.warning
  static let summary = "Late advertisements, or slots that close, shift the page by more than 0.1."
  static let explanation = """
    What is read jumps when an advertisement comes that is higher than the space kept free for it, and when
    a slot closes because none came (`unfilled: collapse`). A shift
    is measured as the share of the screen that moves (the impact fraction: the area of all that moves,
    before and after, by the screen's area) times how far it moves (the distance fraction: the greatest
    distance by the longer side of the screen). A page is good up to 0.1
    (https://web.dev/articles/cls#layout-shift-score).

    The page is laid out as it is before the advertisements come, and with all of them there at once, each
    of its largest size and each of its smallest; a `fluid` one is taken to be 250px high. It is laid out a
    third time without the slots that close. The worst screen counts: the first, or one with such a slot at
    its top. All is counted as Chromium does it. Where the height of the largest size is kept free, which is so unless `reserve` says
    otherwise, no advertisement moves anything; where an unfilled slot holds its space or shows a house
    advertisement (`unfilled: hold` or `house`), nothing closes.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    regions:
      story: [headline, spot_img: top, body]
    slots:
      top:
        sizes: [300x250, 300x50]
        reserve: smallest
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: top, body]
    slots:
      top:
        sizes: [300x250, 300x50]
        reserve: largest
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let worst = worst(on: page)
    findings.note(layoutShift: worst?.score ?? 0)
    guard let worst, worst.score > limit else { return }
    let slot = worst.slot
    let share =
      "\(decimal(worst.impact, places: 2)) of the screen moves by "
      + "\(decimal(worst.distance, places: 2)) of its longer side"
    let size =
      "shift the page by \(decimal(worst.score, places: 2)) at \(page.breakpoint), "
      + "limit \(decimal(limit, places: 1))"
    if let height = worst.height {
      findings.report(
        "late advertisements \(size)", at: slot.slot.slot.reserve?.span ?? slot.span,
        "'\(slot.name)' grows from \(pixels(slot.ad.height)) to \(pixels(height))",
        notes: [share, "with \(pixels(height)) kept free for it, it moves nothing"],
        allowedBy: page.allowances(of: slot), excess: worst.score - limit)
    } else {
      findings.report(
        "slots that close without an advertisement \(size)", at: slot.span,
        "'\(slot.name)' gives up \(pixels(slot.frame.height))",
        notes: [share, "with 'unfilled: hold' or 'unfilled: house' it moves nothing"],
        allowedBy: page.allowances(of: slot), excess: worst.score - limit)
    }
  }

  /// The worst shift that late advertisements or their lack cause; `nil` where nothing moves.
  static func worst(on page: MeasuredPage) -> LateAds.Shift? {
    LateAds.all(on: page).compactMap { $0?.worst }.max { $0.score < $1.score }
  }

  static let limit = 0.1
}

/// How far a page shifts when all of its advertisements come after the text, or none does.
///
/// https://wicg.github.io/layout-instability/: the score of a shift is the impact fraction times the
/// distance fraction.
struct LateAds {
  /// Which of its sizes each slot is filled with.
  enum Filling: Int, CaseIterable {
    case largest, smallest
    /// None comes: a slot that closes without one is gone.
    case nothing
  }

  /// A shift as seen on one screen.
  struct Shift {
    /// The slot that is highest on the screen.
    let slot: MeasuredSlot
    /// That of the slot once it is filled; `nil` for one that closes.
    let height: LayoutUnit?
    /// The share of the screen that what moves covers before or after.
    let impact: Double
    /// The greatest way that something moves, by the screen's longer side; at most 1.
    let distance: Double
    var score: Double { impact * distance }
  }

  private let filling: Filling
  private let page: MeasuredPage
  /// What becomes of each slot; `nil` where nothing moves.
  private let changes: [Change?]
  /// The slots that close and those that grow, by their indices in the layout's.
  private let closing: Set<Int>
  let grown: Set<Int>

  private enum Change {
    /// It grows to a height, CSS px.
    case grows(Int)
    case closes
  }

  /// By filling; `nil` where no slot changes.
  static func all(on page: MeasuredPage) -> [LateAds?] {
    Filling.allCases.map { filling in
      let isChanged = page.slots.indices.contains { change(of: $0, on: page, filling) != nil }
      return isChanged ? LateAds(page, filling) : nil
    }
  }

  private init(_ page: MeasuredPage, _ filling: Filling) {
    let changes = page.slots.indices.map { Self.change(of: $0, on: page, filling) }
    var closing: Set<Int> = []
    var grown: Set<Int> = []
    for (slot, change) in zip(page.slots, changes) {
      guard let change, let index = page.placed.boxes[slot.box].role.slot?.slot else { continue }
      if case .closes = change { closing.insert(index) } else { grown.insert(index) }
    }
    self.closing = closing
    self.grown = grown
    self.page = page
    self.filling = filling
    self.changes = changes
  }

  /// What a fluid advertisement is taken for, CSS px: a native one with its picture.
  private static let fluidHeight = 250

  /// What becomes of a slot by its index. It is not copied: most are asked for, and few change.
  private static func change(
    of index: Int, on page: MeasuredPage, _ filling: Filling
  ) -> Change? {
    guard filling != .nothing else {
      return page.slots[index].slot.slot.unfilled == .collapse ? .closes : nil
    }
    return height(of: index, on: page, filling).map(Change.grows)
  }

  /// The height that a filled slot grows to, CSS px; `nil` where the space kept free suffices.
  private static func height(
    of index: Int, on page: MeasuredPage, _ filling: Filling
  ) -> Int? {
    // What stands behind the page takes no room of it.
    guard page.slots[index].slot.slot.interscroller == nil else { return nil }
    var height: Int?
    for size in page.slots[index].fit.sizes {
      let own = size.value.pixels?.height ?? fluidHeight
      height = height.map { filling == .largest ? max($0, own) : min($0, own) } ?? own
    }
    return height.flatMap { LayoutUnit($0) > page.slots[index].ad.height ? $0 : nil }
  }

  /// The shift on the worst screen; `nil` where nothing moves.
  var worst: Shift? {
    let changing = page.slots.indices.filter { changes[$0] != nil }
    guard !changing.isEmpty else { return nil }
    let late = known ?? PageLayout(latePage, viewport: page.screen, in: page.placed.fonts).place()
    let moves = moves(to: late)
    return changing.compactMap { index -> Shift? in
      let slot = page.slots[index]
      var height: LayoutUnit?
      if case .grows(let pixels) = changes[index] { height = LayoutUnit(pixels) }
      return shift(moves, onScreenOf: slot, to: height, pageHeight: late.height)
    }.max { $0.score < $1.score }
  }

  /// The late page, where it was laid out.
  private var known: PageBoxes? {
    page.late.indices.contains(filling.rawValue) ? page.late[filling.rawValue] : nil
  }

  /// Index in the layout's slots.
  private func slot(of slot: MeasuredSlot) -> Int? { page.placed.boxes[slot.box].role.slot?.slot }

  /// Where a box is before and after.
  private struct Move {
    let before: Frame
    let after: Frame
    /// Whether others stand in it.
    let holdsOthers: Bool
    var distance: LayoutUnit { after.y - before.y }
  }

  private func moves(to late: PageBoxes) -> [Move] {
    let (before, after) = (lasting(page.placed), lasting(late))
    guard before.count == after.count else { return [] }
    return zip(before, after).map {
      Move(before: $0.frame, after: $1.frame, holdsOthers: $0.holdsOthers)
    }
  }

  /// The boxes that last. What stands in a space until it is filled is gone afterwards, and so is a slot that
  /// closes, with a region that has nothing else.
  private func lasting(_ placed: PageBoxes) -> [(frame: Frame, holdsOthers: Bool)] {
    var lasting: [(frame: Frame, holdsOthers: Bool)] = []
    var index = placed.boxes.startIndex
    while index < placed.boxes.endIndex {
      let box = placed.boxes[index]
      if isGone(index, in: placed) {
        index = box.end
      } else {
        lasting.append((box.frame, box.end > index + 1))
        index += 1
      }
    }
    return lasting
  }

  private func isGone(_ index: Int, in placed: PageBoxes) -> Bool {
    switch placed.boxes[index].role {
    case .slot(let place): closing.contains(place.slot)
    case .element(.slotFace): true
    case .region:
      closing.isEmpty
        ? placed.boxes[index].end == index + 1
        : placed.children(of: index).allSatisfy { isGone($0, in: placed) }
    default: false
    }
  }

  /// The page with the advertisements' heights kept free, or without the slots that close.
  var latePage: Page {
    var late = page.page
    let breakpoint = page.placed.breakpoint
    for (slot, change) in zip(page.slots, changes) {
      guard case .grows(let height) = change else { continue }
      var fits = slot.slot.fits
      fits[breakpoint].reservedHeight = height
      guard let index = self.slot(of: slot) else { continue }
      late.layout.slots[index] = ResolvedSlot(
        slot.slot.slot, fits: fits, placement: slot.slot.placement)
    }
    guard !closing.isEmpty else { return late }
    late.close(closing)
    return late
  }

  /// What is seen on the first screen, or on one that begins with a slot below it.
  ///
  /// Browsers keep in its place what is at the top of the screen, and so scroll along with it. For Chromium a box
  /// that keeps its place on the page or on the screen does not move. It counts all others with their way on the
  /// page, and takes where they were for a place on the screen as it is scrolled afterwards.
  private func shift(
    _ moves: [Move], onScreenOf slot: MeasuredSlot, to height: LayoutUnit?, pageHeight: LayoutUnit
  ) -> Shift? {
    let isFirst = slot.frame.y < page.fold
    let top = isFirst ? .zero : min(slot.frame.y, max(.zero, page.placed.height - page.fold))
    let scrolled = top == .zero ? .zero : anchor(of: screen(at: top), moves)?.distance ?? .zero
    let topAfter = min(top + scrolled, max(.zero, pageHeight - page.fold))
    let screen = screen(at: topAfter)
    var region = ScreenRegion(screen)
    var distance = LayoutUnit.zero
    for move in moves {
      guard isFarEnough(move.distance), isFarEnough(move.distance - (topAfter - top)),
        move.before.isBeside(screen) || move.after.isBeside(screen)
      else { continue }
      region.insert(move.before)
      region.insert(move.after)
      distance = max(distance, move.distance, .zero - move.distance)
    }
    guard distance > .zero else { return nil }
    let longer = max(page.screen.width, page.screen.height)
    return Shift(
      slot: slot, height: height, impact: region.share,
      distance: min(1, distance.pixels / Double(max(1, longer))))
  }

  private func screen(at top: LayoutUnit) -> Frame {
    Frame(x: .zero, y: top, width: LayoutUnit(page.screen.width), height: page.fold)
  }

  /// Whether browsers count a way: from 3 CSS px on.
  private func isFarEnough(_ distance: LayoutUnit) -> Bool {
    distance >= LayoutUnit(3) || distance <= LayoutUnit(-3)
  }

  /// What a browser keeps in its place: the first box that is on the screen as a whole, or in part with no other
  /// in it (https://drafts.csswg.org/css-scroll-anchoring/#anchor-node-selection).
  private func anchor(of screen: Frame, _ moves: [Move]) -> Move? {
    moves.first { move in
      let box = move.before
      guard box.isBeside(screen) else { return false }
      return !move.holdsOthers || (box.y >= screen.y && box.maxY <= screen.maxY)
    }
  }
}

/// A part of a screen, made of rectangles that may overlap.
struct ScreenRegion {
  private let screen: Frame
  private var frames: [Frame] = []

  init(_ screen: Frame) { self.screen = screen }

  /// Adds what of a rectangle is on the screen.
  mutating func insert(_ frame: Frame) {
    let (x, y) = (max(frame.x, screen.x), max(frame.y, screen.y))
    let width = min(frame.maxX, screen.maxX) - x
    let height = min(frame.maxY, screen.maxY) - y
    guard width > .zero, height > .zero else { return }
    frames.append(Frame(x: x, y: y, width: width, height: height))
  }

  /// The share of the screen that the rectangles cover together, from 0 to 1.
  var share: Double {
    let area = screen.width.pixels * screen.height.pixels
    return area > 0 ? covered / area : 0
  }

  /// CSS px²: between each two edges the covered widths are the same from top to bottom.
  private var covered: Double {
    let edges = Set(frames.flatMap { [$0.y, $0.maxY] }).sorted()
    return zip(edges, edges.dropFirst()).reduce(0) { sum, band in
      let across = frames.filter { $0.y <= band.0 && $0.maxY >= band.1 }
      return sum + width(of: across) * (band.1 - band.0).pixels
    }
  }

  private func width(of frames: [Frame]) -> Double {
    var end = LayoutUnit.zero
    return frames.sorted { $0.x < $1.x }.reduce(0) { sum, frame in
      let start = max(end, frame.x)
      end = max(end, frame.maxX)
      return sum + max(.zero, frame.maxX - start).pixels
    }
  }
}
