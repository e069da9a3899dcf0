import GalleyGeometry
import GalleyModel
import GalleyBasics

/// How far a page shifts when all of its advertisements come after the text.
///
/// https://wicg.github.io/layout-instability/: the score of a shift is the impact fraction times the
/// distance fraction.
struct LateAds {
  /// Which of its sizes each slot is filled with.
  enum Filling: CaseIterable {
    case largest, smallest
  }

  /// A shift as seen on one screen.
  struct Shift {
    /// The slot that is highest on the screen.
    let slot: MeasuredSlot
    /// That of the slot once it is filled.
    let height: LayoutUnit
    /// The share of the screen that what moves covers before or after.
    let impact: Double
    /// The greatest way that something moves, by the screen's longer side; at most 1.
    let distance: Double
    var score: Double { impact * distance }
  }

  private let page: MeasuredPage
  private let heights: [Int?]

  init(_ page: MeasuredPage, _ filling: Filling) {
    self.page = page
    heights = page.slots.map { Self.height(of: $0, filling) }
  }

  /// What a fluid advertisement is taken for, CSS px: a native one with its picture.
  private static let fluidHeight = 250

  /// The height that a filled slot grows to, CSS px; `nil` where the space kept free suffices.
  private static func height(of slot: MeasuredSlot, _ filling: Filling) -> Int? {
    let heights = slot.fit.sizes.map { $0.value.pixels?.height ?? fluidHeight }
    guard let height = filling == .largest ? heights.max() : heights.min(),
      LayoutUnit(height) > slot.ad.height
    else { return nil }
    return height
  }

  /// The shift on the worst screen; `nil` where nothing moves.
  var worst: Shift? {
    let growing = page.slots.indices.filter { heights[$0] != nil }
    guard !growing.isEmpty else { return nil }
    let boxes = movedBoxes
    return growing.compactMap { index -> Shift? in
      let slot = page.slots[index]
      guard let height = heights[index] else { return nil }
      let last = max(.zero, page.placed.height - page.fold)
      let isFirst = slot.frame.y < page.fold
      return shift(
        from: isFirst ? .zero : min(slot.frame.y, last), at: slot, to: LayoutUnit(height), boxes)
    }.max { $0.score < $1.score }
  }

  /// Where a box without others in it is before and after.
  private typealias Move = (before: Frame, after: Frame)

  private var movedBoxes: [Move] {
    let late = PageLayout(filledPage, viewport: page.screen).place()
    // What stands in an unreserved space until it is filled is gone afterwards.
    let before = page.placed.boxes.filter { $0.role != .element(.slotFace) }
    let after = late.boxes.filter { $0.role != .element(.slotFace) }
    guard before.count == after.count else { return [] }
    return zip(before, late.boxes.indices).compactMap { old, index in
      let new = late.boxes[index]
      return new.end == index + 1 && new.frame.y != old.frame.y ? (old.frame, new.frame) : nil
    }
  }

  /// The page with the advertisements' heights kept free.
  private var filledPage: Page {
    var filled = page.page
    let breakpoint = page.placed.breakpoint
    for (slot, height) in zip(page.slots, heights) {
      guard let height,
        let index = filled.layout.slots.firstIndex(where: { $0.name == slot.name })
      else { continue }
      var fits = slot.slot.fits
      fits[breakpoint].reservedHeight = height
      filled.layout.slots[index] = ResolvedSlot(
        slot.slot.slot, fits: fits, placement: slot.slot.placement)
    }
    return filled
  }

  private func shift(
    from top: LayoutUnit, at slot: MeasuredSlot, to height: LayoutUnit, _ boxes: [Move]
  ) -> Shift? {
    // Browsers keep what is at the top of the screen where it is.
    let anchor = top == .zero ? .zero : moved(slot, boxes)
    let screen = Frame(
      x: .zero, y: top, width: LayoutUnit(page.screen.width), height: page.fold)
    var region = ScreenRegion(screen)
    var distance = LayoutUnit.zero
    for (before, after) in boxes {
      var after = after
      after.y = after.y - anchor
      guard before.y != after.y, before.isBeside(screen) || after.isBeside(screen) else { continue }
      region.insert(before)
      region.insert(after)
      distance = max(distance, after.y - before.y)
    }
    guard distance > .zero else { return nil }
    let longer = max(page.screen.width, page.screen.height)
    return Shift(
      slot: slot, height: height, impact: region.share,
      distance: min(1, distance.pixels / Double(max(1, longer))))
  }

  /// How far a slot itself is moved by those above it.
  private func moved(_ slot: MeasuredSlot, _ boxes: [Move]) -> LayoutUnit {
    boxes.first { $0.before == slot.ad }.map { $0.after.y - $0.before.y } ?? .zero
  }
}
