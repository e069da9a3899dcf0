import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPages
import GalleyRendering

/// What page is to be measured, and on which screen.
public struct MeasureRequest: Hashable, Sendable {
  /// A screen that a page is laid out for.
  public enum Screen: Hashable, Sendable {
    /// That of a breakpoint of the layout, by its name; `nil` for the smallest.
    case breakpoint(String?)
    /// Width and height in CSS px, each from 1 to 100,000.
    case viewport(width: Int, height: Int)
  }

  /// The form of the result.
  public enum Format: Hashable, Sendable {
    /// Lines for people.
    case table
    /// For programs.
    case json
  }

  /// A system that readers have, by the fonts that come with it.
  public enum Device: String, Hashable, Sendable, CaseIterable {
    case android, ios, windows, mac
  }

  /// The page.
  public var page: RenderRequest
  /// The screens; one result for each.
  public var screens: [Screen]
  /// The form of the result.
  public var format: Format
  /// Whose fonts stand in where the theme has none of its own; `nil` for the built-in families.
  public var device: Device?

  /// Asks where the boxes of a page are.
  public init(
    page: RenderRequest, screens: [Screen], format: Format = .table, device: Device? = nil
  ) {
    self.page = page
    self.screens = screens
    self.format = format
    self.device = device
  }
}

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
