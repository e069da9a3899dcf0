import GalleyGeometry
import GalleyModel
import GalleyPlacement
import Testing

/// A page with its ads on the screen of a breakpoint, laid out anew.
struct FinishedPage {
  let placement: BodyAds
  private let measured: MeasuredPage

  /// Of each breakpoint at which a body shows a slot.
  static func all(of placement: PageAds) -> [FinishedPage] {
    zip(placement.page.layout.breakpoints, placement.bodies).compactMap { breakpoint, body in
      body.map {
        FinishedPage(
          placement: $0, measured: MeasuredPage(placement.page, screen: breakpoint.screen))
      }
    }
  }

  /// The slots that stand in the body.
  var frames: [Frame] {
    let boxes = measured.placed.boxes
    guard
      let body = boxes.indices.first(where: {
        if case .block(_, .body) = boxes[$0].role { true } else { false }
      })
    else { return [] }
    return boxes[body..<boxes[body].end].filter {
      if case .slot = $0.role { true } else { false }
    }.map(\.frame)
  }

  /// Of the main content, what ads take, from 0 to 1.
  var density: Double { MainContent(measured).adShare }

  /// The body's ads are on the page, where they were placed, and with them it keeps the cap on density.
  func expectAsPlaced(_ name: @autoclosure () -> String) {
    let name = "\(name()) at \(measured.breakpoint)"
    #expect(frames.map(\.y) == placement.ads.map(\.y), "\(name)")
    #expect(frames.map(\.height) == placement.ads.map(\.height), "\(name)")
    if let limit = placement.query.densityLimit, !placement.ads.isEmpty {
      #expect(density <= limit, "\(name)")
      #expect(density <= placement.density, "\(name)")
    }
  }
}
