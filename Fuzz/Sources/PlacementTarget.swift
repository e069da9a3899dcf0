import GalleyPlacement

/// Problems for the solver, read from bytes.
enum PlacementTarget {
  /// The placement breaks no constraint, and none that the greedy scan finds is better. Both hold for any effort; with
  /// the solver's own, counting what is covered makes some problems take 4 s, and more with `--debug`.
  @Sendable static func run(_ bytes: [UInt8]) {
    var reader = NumberReader(bytes)
    let problem = reader.problem()
    let solution = problem.solve(effort: SolverBounds.effort / 64).solution
    expect(problem.violations(of: solution).isEmpty, "a constraint is broken: \(problem)")
    let greedy = Greedy(problem).solve()
    expect(problem.score(of: greedy) <= problem.score(of: solution), "greedy is better: \(problem)")
  }
}

/// Takes numbers from bytes; when they have ended, zeros.
private struct NumberReader {
  private var bytes: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { self.bytes = bytes[...] }

  private mutating func number(_ limit: Int = 255) -> Int {
    Int(bytes.popFirst() ?? 0) % (limit + 1)
  }

  /// Small for the most part, and now and then so large that it must be cut off.
  private mutating func length() -> Int {
    let number = number()
    switch number {
    case 255: return .max
    case 254: return .min
    case 248...253: return 1 << (number - 230)
    default: return number * 32
    }
  }

  mutating func problem() -> PlacementProblem {
    let offers = (0..<number(3)).map { _ in (0..<number(4)).map { _ in offer() } }
    let spacings = (0..<number(3)).map { _ in
      SpacingStep(
        from: number(8), Spacing(distance: length(), paragraphs: number(8), words: number()))
    }
    let obstacles = (0..<number(3)).map { _ in
      Obstacle(top: length(), bottom: length(), distance: length())
    }
    let limits = number(3)
    let limit = limits & 1 == 1 ? number(12) : nil
    let weightLimit = limits & 2 == 2 ? length() : nil
    let readers = (0..<number(4)).map { _ in number() * 4 }
    let repeatsLast = number(1) == 1
    let end = length()
    return PlacementProblem(
      candidates: candidates(), length: end, offers: offers, repeatsLast: repeatsLast,
      spacings: spacings, limit: limit, weightLimit: weightLimit, readers: readers,
      obstacles: obstacles)
  }

  private mutating func offer() -> Offer {
    Offer(
      height: length(), weight: number(1) == 0 ? nil : length(), value: number() * 50,
      area: length())
  }

  /// One for every four bytes that are left.
  private mutating func candidates() -> [Candidate] {
    var (position, paragraphs, words) = (0, 0, 0)
    var candidates: [Candidate] = []
    while !bytes.isEmpty {
      position = position.addingReportingOverflow(length()).partialValue
      let kind = number()
      paragraphs += kind & 3
      words += number()
      let surplus = number(15)
      candidates.append(
        Candidate(
          position: position, top: position, bottom: position &- surplus, paragraphs: paragraphs,
          words: words, isAllowed: kind & 12 != 0, isPinned: kind & 112 == 112,
          isKept: kind & 128 != 0))
    }
    return candidates
  }
}
