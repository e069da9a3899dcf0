import GalleyPages
import GalleyBasics
import GalleyModel
import GalleyPlacement
import GalleyRendering

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
