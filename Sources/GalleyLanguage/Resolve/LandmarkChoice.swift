import GalleyModel
import GalleyBasics

/// Decides which landmark each region is, so that a page has one `main`, at most one `header` and
/// `footer`, and everything else inside a landmark.
struct LandmarkChoice {
  private var landmarks: [Landmark]

  subscript(region: Int) -> Landmark { landmarks[region] }

  init(_ regions: [Region]) {
    landmarks = regions.map { $0.landmark?.value ?? Self.usual($0) }
    let written = regions.map { $0.landmark?.value }
    if !written.contains(.main), let main = Self.main(regions, free: written.map { $0 == nil }) {
      landmarks[main] = .main
    }
    claim(.header, regions, written) { block in
      switch block {
      case .masthead, .weather, .date, .place: true
      default: false
      }
    }
    claim(.footer, regions, written) { block in
      if case .copyright = block { true } else { false }
    }
  }

  /// Gives a landmark to the first free region that holds what belongs there.
  private mutating func claim(
    _ landmark: Landmark, _ regions: [Region], _ written: [Landmark?],
    where belongs: (BlockKind) -> Bool
  ) {
    guard !written.contains(landmark) else { return }
    let first = regions.indices.first {
      written[$0] == nil && landmarks[$0] != .main
        && regions[$0].blocks.contains { belongs($0.kind) }
    }
    if let first { landmarks[first] = landmark }
  }

  /// The region with the body, else with the headline, else with the first list, else the first.
  private static func main(_ regions: [Region], free: [Bool]) -> Int? {
    let candidates = regions.indices.filter { free[$0] }
    func first(_ name: BlockName) -> Int? {
      candidates.first { regions[$0].blocks.contains { $0.kind.name == name } }
    }
    return first(.body) ?? first(.headline) ?? first(.articleList) ?? candidates.first
  }

  /// A region of slots and lines needs no landmark: each slot is one itself.
  private static func usual(_ region: Region) -> Landmark {
    let isBare = region.blocks.allSatisfy { block in
      switch block.kind {
      case .spotImg, .divider: true
      default: false
      }
    }
    return isBare ? .none : .aside
  }
}
