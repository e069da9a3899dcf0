import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPages
import GalleyRendering

extension Project {
  /// Finds where every box of a page lands, without a browser.
  ///
  /// - Throws: an error where a name in the request means nothing; mistakes in the files that it
  ///   means are findings of the result.
  public func measure(_ request: MeasureRequest) throws(GalleyError) -> Rendering {
    let made = try compose(request.page)
    let report = Report(made.diagnostics)
    guard let composition = made.value else { return Rendering(bytes: nil, report: report) }
    let page = composition.page
    var placed: [PageBoxes] = []
    for screen in request.screens { placed.append(try boxes(of: composition, on: screen)) }
    let bytes =
      switch request.format {
      case .json: PageBoxesJSON(page).render(placed)
      case .table: placed.flatMap { PageBoxesTable(page, $0).render() }
      }
    return Rendering(bytes: bytes, report: report)
  }

  private func boxes(
    of composition: Composition, on screen: MeasureRequest.Screen
  ) throws(GalleyError) -> PageBoxes {
    switch screen {
    case .viewport(let width, let height):
      let size = PixelSize(width: width.clamped, height: height.clamped)
      return PageLayout(composition.page, viewport: size, in: composition.fonts).place()
    case .breakpoint(let name):
      let index = try name.map { name throws(GalleyError) in
        try breakpoint(name, of: composition.page.layout)
      }
      return composition.screens[index ?? 0].placed
    }
  }
}

extension Int {
  fileprivate var clamped: Int { Swift.max(1, Swift.min(self, 100_000)) }
}
