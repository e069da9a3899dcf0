import GalleyGeometry
import GalleyModel

extension Project {
  /// Finds where every box of a page lands, without a browser.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func measure(_ request: MeasureRequest) throws(GalleyError) -> Rendering {
    let made = try page(request.page)
    guard let page = made.page else { return Rendering(bytes: nil, report: made.report) }
    var placed: [PageBoxes] = []
    for screen in request.screens {
      placed.append(PageLayout(page, viewport: try size(of: screen, page.layout)).place())
    }
    let bytes =
      switch request.format {
      case .json: PageBoxesJSON(page).render(placed)
      case .table: placed.flatMap { PageBoxesTable(page, $0).render() }
      }
    return Rendering(bytes: bytes, report: made.report)
  }

  private func size(
    of screen: MeasureRequest.Screen, _ layout: ResolvedLayout
  ) throws(GalleyError) -> PixelSize {
    switch screen {
    case .viewport(let width, let height):
      return PixelSize(width: width.clamped, height: height.clamped)
    case .breakpoint(let name):
      let index = try name.map { name throws(GalleyError) in try breakpoint(name, of: layout) }
      return layout.breakpoints[index ?? 0].screen
    }
  }
}

extension Int {
  fileprivate var clamped: Int { Swift.max(1, Swift.min(self, 100_000)) }
}
