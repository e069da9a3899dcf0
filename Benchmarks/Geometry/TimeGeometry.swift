import Galley
import GalleyGeometry
import GalleyModel

/// `TimeGeometry PROJECT LAYOUT WIDTHxHEIGHT ARTICLES…` tells how long it takes to find the place of
/// every box of a page, one line an article: its name, how many boxes, and the microseconds.
@main
struct TimeGeometry {
  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count > 3, let viewport = PixelSize(Array(arguments)[2]) else {
      return print("usage: TimeGeometry PROJECT LAYOUT WIDTHxHEIGHT ARTICLES…")
    }
    let (folder, layout) = (Array(arguments)[0], Array(arguments)[1])
    let project = try Project.open(folder)
    for article in arguments.dropFirst(3) {
      let request = RenderRequest(layout: layout, article: article)
      guard let page = try project.page(request).page else {
        throw GalleyError("the article '\(article)' or the layout has errors")
      }
      let boxes = PageLayout(page, viewport: viewport).place().boxes.count
      print(article, boxes, microseconds { PageLayout(page, viewport: viewport).place().height })
    }
  }

  /// The median time of some work, in batches that each take long enough for the clock.
  private static func microseconds(_ work: () -> LayoutUnit) -> Double {
    let clock = ContinuousClock()
    var size = 1
    while clock.measure({ repeating(size, work) }) < .milliseconds(10), size < 1 << 20 { size *= 2 }
    let batches = (0..<21).map { _ in clock.measure { repeating(size, work) } }.sorted()
    return batches[batches.count / 2] / .microseconds(size)
  }

  /// Does some work again and again, and something with what comes of it, so that none is left out.
  private static func repeating(_ count: Int, _ work: () -> LayoutUnit) {
    var sum = LayoutUnit.zero
    for _ in 0..<count { sum += work() }
    precondition(sum > .zero)
  }
}

extension PixelSize {
  /// From `390x844`.
  fileprivate init?(_ text: String) {
    let parts = text.split(separator: "x").compactMap { Int($0) }
    guard parts.count == 2 else { return nil }
    self.init(width: parts[0], height: parts[1])
  }
}
