import GalleyGeometry
import GalleyLanguage
import GalleyModel
import GalleyBasics

/// How fast whole pages are laid out.
enum PageSpeed {
  private static let rounds = 200
  private static let viewports = [
    PixelSize(width: 390, height: 844), PixelSize(width: 1440, height: 900),
  ]

  /// Prints the time of one page at one viewport, for articles in a layout.
  static func print(_ articles: [Article], in layout: ResolvedLayout) {
    let assembly = PageAssembly(
      layout: layout, site: Site(), index: ArticleIndex(for: layout.articleLists))
    let pages = articles.map { assembly.page(for: $0, path: "a.html", root: "") }
    var boxes = 0
    let clock = ContinuousClock()
    var typesetter = Typesetter(layout, viewports: viewports)
    let times = (0..<rounds).map { _ in
      clock.measure {
        for page in pages {
          for placed in typesetter.place(page) { boxes += placed.boxes.count }
        }
      }
    }
    let count = pages.count * viewports.count
    let best = (times.min() ?? .zero) / count
    let text = articles.reduce(0) { $0 + $1.body.text.count } / max(1, articles.count)
    Swift.print(
      "\(pages.count) pages of \(text) bytes and \(boxes / rounds / count) boxes: "
        + "\(best / .microseconds(1)) µs a page and viewport")
  }
}
