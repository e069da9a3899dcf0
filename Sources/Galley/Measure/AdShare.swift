import GalleyGeometry
import GalleyModel

/// How much of the main content's height advertisements take (Better Ads Standards, "ad density").
struct AdShare {
  /// The heights of all slots in the main region, their labels included, CSS px.
  let ads: Double
  /// The height of what the main region shows, lists of other articles left out, CSS px.
  let content: Double

  var share: Double { content > 0 ? ads / content : 0 }

  init(_ page: Page, _ placed: PlacedPage) {
    let outline = PageOutline(page)
    let main = placed.regions.first {
      placed.boxes[$0].role == outline.main.map(PlacedBox.Role.region)
    }
    guard let main else {
      ads = 0
      content = 0
      return
    }
    var ads = LayoutUnit.zero
    for index in main..<placed.boxes[main].end {
      if case .slot = placed.boxes[index].role { ads += placed.boxes[index].frame.height }
    }
    let blocks = Array(placed.children(of: main))
    let related = blocks.filter {
      if case .block(_, .articleList) = placed.boxes[$0].role { true } else { false }
    }
    let bottom = blocks.map { placed.boxes[$0].frame.maxY }.max() ?? .zero
    let others = related.reduce(LayoutUnit.zero) { $0 + placed.boxes[$1].frame.height }
    self.ads = ads.pixels
    content = (bottom - placed.boxes[main].frame.y - others).pixels
  }
}
