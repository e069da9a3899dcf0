/// Finds the name that somebody probably meant.
package enum Suggestion {
  /// The longest word that is compared: as many letters as a machine word has bits.
  private static let longest = UInt64.bitWidth
  /// How many candidates are very many.
  private static let many = 2000

  /// The candidate nearest to a word, if one is near enough to be a slip: a third of its letters may
  /// differ, two neighbours in the wrong order counting once. Case, `-` and `_` do not count.
  /// Of several equally near, the first in alphabetical order. Among very many only a slip of two letters is looked for, so
  /// that most are passed over by their lengths.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    let pattern = EditPattern(wanted)
    let most = candidates.underestimatedCount > many ? 2 : longest
    var best: (distance: Int, name: String)?
    for name in candidates where name != word {
      if most < longest, abs(name.utf8.count - word.utf8.count) > most { continue }
      let letters = folded(name)
      let allowed = min(most, max(wanted.count, letters.count) / 3)
      guard letters.count <= longest, abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = pattern.distance(to: letters)
      guard distance <= allowed else { continue }
      if let best, (best.distance, best.name) < (distance, name) { continue }
      best = (distance, name)
    }
    return best?.name
  }

  private static func folded(_ word: String) -> [Unicode.Scalar] {
    guard word.utf8.count <= 4 * longest else {
      return Array(repeating: "?", count: longest + 1)
    }
    guard word.utf8.allSatisfy({ $0 < 0x80 }) else {
      return word.lowercased().unicodeScalars.filter { !isSkipped($0) }
    }
    // Nearly all names are of this kind, and an archive has thousands.
    var letters: [Unicode.Scalar] = []
    letters.reserveCapacity(word.utf8.count)
    for byte in word.utf8 where !isSkipped(Unicode.Scalar(byte)) {
      letters.append(Unicode.Scalar(byte.lowercased))
    }
    return letters
  }

  private static func isSkipped(_ letter: Unicode.Scalar) -> Bool {
    letter == "-" || letter == "_" || letter == " "
  }
}

/// A word to which the distance of others is found: how many insertions, deletions, substitutions and swaps of
/// neighbours make one of the other, no part being changed twice ("optimal string alignment").
///
/// A column of the table of distances is kept as the differences between its cells, one bit each, so that a
/// letter of the other word costs a few operations: H. Hyyrö, "A bit-vector algorithm for computing
/// Levenshtein and Damerau edit distances", Nordic Journal of Computing 10 (2003).
struct EditPattern {
  private let count: Int
  /// The places where the word has each letter of ASCII, and each other letter.
  private var asciiPlaces = [UInt64](repeating: 0, count: 128)
  private var otherPlaces: [Unicode.Scalar: UInt64] = [:]

  /// - Parameter word: of 1 to 64 letters.
  init(_ word: [Unicode.Scalar]) {
    count = word.count
    for (index, letter) in word.enumerated() {
      if letter.isASCII {
        asciiPlaces[Int(letter.value)] |= 1 << UInt64(index)
      } else {
        otherPlaces[letter, default: 0] |= 1 << UInt64(index)
      }
    }
  }

  private func places(of letter: Unicode.Scalar) -> UInt64 {
    letter.isASCII ? asciiPlaces[Int(letter.value)] : otherPlaces[letter] ?? 0
  }

  func distance(to other: [Unicode.Scalar]) -> Int {
    var distance = count
    let last: UInt64 = 1 << UInt64(count - 1)
    // Where a cell is one more, or one less, than the one above it.
    var more = UInt64.max
    var less: UInt64 = 0
    // Where a cell equals the one diagonally before it.
    var equal: UInt64 = 0
    var matchesBefore: UInt64 = 0
    for letter in other {
      let matches = places(of: letter)
      let swapped = ((~equal & matches) << 1) & matchesBefore
      equal = (((matches & more) &+ more) ^ more) | matches | less | swapped
      var moreThanLeft = less | ~(equal | more)
      var lessThanLeft = equal & more
      if moreThanLeft & last != 0 { distance += 1 }
      if lessThanLeft & last != 0 { distance -= 1 }
      moreThanLeft = moreThanLeft << 1 | 1
      lessThanLeft <<= 1
      more = lessThanLeft | ~(equal | moreThanLeft)
      less = moreThanLeft & equal
      matchesBefore = matches
    }
    return distance
  }
}
