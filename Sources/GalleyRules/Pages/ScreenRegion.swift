import GalleyGeometry

/// A part of a screen, made of rectangles that may overlap.
struct ScreenRegion {
  private let screen: Frame
  private var frames: [Frame] = []

  init(_ screen: Frame) { self.screen = screen }

  /// Adds what of a rectangle is on the screen.
  mutating func insert(_ frame: Frame) {
    let (x, y) = (max(frame.x, screen.x), max(frame.y, screen.y))
    let width = min(frame.maxX, screen.maxX) - x
    let height = min(frame.maxY, screen.maxY) - y
    guard width > .zero, height > .zero else { return }
    frames.append(Frame(x: x, y: y, width: width, height: height))
  }

  /// The share of the screen that the rectangles cover together, from 0 to 1.
  var share: Double {
    let area = screen.width.pixels * screen.height.pixels
    return area > 0 ? covered / area : 0
  }

  /// CSS px²: between each two edges the covered widths are the same from top to bottom.
  private var covered: Double {
    let edges = Set(frames.flatMap { [$0.y, $0.maxY] }).sorted()
    return zip(edges, edges.dropFirst()).reduce(0) { sum, band in
      let across = frames.filter { $0.y <= band.0 && $0.maxY >= band.1 }
      return sum + width(of: across) * (band.1 - band.0).pixels
    }
  }

  private func width(of frames: [Frame]) -> Double {
    var end = LayoutUnit.zero
    return frames.sorted { $0.x < $1.x }.reduce(0) { sum, frame in
      let start = max(end, frame.x)
      end = max(end, frame.maxX)
      return sum + max(.zero, frame.maxX - start).pixels
    }
  }
}
