import GalleyModel

/// Blocks that look the same on many pages: a menu, a form, a list of the latest articles.
///
/// It tells which of them were seen before. What they looked like on a screen is kept in `KeptBoxes`.
struct KnownBlocks: Sendable {
  /// What decides how blocks look, besides the layout, the site and the screen.
  struct Circumstances: Equatable, Sendable {
    /// Index of the layout's region.
    var region: Int
    /// Index of the first block in those of the page's region.
    var first: Int
    var edges: Edges
    var isStory: Bool
    var language: LanguageTag
  }

  private struct Known {
    var circumstances: Circumstances
    /// Side by side in a strip, or a single one.
    var blocks: [PageBlock]
  }

  private var known: [Known] = []
  /// One for each of them: most that are not alike differ in it, so that few have to be looked at.
  private var fingerprints: [Int] = []

  /// How many are known; then all are forgotten.
  static let capacity = 256

  var isFull: Bool { known.count >= Self.capacity }

  /// The number that all blocks which look the same have.
  mutating func number(of blocks: ArraySlice<PageBlock>, _ circumstances: Circumstances) -> Int {
    let fingerprint = blocks.indices.reduce(circumstances.region &* 31 &+ circumstances.first) {
      $0 &* 31 &+ blocks[$1].content.fingerprint
    }
    // By index: what is known is large, and iterating would copy each.
    for index in fingerprints.indices
    where fingerprints[index] == fingerprint && known[index].circumstances == circumstances
      && looksLike(known[index].blocks, blocks)
    {
      return index
    }
    fingerprints.append(fingerprint)
    known.append(Known(circumstances: circumstances, blocks: Array(blocks)))
    return known.count - 1
  }

  private func looksLike(_ own: [PageBlock], _ other: ArraySlice<PageBlock>) -> Bool {
    guard own.count == other.count else { return false }
    for (index, block) in zip(own.indices, other.indices)
    where own[index].visible != other[block].visible
      || !own[index].content.looksLike(other[block].content)
    {
      return false
    }
    return true
  }
}
