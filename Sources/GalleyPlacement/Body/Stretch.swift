package import GalleyGeometry
package import GalleyModel

/// A part of a body between two places, in all the units that distances have.
package struct Stretch: Sendable {
  package var length: LayoutUnit
  package var paragraphs: Int
  package var words: Int
}

extension BodyMeasure {
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

  init(_ distance: Distance, in body: BodyMeasure) {
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
  fileprivate func rounded(_ rule: FloatingPointRoundingRule, toward parts: Double) -> Double {
    (self * parts).rounded(rule) / parts
  }
}
