import GalleyBasics
import Galley
import GalleyGeometry
import GalleyPages
import GalleyModel

/// `TimeGeometry archive PROJECT LAYOUT SCREENS ARTICLES…` tells how many microseconds it takes to find
/// the place of every box, for a page and screen of an archive whose pages are laid out one after the
/// other by one `Typesetter`.
///
/// `TimeGeometry alone PROJECT LAYOUT SCREENS ARTICLES…` tells the same of each article by itself, a line
/// each, with nothing kept from one page or screen to the next.
///
/// `TimeGeometry again PROJECT LAYOUT SCREENS ARTICLES…` tells the same of laying out once more an article's
/// page whose texts are measured: on the screen and, in turns, on one that is two fifths narrower, or
/// narrower still where that leaves the article's column as it is.
///
/// Screens are written as `390x844,1440x900`.
@main
struct TimeGeometry {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    guard arguments.count > 4 else {
      return print("usage: TimeGeometry archive|alone|again PROJECT LAYOUT SCREENS ARTICLES…")
    }
    let screens = arguments[3].split(separator: ",").compactMap { PixelSize(String($0)) }
    let project = try Project.open(arguments[1])
    let pages = try arguments[4...].map { article in
      let request = RenderRequest(layout: arguments[2], article: article)
      guard let page = try project.compose(request).value?.page else {
        throw GalleyError("the article '\(article)' or the layout has errors")
      }
      return page
    }
    switch arguments[0] {
    case "archive": print(archive(pages, screens))
    case "again": for page in pages { print(again(page, screens)) }
    default: for page in pages { print(alone(page, screens)) }
    }
  }

  /// Each time the typesetter is a new one, so that the first pages pay for what the others share.
  private static func archive(_ pages: [Page], _ screens: [PixelSize]) -> Double {
    microseconds {
      var typesetter = Typesetter(pages[0].layout, viewports: screens)
      return pages.reduce(.zero) { sum, page in
        typesetter.place(page).reduce(sum) { $0 + $1.height }
      }
    } / Double(pages.count * screens.count)
  }

  private static func alone(_ page: Page, _ screens: [PixelSize]) -> Double {
    microseconds {
      screens.reduce(.zero) { $0 + PageLayout(page, viewport: $1).place().height }
    } / Double(screens.count)
  }

  private static func again(_ page: Page, _ screens: [PixelSize]) -> Double {
    screens.reduce(0) { sum, screen in
      let other = narrowed(screen, page)
      var layout = PageLayout(page, viewport: screen)
      let both = microseconds { layout.place(at: other).height + layout.place(at: screen).height }
      return sum + both / 2
    } / Double(screens.count)
  }

  /// A screen on which the column of a page's body is another one, so that no line can stay as it was.
  private static func narrowed(_ screen: PixelSize, _ page: Page) -> PixelSize {
    let width = bodyWidth(of: page, screen)
    var other = screen
    repeat { other.width = other.width * 3 / 5 } while bodyWidth(of: page, other) == width
    return other
  }

  private static func bodyWidth(of page: Page, _ screen: PixelSize) -> LayoutUnit? {
    let placed = PageLayout(page, viewport: screen).place()
    return placed.body?.blocks.first.map { placed.boxes[$0].frame.width }
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
