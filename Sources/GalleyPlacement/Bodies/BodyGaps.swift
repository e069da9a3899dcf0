import GalleyBasics
package import GalleyGeometry
package import GalleyModel

/// An article's body as it stands on one screen without advertisements in it, and what is around it.
///
/// A gap is known by the number of blocks above it; those at the body's very top and bottom are none.
/// Lengths are measured along the content from the body's top, advertisements in it not counted.
package struct BodyGaps: Sendable {
  /// From the top of a block to its bottom.
  private struct Extent {
    var top: LayoutUnit
    var bottom: LayoutUnit
  }

  /// A block of the layout that stands in a gap.
  package struct Insert: Sendable {
    package let name: BlockName
    package let gap: Int
    package let top: LayoutUnit
    package let bottom: LayoutUnit
  }

  package let outline: BodyOutline
  /// Index in the layout's breakpoints.
  package let breakpoint: Int
  package let screen: PixelSize
  /// Where the body begins, below the page's top.
  package let top: LayoutUnit
  package let height: LayoutUnit
  package let surroundings: Surroundings
  /// The blocks of the layout that stand between those of the text, from the top down.
  package let inserts: [Insert]
  /// One for each block.
  private let extents: [Extent]
  /// By gap, the line of the picture that stands beside it.
  private let asides: [Int: Int]
  /// Where the content goes on below each block.
  private let ends: [LayoutUnit]
  /// Of an advertisement in each gap, from the first: where it would begin, and where the content would go
  /// on below it.
  private let ads: [Extent]

  /// - Parameters:
  ///   - placed: the body's place on a page without advertisements in it.
  ///   - slotMargins: those of a slot that would stand in it.
  init(
    _ outline: BodyOutline, _ page: MeasuredPage, _ placed: BodyBoxes, slotMargins: OuterMargins
  ) {
    self.outline = outline
    let boxes = page.placed.boxes
    let frame = boxes[placed.box].frame
    breakpoint = page.placed.breakpoint
    screen = page.screen
    top = frame.y
    height = frame.height
    surroundings = Surroundings(of: placed.box, on: page)
    let extents = placed.blocks.map { box in
      Extent(top: boxes[box].frame.y - frame.y, bottom: boxes[box].frame.maxY - frame.y)
    }
    inserts = placed.inserts.map { insert in
      let own = boxes[insert.box].frame
      return Insert(
        name: insert.name, gap: insert.gap, top: own.y - frame.y, bottom: own.maxY - frame.y)
    }
    asides = placed.asides.mapValues { outline.blocks[$0].line }
    let margins = placed.margins
    // The text goes on where a picture at its side begins.
    let ends = extents.indices.map {
      placed.asideBlocks.contains($0) ? extents[$0].top : extents[$0].bottom
    }
    // With both margins an advertisement takes more room than there was, so that the content may go on
    // above where it begins.
    ads = extents.indices.dropFirst().map { gap in
      Extent(
        top: ends[gap - 1] + max(margins[gap - 1].below, slotMargins.above),
        bottom: extents[gap].top - max(slotMargins.below, margins[gap].above))
    }
    self.extents = extents
    self.ends = ends
  }

  /// The block of the layout in a gap.
  func insert(in gap: Int) -> Insert? {
    let index = inserts.indexByHalving(ofFirst: { $0.gap >= gap })
    return index < inserts.count && inserts[index].gap == gap ? inserts[index] : nil
  }

  /// The last block of the layout above a gap.
  func insert(above gap: Int) -> Insert? {
    let index = inserts.indexByHalving(ofFirst: { $0.gap >= gap })
    return index > 0 ? inserts[index - 1] : nil
  }

  /// The first block of the layout below a gap.
  func insert(below gap: Int) -> Insert? {
    let index = inserts.indexByHalving(ofFirst: { $0.gap > gap })
    return index < inserts.count ? inserts[index] : nil
  }

  /// The line of the picture that stands beside a gap.
  func aside(at gap: Int) -> Int? { asides[gap] }

  var hasAsides: Bool { !asides.isEmpty }

  package var blocks: [BodyOutline.Block] { outline.blocks }
  package var wordCount: Int { outline.wordCount }

  /// The gaps between its blocks.
  package var gaps: Range<Int> { 1..<max(1, extents.count) }

  /// Where an advertisement in a gap would begin: below the margin that it keeps to what is above.
  package func adTop(_ gap: Int) -> LayoutUnit { ads[gap - 1].top }

  /// Where the content would go on below an advertisement in a gap.
  package func adBottom(_ gap: Int) -> LayoutUnit { ads[gap - 1].bottom }

  /// The middle of a gap.
  package func middle(_ gap: Int) -> LayoutUnit {
    LayoutUnit(rawValue: (ends[gap - 1].rawValue + extents[gap].top.rawValue) / 2)
  }
}

