import Galley
import GalleyGeometry
import GalleyModel

/// `TimeGeometry PROJECT LAYOUT VIEWPORTS ARTICLES…` tells how long it takes to find the place of every box
/// of a page, one line an article: its name, how many boxes at the first viewport, and the microseconds
/// for a page and viewport, what the layout's pages share kept, and nothing kept.
///
/// Viewports are written as `390x844,1440x900`.
@main
struct TimeGeometry {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 3 else {
      return print("usage: TimeGeometry PROJECT LAYOUT VIEWPORTS ARTICLES…")
    }
    let viewports = arguments[2].split(separator: ",").compactMap { PixelSize(String($0)) }
    let project = try Project.open(arguments[0])
    for article in arguments.dropFirst(3) {
      let request = RenderRequest(layout: arguments[1], article: article)
      guard let page = try project.page(request).page else {
        throw GalleyError("the article '\(article)' or the layout has errors")
      }
      var typesetter = Typesetter(page.layout, viewports: viewports)
      let boxes = typesetter.place(page).first?.boxes.count ?? 0
      let kept = microseconds {
        typesetter.place(page).reduce(.zero) { $0 + $1.height }
      }
      let new = microseconds {
        viewports.reduce(.zero) { $0 + PageLayout(page, viewport: $1).place().height }
      }
      let count = Double(viewports.count)
      print(article, boxes, kept / count, new / count)
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
