/// Finds the name that somebody probably meant.
package enum Suggestion {
  /// The longest word that is compared; the work grows with its square.
  private static let longest = 64

  /// The candidate nearest to a word, if one is near enough to be a slip: a third of its letters may
  /// differ, two neighbours in the wrong order counting once. Case, `-` and `_` do not count.
  /// Of several equally near, the first in alphabetical order.
  package static func nearest(
    to word: String, among candidates: some Sequence<String>
  ) -> String? {
    let wanted = folded(word)
    guard !wanted.isEmpty, wanted.count <= longest else { return nil }
    var best: (distance: Int, name: String)?
    for name in candidates where name != word {
      let letters = folded(name)
      let allowed = max(wanted.count, letters.count) / 3
      guard letters.count <= longest, abs(letters.count - wanted.count) <= allowed else { continue }
      let distance = distance(wanted, letters)
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
    return word.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }
  }

  /// The Damerau–Levenshtein distance (optimal string alignment): insertions, deletions,
  /// substitutions and swaps of neighbours.
  private static func distance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = Array(repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in 0..<a.count {
      var row = [i + 1]
      for j in 0..<b.count {
        var cost = min(row[j] + 1, last[j + 1] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] {
          cost = min(cost, beforeLast[j - 1] + 1)
        }
        row.append(cost)
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
