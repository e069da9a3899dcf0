package import GalleyGeometry
package import GalleyModel

/// An article's body as it stands on one screen without advertisements in it, and what is around it.
///
/// A gap is known by the number of blocks above it; those at the body's very top and bottom are none.
/// Lengths are measured along the content from the body's top, advertisements in it not counted.
package struct BodyGaps: Sendable {
  package struct Block: Sendable {
    /// What an advertisement may have to keep away from; `nil` for plain paragraphs and dividers.
    package var neighbor: Neighbor?
    package var top: LayoutUnit
    package var bottom: LayoutUnit
    /// How many paragraphs and words there are up to its end.
    package var paragraphEnd: Int
    package var wordEnd: Int
    /// The line in the article's file, from 1.
    package var line: Int
    /// Whether it is a paragraph that announces what stands below it.
    var isLeadIn = false
  }

  /// Index in the layout's breakpoints.
  package let breakpoint: Int
  package let screen: PixelSize
  /// Where the body begins, below the page's top.
  package let top: LayoutUnit
  package let height: LayoutUnit
  package let blocks: [Block]
  package let wordCount: Int
  package let paragraphCount: Int
  package let surroundings: Surroundings
  /// The margins of a slot's box in the body.
  let slotMargins: OuterMargins
  private let margins: [OuterMargins]

  /// - Parameters:
  ///   - placed: the body's place on a page without advertisements in it.
  ///   - slotMargins: those of a slot that would stand in it.
  init(_ article: Article, _ page: MeasuredPage, _ placed: BodyBoxes, slotMargins: OuterMargins) {
    let boxes = page.placed.boxes
    let frame = boxes[placed.box].frame
    breakpoint = page.placed.breakpoint
    screen = page.screen
    top = frame.y
    height = frame.height
    margins = placed.margins
    self.slotMargins = slotMargins
    surroundings = Surroundings(of: placed.box, on: page)
    wordCount = article.body.wordCount
    var paragraphs = 0
    blocks = zip(article.body.blocks, placed.blocks).map { block, box in
      var isLeadIn = false
      if case .paragraph(let text) = block.content {
        paragraphs += 1
        isLeadIn = article.body.isLeadIn(text)
      }
      return Block(
        neighbor: Neighbor(block, in: article.body), top: boxes[box].frame.y - frame.y,
        bottom: boxes[box].frame.maxY - frame.y, paragraphEnd: paragraphs,
        wordEnd: Int(block.wordEnd), line: Int(block.line), isLeadIn: isLeadIn)
    }
    paragraphCount = paragraphs
  }

  /// The gaps between its blocks.
  package var gaps: Range<Int> { blocks.count < 2 ? 1..<1 : 1..<blocks.count }

  /// Where an advertisement in a gap would begin: below the margin that it keeps to what is above.
  package func adTop(_ gap: Int) -> LayoutUnit {
    blocks[gap - 1].bottom + max(margins[gap - 1].below, slotMargins.above)
  }

  /// Where the content would go on below an advertisement in a gap. With both margins the
  /// advertisement takes more room than there was, so that this may be above `adTop`.
  package func adBottom(_ gap: Int) -> LayoutUnit {
    blocks[gap].top - max(slotMargins.below, margins[gap].above)
  }
}

extension Neighbor {
  /// What kind of block it is, as far as advertisements keep away from it.
  init?(_ block: BodyBlock, in body: Body) {
    switch block.content {
    case .heading: self = .heading
    case .image: self = .image
    case .quote: self = .quote
    case .list: self = .list
    case .table: self = .table
    case .code: self = .code
    case .embed: self = .embed
    case .paragraph(let text):
      guard body[text].contains(where: { $0.kind == .image }) else { return nil }
      self = .image
    case .divider: return nil
    }
  }
}

/// A part of a body between two places, in all the units that distances have.
package struct Stretch: Sendable {
  package var length: LayoutUnit
  package var paragraphs: Int
  package var words: Int
}

extension BodyGaps {
  /// From the body's top, or from a block's end, down to an advertisement in a gap.
  func stretch(fromEndOf block: Int? = nil, toAd gap: Int) -> Stretch {
    let end = block.map { blocks[$0] }
    return Stretch(
      length: adTop(gap) - (end?.bottom ?? .zero),
      paragraphs: blocks[gap - 1].paragraphEnd - (end?.paragraphEnd ?? 0),
      words: blocks[gap - 1].wordEnd - (end?.wordEnd ?? 0))
  }

  /// From an advertisement in a gap down to a block, or to the body's end.
  func stretch(fromAd gap: Int, toBlock block: Int? = nil) -> Stretch {
    let last = block.map { blocks[$0 - 1] }
    return Stretch(
      length: (block.map { blocks[$0].top } ?? height) - adBottom(gap),
      paragraphs: (last?.paragraphEnd ?? paragraphCount) - blocks[gap - 1].paragraphEnd,
      words: (last?.wordEnd ?? wordCount) - blocks[gap - 1].wordEnd)
  }

  /// From one advertisement down to the next.
  func stretch(fromAd upper: Int, toAd lower: Int) -> Stretch {
    Stretch(
      length: adTop(lower) - adBottom(upper),
      paragraphs: blocks[lower - 1].paragraphEnd - blocks[upper - 1].paragraphEnd,
      words: blocks[lower - 1].wordEnd - blocks[upper - 1].wordEnd)
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
  /// What the unit stands for here; 0 where it counts words or paragraphs.
  package let length: LayoutUnit
  let paragraphs: Int
  let words: Int

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
      case .paragraphs, .words: .zero
      }
    paragraphs = distance.unit == .paragraphs ? Int(distance.amount.rounded(.up)) : 0
    words = distance.unit == .words ? Int(distance.amount.rounded(.up)) : 0
  }

  func isMet(by stretch: Stretch) -> Bool {
    stretch.length >= length && stretch.paragraphs >= paragraphs && stretch.words >= words
  }

  /// How much there is, in the unit that the distance is counted in: px, paragraphs or words.
  func amount(of stretch: Stretch) -> Double {
    switch distance.unit {
    case .pixels, .screens, .percent: stretch.length.pixels
    case .paragraphs: Double(stretch.paragraphs)
    case .words: Double(stretch.words)
    }
  }

  /// How much there must be, in the same unit.
  var amount: Double {
    switch distance.unit {
    case .pixels, .screens, .percent: length.pixels
    case .paragraphs: Double(paragraphs)
    case .words: Double(words)
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
