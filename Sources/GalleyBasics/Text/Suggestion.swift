import Synchronization

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
    guard var search = Search(for: word, most: most(of: candidates.underestimatedCount)) else {
      return nil
    }
    for name in candidates where search.mayBe(name) { search.add(name, folded(name)) }
    return search.best?.name
  }

  /// The most letters that may differ, of so many candidates.
  fileprivate static func most(of count: Int) -> Int { count > many ? 2 : longest }

  /// What is nearest of the candidates that were looked at.
  fileprivate struct Search {
    private let word: String
    private let wanted: [Unicode.Scalar]
    private let pattern: EditPattern
    private let most: Int
    private(set) var best: (distance: Int, name: String)?

    init?(for word: String, most: Int) {
      wanted = folded(word)
      guard !wanted.isEmpty, wanted.count <= longest else { return nil }
      pattern = EditPattern(wanted)
      self.word = word
      self.most = most
    }

    /// Whether a name has to be looked at, by its bytes alone.
    func mayBe(_ name: String) -> Bool {
      most == longest || abs(name.utf8.count - word.utf8.count) <= most
    }

    /// - Parameter letters: the name's, folded.
    mutating func add(_ name: String, _ letters: [Unicode.Scalar]) {
      let allowed = min(
        best?.distance ?? most, most, max(wanted.count, letters.count) / 3)
      guard letters.count <= longest, abs(letters.count - wanted.count) <= allowed, name != word,
        let distance = pattern.distance(to: letters, within: allowed)
      else { return }
      if let best, (best.distance, best.name) < (distance, name) { return }
      best = (distance, name)
    }
  }

  fileprivate static func folded(_ word: String) -> [Unicode.Scalar] {
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

/// Many names of which the nearest to one is asked again and again: what is compared of each is made ready when it is
/// first asked for.
package final class SuggestionList: Sendable {
  private struct Ready: Sendable {
    /// By the number of their bytes.
    var names: [String]
    /// Those of each name, folded; none where there are so many names that few are looked at.
    var letters: [[Unicode.Scalar]]
    /// For each number of bytes the index of the first name that has as many or more.
    var starts: [Int]

    func start(_ bytes: Int) -> Int {
      bytes < 0 ? 0 : bytes < starts.count ? starts[bytes] : names.count
    }
  }

  private let names: Set<String>
  private let ready = Mutex<Ready?>(nil)

  package init(_ names: Set<String>) { self.names = names }

  /// As `Suggestion.nearest(to:among:)`.
  package func nearest(to word: String) -> String? {
    let most = Suggestion.most(of: names.count)
    guard !names.isEmpty, var search = Suggestion.Search(for: word, most: most) else { return nil }
    let ready = ready.withLock { ready in
      let made = ready ?? makeReady()
      ready = made
      return made
    }
    let count = word.utf8.count
    for index in ready.start(count - most)..<ready.start(count + most + 1)
    where search.mayBe(ready.names[index]) {
      let name = ready.names[index]
      search.add(name, ready.letters.isEmpty ? Suggestion.folded(name) : ready.letters[index])
    }
    return search.best?.name
  }

  private func makeReady() -> Ready {
    let sorted = names.sorted { $0.utf8.count < $1.utf8.count }
    var starts: [Int] = []
    for (index, name) in sorted.enumerated() {
      while starts.count <= name.utf8.count { starts.append(index) }
    }
    let isShort = Suggestion.most(of: names.count) > 2
    return Ready(
      names: sorted, letters: isShort ? sorted.map(Suggestion.folded) : [], starts: starts)
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
    distance(to: other, within: .max) ?? .max
  }

  /// `nil` where it is larger than a limit, which is known before all letters are looked at.
  func distance(to other: [Unicode.Scalar], within limit: Int) -> Int? {
    var rest = other.count
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
      rest -= 1
      // Each letter that is left makes it smaller by one at the most.
      if distance - rest > limit { return nil }
    }
    return distance
  }
}
