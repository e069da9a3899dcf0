import Galley
import GalleyModel
import GalleyPlacement
import GalleyBasics

/// `ComparePlacements LAYOUT SHARES ARTICLES…` places the advertisements of each article's body, on the
/// screen of each breakpoint, in several ways. It writes a line a placement, in columns separated by tabs:
/// see `Outcome`.
///
/// SHARES are the per cent of readers who reach each of so many equal parts of a body: `100,85,70,55`.
@main
struct ComparePlacements {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    let shares = arguments.dropFirst().first?.split(separator: ",").compactMap { Int($0) } ?? []
    guard arguments.count > 2, !shares.isEmpty else {
      return print("usage: ComparePlacements LAYOUT SHARES ARTICLES…")
    }
    let project = Project.bare(in: DiskWorkspace())
    for article in arguments.dropFirst(2) {
      let request = RenderRequest(layout: arguments[0], article: article)
      guard let placement = try project.placement(request).placement else {
        throw GalleyError("the article '\(article)' or the layout has errors")
      }
      for (breakpoint, body) in zip(placement.page.layout.breakpoints, placement.bodies) {
        guard let problem = body?.query.problem else { continue }
        for outcome in Outcome.all(of: problem, shares: shares.map { $0 * 10 }) {
          print(article, breakpoint.name.value, outcome, separator: "\t")
        }
      }
    }
  }
}