/// A part of a body between two places, in all the units that distances have.
package struct Stretch: Sendable {
  package var length: LayoutUnit
  package var paragraphs: Int
  package var words: Int
  package var entries: Int

  /// The same, and so much more of something else than the body.
  func longer(by length: LayoutUnit) -> Stretch {
    Stretch(length: self.length + length, paragraphs: paragraphs, words: words, entries: entries)
  }
}

extension BodyGaps {
  /// From the body's top, or from a block's end, down to an advertisement in a gap.
  func stretch(fromEndOf block: Int? = nil, toAd gap: Int) -> Stretch {
    guard let block else {
      return Stretch(
        length: adTop(gap), paragraphs: blocks[gap - 1].paragraphEnd,
        words: blocks[gap - 1].wordEnd, entries: blocks[gap - 1].entryEnd)
    }
    return Stretch(
      length: adTop(gap) - extents[block].bottom,
      paragraphs: blocks[gap - 1].paragraphEnd - blocks[block].paragraphEnd,
      words: blocks[gap - 1].wordEnd - blocks[block].wordEnd,
      entries: blocks[gap - 1].entryEnd - blocks[block].entryEnd)
  }

  /// From an advertisement in a gap down to a block, or to the body's end.
  func stretch(fromAd gap: Int, toBlock block: Int? = nil) -> Stretch {
    guard let block else {
      return Stretch(
        length: height - adBottom(gap),
        paragraphs: outline.paragraphCount - blocks[gap - 1].paragraphEnd,
        words: wordCount - blocks[gap - 1].wordEnd,
        entries: outline.entryCount - blocks[gap - 1].entryEnd)
    }
    return Stretch(
      length: extents[block].top - adBottom(gap),
      paragraphs: blocks[block - 1].paragraphEnd - blocks[gap - 1].paragraphEnd,
      words: blocks[block - 1].wordEnd - blocks[gap - 1].wordEnd,
      entries: blocks[block - 1].entryEnd - blocks[gap - 1].entryEnd)
  }

  /// From a block of the layout down to an advertisement.
  func stretch(from insert: Insert, toAd gap: Int) -> Stretch {
    stretch(from: insert.gap, to: gap, length: adTop(gap) - insert.bottom)
  }

  /// From an advertisement down to a block of the layout.
  func stretch(fromAd gap: Int, to insert: Insert) -> Stretch {
    stretch(from: gap, to: insert.gap, length: insert.top - adBottom(gap))
  }

  private func stretch(from upper: Int, to lower: Int, length: LayoutUnit) -> Stretch {
    Stretch(
      length: length,
      paragraphs: blocks[lower - 1].paragraphEnd - blocks[upper - 1].paragraphEnd,
      words: blocks[lower - 1].wordEnd - blocks[upper - 1].wordEnd,
      entries: blocks[lower - 1].entryEnd - blocks[upper - 1].entryEnd)
  }

  /// From one advertisement down to the next.
  func stretch(fromAd upper: Int, toAd lower: Int) -> Stretch {
    stretch(from: upper, to: lower, length: adTop(lower) - adBottom(upper))
  }
}

/// What the units of distances stand for on one screen.
struct Scale: Sendable {
  /// The screen's height, in CSS px.
  var screen: Int
  /// The body's height.
  var body: LayoutUnit
}

