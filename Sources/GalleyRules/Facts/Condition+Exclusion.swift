import GalleyModel
import GalleyBasics

extension Condition {
  /// The numbers of words that satisfy all comparisons; `nil` when none does.
  var wordRange: ClosedRange<Int>? {
    var (least, most) = (0, Int.max)
    for comparison in words.lazy.map(\.value) {
      switch comparison.op {
      case .atLeast: least = max(least, comparison.number)
      case .moreThan: least = max(least, comparison.number + 1)
      case .atMost: most = min(most, comparison.number)
      case .lessThan: most = min(most, comparison.number - 1)
      case .equal: (least, most) = (max(least, comparison.number), min(most, comparison.number))
      }
    }
    return least <= most ? least...most : nil
  }

  /// Whether no article satisfies both: their sections have none in common, or their word counts do
  /// not overlap. Tags never exclude each other, since an article may have many.
  func excludes(_ other: Condition) -> Bool {
    if !sections.isEmpty, !other.sections.isEmpty,
      Set(sections.map(\.value)).isDisjoint(with: other.sections.map(\.value))
    {
      return true
    }
    guard !words.isEmpty || !other.words.isEmpty else { return false }
    guard let range = wordRange, let others = other.wordRange else { return true }
    return !range.overlaps(others)
  }
}
