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
    let page = request.page.isBlocked ? composition.page.withoutAds : composition.page
    let device = request.device.flatMap { Device(rawValue: $0.rawValue) }
    var placed: [(boxes: PageBoxes, shift: DeviceShift?)] = []
    for screen in request.screens {
      if let device {
        let size = try size(of: screen, in: page.layout)
        let usual = PageLayout(page, viewport: size, in: composition.fonts).place()
        let other = PageLayout(page, viewport: size, in: composition.fonts.on(device)).place()
        placed.append((other, DeviceShift(device, from: usual, to: other)))
      } else if case .breakpoint(let name) = screen {
        let index = try index(ofBreakpoint: name, in: page.layout)
        let screens =
          request.page.isBlocked ? composition.screensWithoutAds : composition.screens
        placed.append((screens[index].placed, nil))
      } else {
        let size = try size(of: screen, in: page.layout)
        placed.append((PageLayout(page, viewport: size, in: composition.fonts).place(), nil))
      }
    }
    let bytes =
      switch request.format {
      case .json: PageBoxesJSON(page).render(placed)
      case .table: placed.flatMap { PageBoxesTable(page, $0.boxes, on: $0.shift).render() }
      }
    return Rendering(bytes: bytes, report: report)
  }

  private func size(
    of screen: MeasureRequest.Screen, in layout: ResolvedLayout
  ) throws(GalleyError) -> PixelSize {
    switch screen {
    case .viewport(let width, let height):
      return PixelSize(width: width.clamped, height: height.clamped)
    case .breakpoint(let name):
      let index = try index(ofBreakpoint: name, in: layout)
      return layout.breakpoints[index].screen
    }
  }

  /// - Parameter name: `nil` for the smallest.
  private func index(
    ofBreakpoint name: String?, in layout: ResolvedLayout
  ) throws(GalleyError) -> Int {
    guard let name else { return 0 }
    return try breakpoint(name, of: layout)
  }
}

extension Int {
  fileprivate var clamped: Int { Swift.max(1, Swift.min(self, 100_000)) }
}