/// A distance that must be kept, on one screen.
package struct Need: Sendable {
  package let distance: Distance
  /// What the unit stands for here; 0 where it counts something.
  package let length: LayoutUnit
  let paragraphs: Int
  let words: Int
  let entries: Int

  init(_ distance: Distance, in body: BodyGaps) {
    self.init(distance, on: Scale(screen: body.screen.height, body: body.height))
  }

  init(_ distance: Distance, on scale: Scale) {
    self.distance = distance
    length =
      switch distance.unit {
      case .pixels: LayoutUnit(distance.amount.rounded(.up, toward: 64))
      case .screens:
        LayoutUnit((Double(scale.screen) * distance.amount).rounded(.up, toward: 64))
      case .percent:
        LayoutUnit((scale.body.pixels * distance.amount / 100).rounded(.up, toward: 64))
      case .paragraphs, .words, .entries: .zero
      }
    paragraphs = distance.unit == .paragraphs ? Int(distance.amount.rounded(.up)) : 0
    words = distance.unit == .words ? Int(distance.amount.rounded(.up)) : 0
    entries = distance.unit == .entries ? Int(distance.amount.rounded(.up)) : 0
  }

  func isMet(by stretch: Stretch) -> Bool {
    stretch.length >= length && stretch.paragraphs >= paragraphs && stretch.words >= words
      && stretch.entries >= entries
  }

  /// How much there is, in the unit that the distance is counted in: px, paragraphs, words or entries.
  func amount(of stretch: Stretch) -> Double {
    switch distance.unit {
    case .pixels, .screens, .percent: stretch.length.pixels
    case .paragraphs: Double(stretch.paragraphs)
    case .words: Double(stretch.words)
    case .entries: Double(stretch.entries)
    }
  }

  /// How much there must be, in the same unit.
  var amount: Double {
    switch distance.unit {
    case .pixels, .screens, .percent: length.pixels
    case .paragraphs: Double(paragraphs)
    case .words: Double(words)
    case .entries: Double(entries)
    }
  }
}

extension Double {
  /// Rounded to a multiple of a fraction: `0.1` rounded up toward 64ths is 7/64.
  fileprivate func rounded(_ constraint: FloatingPointRoundingRule, toward parts: Double) -> Double
  {
    (self * parts).rounded(constraint) / parts
  }
}

/// The advertisements around a body, at their distances from it.
package struct Surroundings: Sendable {
  package struct Ad: Sendable {
    package var name: String
    /// From the body's top for one beside it; for one above or below, from the body's edge.
    package var distance: LayoutUnit
    package var height: LayoutUnit
  }

  /// The last one above the body in its column.
  package private(set) var above: Ad?
  /// The first one below the body in its column.
  package private(set) var below: Ad?
  /// Those in columns beside it that stay where they are: one that goes along with the reader is always
  /// on the screen, wherever an advertisement in the body stands, and one below the first turn of a rail
  /// moves with the body's length.
  package private(set) var beside: [Ad] = []

  init(of body: Int, on page: MeasuredPage) {
    let boxes = page.placed.boxes
    let frame = boxes[body].frame
    let slack = Self.slack(below: body, on: page.placed)
    for slot in page.slots {
      let isInColumn = slot.frame.isAboveOrBelow(frame)
      if isInColumn, slot.frame.maxY <= frame.y {
        let distance = frame.y - slot.frame.maxY
        if distance < above?.distance ?? distance + LayoutUnit(1) {
          above = Ad(name: slot.name, distance: distance, height: slot.frame.height)
        }
      } else if isInColumn, slot.frame.y >= frame.maxY {
        // Below another region it need not move down by all that the body gets longer.
        let isBehind = slot.frame.y >= slack.regionEnd
        let distance = slot.frame.y - frame.maxY - (isBehind ? slack.room : .zero)
        if distance < below?.distance ?? distance + LayoutUnit(1) {
          below = Ad(name: slot.name, distance: distance, height: slot.frame.height)
        }
      } else if !isInColumn, page.stays(slot), slot.frame.maxY > frame.y {
        beside.append(
          Ad(name: slot.name, distance: slot.frame.y - frame.y, height: slot.frame.height))
      }
    }
  }

  /// Where the body's region ends, and how much of it is empty because another beside it is longer.
  private static func slack(
    below body: Int, on page: PageBoxes
  ) -> (regionEnd: LayoutUnit, room: LayoutUnit) {
    for region in page.regions where region < body && body < page.boxes[region].end {
      let end = page.children(of: region).map { page.boxes[$0].frame.maxY }.max()
      let bottom = page.boxes[region].frame.maxY
      return (bottom, max(.zero, bottom - (end ?? bottom)))
    }
    return (.zero, .zero)
  }
}

extension MeasuredPage {
  fileprivate func stays(_ slot: MeasuredSlot) -> Bool {
    !slot.slot.slot.sticky
      && !placed.rails.contains { rail in
        guard let turn = rail.turns.first else { return false }
        return turn < slot.box && slot.box < placed.boxes[rail.box].end
      }
  }
}
