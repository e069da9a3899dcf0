@testable import GalleyPlacement

/// A body of paragraphs of one height, with a gap between every two.
struct ColumnOfText {
  /// In px.
  var paragraph = 100
  var paragraphs: Int
  var spacing: Spacing?
  var limit: Int?
  var offers = [[Offer(height: 250 * 64, area: 75_000)]]
  /// Numbers of gaps, 1 for the one below the first paragraph.
  var closed: Set<Int> = []
  var pinned: Set<Int> = []
  var kept: Set<Int> = []
  var weightLimit: Int?
  var readers: [Int] = []
  var obstacles: [Obstacle] = []

  init(paragraphs: Int, spacing: Spacing? = nil, limit: Int? = nil) {
    self.paragraphs = paragraphs
    self.spacing = spacing
    self.limit = limit
  }

  var problem: PlacementProblem {
    PlacementProblem(
      candidates: (1..<max(paragraphs, 1)).map(gap), length: paragraphs * paragraph * 64,
      offers: offers, spacings: spacing.map { [SpacingStep($0)] } ?? [], limit: limit,
      weightLimit: weightLimit, readers: readers, obstacles: obstacles)
  }

  private func gap(_ number: Int) -> Candidate {
    let y = number * paragraph * 64
    return Candidate(
      position: y, top: y, bottom: y, paragraphs: number, words: number * 50,
      isAllowed: !closed.contains(number), isPinned: pinned.contains(number),
      isKept: kept.contains(number))
  }
}

extension PlacementSolution {
  /// The numbers of the gaps, 1 for the one below the first paragraph.
  var gaps: [Int] { ads.map { $0.candidate + 1 } }
  var sizes: [Int] { ads.map(\.offer) }
}

/// 64ths of so many px.
func px(_ pixels: Int) -> Int { pixels * 64 }
