import Galley
import GalleyBasics
import GalleyPages
import GalleyModel
import GalleyPlacement

/// `ComparePlacements LAYOUT SHARES ARTICLES…` places the advertisements of each article's body, on the
/// screen of each breakpoint, in several ways. It writes a line a placement, in columns separated by tabs:
/// see `Outcome`.
///
/// SHARES are the per cent of readers who reach each of so many equal parts of a body: `100,85,70,55`. With `--instances`
/// before all it writes each problem as a JSON object on a line, with what each way makes of it: see `Instance`.
@main
struct ComparePlacements {
  static func main() throws {
    var arguments = CommandLine.arguments.dropFirst().map { $0 }
    let writesInstances = arguments.first == "--instances"
    if writesInstances { arguments.removeFirst() }
    let shares = arguments.dropFirst().first?.split(separator: ",").compactMap { Int($0) } ?? []
    guard arguments.count > 2, !shares.isEmpty else {
      return print("usage: ComparePlacements LAYOUT SHARES ARTICLES…")
    }
    let project = Project.bare(in: DiskWorkspace())
    for article in arguments.dropFirst(2) {
      let request = RenderRequest(layout: arguments[0], article: article)
      guard let placement = try project.compose(request).value?.ads else {
        throw GalleyError("the article '\(article)' or the layout has errors")
      }
      for (breakpoint, body) in zip(placement.page.layout.breakpoints, placement.bodies) {
        guard let problem = body?.query.problem else { continue }
        if writesInstances {
          let read = problem.read(by: shares.map { $0 * 10 })
          print(Instance(of: read, name: "\(Path.stem(of: article)) \(breakpoint.name.value)").line)
          continue
        }
        for outcome in Outcome.all(of: problem, shares: shares.map { $0 * 10 }) {
          print(article, breakpoint.name.value, outcome, separator: "\t")
        }
      }
    }
  }
}

/// A way of placing advertisements.
enum Method: String, CaseIterable {
  case exact
  case greedy
  case everyFourth = "every fourth paragraph"
  case spacefinder = "Spacefinder"

  /// A placement, and the microseconds that it takes: the least of several times.
  func timed(_ problem: PlacementProblem) -> (solution: PlacementSolution, microseconds: Double) {
    let clock = ContinuousClock()
    var solution = PlacementSolution()
    let times = (0..<5).map { _ in clock.measure { solution = place(problem) } }
    return (solution, (times.min() ?? .zero) / .microseconds(1))
  }

  func place(_ problem: PlacementProblem) -> PlacementSolution {
    switch self {
    case .exact: problem.solve().solution
    case .greedy: Greedy(problem).solve()
    case .everyFourth: EveryNth(problem, paragraphs: 4).solve()
    case .spacefinder: Spacefinder(problem).solve()
    }
  }
}

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

/// A problem in numbers alone, and its placements, for whoever solves it in another way. Lengths are 64ths of a CSS px.
private struct Instance {
  let line: String

  init(of problem: PlacementProblem, name: String) {
    var json = JSONWriter()
    json.object { json in
      json.field("name", name)
      json.field("length", problem.length)
      json.array("gaps") { json in
        for gap in problem.candidates {
          json.numbers([
            gap.position, gap.top, gap.bottom, gap.paragraphs, gap.words, gap.entries,
            gap.isAllowed ? 1 : 0, gap.isPinned ? 1 : 0, problem.share(at: gap),
          ])
        }
      }
      json.array("offers") { json in
        for offers in problem.offers {
          json.array { json in
            for offer in offers {
              json.numbers([offer.height, offer.weight, offer.value, offer.area])
            }
          }
        }
      }
      json.array("spacings") { json in
        for step in problem.spacings {
          let spacing = step.spacing
          json.numbers([
            step.from, spacing.distance, spacing.paragraphs, spacing.words, spacing.entries,
          ])
        }
      }
      json.array("obstacles") { json in
        for obstacle in problem.obstacles {
          json.numbers([obstacle.top, obstacle.bottom, obstacle.distance])
        }
      }
      json.field("most", problem.limit ?? -1)
      json.field("weight_limit", problem.weightLimit ?? -1)
      json.object("placements") { json in
        for method in Method.allCases {
          let solution = method.place(problem)
          let worth = problem.score(of: solution).worth
          json.object(method.rawValue) { json in
            json.field("pinned", Int(worth.pinned))
            json.field("value", worth.value)
            json.field("area", worth.area)
            json.field("violations", problem.violations(of: solution).count)
            json.array("gaps") { json in
              for ad in solution.ads { json.number(ad.candidate) }
            }
          }
        }
      }
    }
    line = String(decoding: json.bytes, as: UTF8.self)
  }
}

extension JSONWriter {
  fileprivate mutating func numbers(_ values: [Int]) {
    array { json in for value in values { json.number(value) } }
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
