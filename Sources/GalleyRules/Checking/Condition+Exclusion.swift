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

  /// Whether no article satisfies both: their sections have none in common, their word counts do not
  /// overlap, or one holds only where the other says that it may not. Tags never exclude each other,
  /// since an article may have many.
  func excludes(_ other: Condition) -> Bool {
    if !sections.isEmpty, !other.sections.isEmpty,
      Set(sections.map(\.value)).isDisjoint(with: other.sections.map(\.value))
    {
      return true
    }
    if not.contains(where: other.implies) || other.not.contains(where: implies) { return true }
    guard !words.isEmpty || !other.words.isEmpty else { return false }
    guard let range = wordRange, let others = other.wordRange else { return true }
    return !range.overlaps(others)
  }

  /// One of the conditions that may not hold, which always does where the others do.
  var contradiction: Condition? { not.first(where: implies) }

  /// Whether another certainly holds wherever this one does.
  private func implies(_ other: Condition) -> Bool {
    Self.covers(other.sections, sections) && Self.covers(other.tags, tags)
      && Self.covers(other.breakpoints, breakpoints) && impliesWords(of: other)
      && other.not.allSatisfy(excludes)
  }

  private func impliesWords(of other: Condition) -> Bool {
    guard !other.words.isEmpty else { return true }
    guard !words.isEmpty, let range = wordRange, let others = other.wordRange else { return false }
    return others.lowerBound <= range.lowerBound && range.upperBound <= others.upperBound
  }

  /// Whether names that are asked for, of which none is all, include every one of some others.
  private static func covers(_ asked: [Spanned<String>], _ own: [Spanned<String>]) -> Bool {
    asked.isEmpty || !own.isEmpty && Set(own.map(\.value)).isSubset(of: asked.map(\.value))
  }
}
