package import GalleyBasics
import GalleyModel
package import GalleyPages
import GalleyPlacement
import GalleyRendering

/// For which page it is asked why its in-article ads are where they are.
public struct WhyRequest: Hashable, Sendable {
  /// The form of the answer.
  public enum Format: Hashable, Sendable {
    /// The body with its gaps, for people; `color` marks what was taken and what not.
    case text(width: Int, color: Bool)
    /// For programs.
    case json
  }

  /// The page.
  public var page: RenderRequest
  /// The breakpoints that are asked about, by their names; none for all.
  public var breakpoints: [String]
  /// The form of the answer.
  public var format: Format

  /// Asks why the in-article ads of a page are where they are.
  public init(
    page: RenderRequest, breakpoints: [String] = [],
    format: Format = .text(width: 100, color: false)
  ) {
    self.page = page
    self.breakpoints = breakpoints
    self.format = format
  }
}

extension Project {
  /// Tells for each gap of an article's body and for each rail why there is an ad in it or none, and what
  /// it would take.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func why(_ request: WhyRequest) throws(GalleyError) -> Rendering {
    let made = try compose(request.page)
    let report = Report(made.diagnostics)
    guard let placement = made.value?.ads else { return Rendering(bytes: nil, report: report) }
    let layout = placement.page.layout
    var wanted: [Int] = []
    for name in request.breakpoints { wanted.append(try breakpoint(name, of: layout)) }
    let shown = wanted.isEmpty ? Array(layout.breakpoints.indices) : wanted
    let answers = shown.map { PlacementAnswer(placement, at: $0) }
    let bytes =
      switch request.format {
      case .json: PlacementJSON(placement.page).render(answers)
      case .text(let width, let color):
        PlacementText(placement.page, width: width, color: color).render(answers)
      }
    return Rendering(bytes: bytes, report: report)
  }
}

/// What a number of a placement keeps away from a page.
package struct RuleCost: Sendable {
  /// Where the number is written.
  package let span: Span
  /// The breakpoint on whose screen it does.
  package let breakpoint: String
  /// The nearest value that would admit one more ad, as layouts write it.
  package let value: String
}

extension Composition {
  /// The numbers whose change alone would admit one more ad, on each screen.
  package var ruleCosts: [RuleCost] {
    page.layout.breakpoints.enumerated().flatMap { index, breakpoint in
      let body = ads.bodies[index]?.remedies() ?? []
      return (body + ads.rails[index].flatMap { $0.remedies() }).compactMap { remedy in
        remedy.constraint.span.map {
          RuleCost(span: $0, breakpoint: breakpoint.name.value, value: remedy.to)
        }
      }
    }
  }
}
