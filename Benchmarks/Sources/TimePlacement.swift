import GalleyPlacement

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// `TimePlacement CASE METHOD GAPS` tells how long it takes to place advertisements in a text with so
/// many gaps: the seconds of the processor, the least of several times.
@main
struct TimePlacement {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count == 3, let text = MadeUpText(case: arguments[0], gaps: arguments[2]) else {
      return print("usage: TimePlacement unlimited|limited|sized solver|greedy GAPS")
    }
    let problem = text.problem
    switch arguments[1] {
    case "greedy": print(seconds { Greedy(problem).solve().ads.count })
    default: print(seconds { problem.solve().solution.ads.count })
    }
  }

  /// The least time of some work, in at least three turns and about a second.
  private static func seconds(_ work: () throws -> Int) rethrows -> Double {
    var times: [Double] = []
    var found = 0
    while times.count < 3 || (times.count < 1000 && times.reduce(0, +) < 1) {
      let start = processorSeconds()
      found += try work()
      times.append(processorSeconds() - start)
    }
    precondition(found > 0)
    return times.min() ?? 0
  }

  /// The time that the processor has spent on this program.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// Paragraphs of 60 to 300 px, of which every fifth has no place for an advertisement below it.
private struct MadeUpText {
  private let gaps: Int
  private let limit: Int?
  private let isSized: Bool

  /// - Parameter case: `unlimited`; `limited`, to eight advertisements; `sized`, with two sizes and a
  ///   limit of their heights besides.
  init?(case name: String, gaps: String) {
    guard let gaps = Int(gaps), gaps > 0, ["unlimited", "limited", "sized"].contains(name) else {
      return nil
    }
    self.gaps = gaps
    limit = name == "unlimited" ? nil : 8
    isSized = name == "sized"
  }

  var problem: PlacementProblem {
    var y = 0
    let candidates = (0..<gaps).map { index in
      y += (60 + index * 37 % 11 * 24) * 64
      return Candidate(
        position: y, top: y, bottom: y - 24 * 64, paragraphs: index + 1, words: index * 60,
        isAllowed: index % 5 != 4)
    }
    let small = Offer(height: 250 * 64, area: 75_000)
    let large = Offer(height: 600 * 64, area: 180_000)
    return PlacementProblem(
      candidates: candidates, length: y + 6400, offers: [isSized ? [large, small] : [small]],
      spacings: [SpacingStep(Spacing(distance: 800 * 64))], limit: limit,
      weightLimit: isSized ? 3400 * 64 : nil)
  }
}
