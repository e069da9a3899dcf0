import GalleyPlacement

/// What one way of placing made of a body.
struct Outcome: CustomStringConvertible {
  /// `default`, or `depth` where readers are counted.
  let objective: String
  let method: Method
  let ads: Int
  let violations: Int
  /// The sum of the advertisements' values, by the share of readers who reach each.
  let worth: Double
  /// The sum of squared deviations from the even split, in px².
  let unevenness: Double
  /// For one placement.
  let microseconds: Double

  var description: String {
    let numbers = [worth, unevenness, microseconds].map { "\($0)" }
    return ([objective, method.rawValue, "\(ads)", "\(violations)"] + numbers)
      .joined(separator: "\t")
  }

  /// - Parameter shares: thousandths of the readers.
  static func all(of problem: PlacementProblem, shares: [Int]) -> [Outcome] {
    Method.allCases.flatMap { method in
      [
        Outcome(method, problem.read(by: []), objective: "default"),
        Outcome(method, problem.read(by: shares), objective: "depth"),
      ]
    }
  }

  private init(_ method: Method, _ problem: PlacementProblem, objective: String) {
    let (solution, time) = method.timed(problem)
    let score = problem.score(of: solution)
    self.objective = objective
    self.method = method
    ads = solution.ads.count
    violations = problem.violations(of: solution).count
    worth = Double(score.worth.value) / 1e6
    unevenness = score.evenness.squaredPixels
    microseconds = time
  }
}

extension PlacementProblem {
  /// The same with other readers.
  fileprivate func read(by shares: [Int]) -> PlacementProblem {
    PlacementProblem(
      candidates: candidates, length: length, offers: offers, repeatsLast: repeatsLast,
      spacings: spacings, limit: limit, weightLimit: weightLimit, readers: shares,
      obstacles: obstacles)
  }
}
