import GalleyGeometry
import GalleyModel
import GalleyBasics

/// A column that goes on where the article has ended.
enum SidebarLongerThanArticle: PageRule {
  static let id = RuleID.sidebarLongerThanArticle
  static let severity = Severity.warning
  static let summary = "A column beside the article is longer than the article."
  static let explanation = """
    Where the article ends before the column beside it, a hole is left on the page, and all that follows
    starts below the hole. Show less in the column, or show some of its blocks only beside long articles:
    `when: { words: ">= 600" }`.

    Compared are the ends of the last block in the column and of the last block beside it, in the
    regions of the headline and the body, at every breakpoint where the column stands beside them.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    grid:
      desktop:
        columns: [1fr, 300px]
        areas: [story rail]
    regions:
      rail: [spot_img: rail]
      story: [headline, body]
    slots:
      rail:
        sizes: { desktop: [300x1050] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    grid:
      desktop:
        columns: [1fr, 300px]
        areas: [story rail]
    regions:
      rail:
        - spot_img: { slot: rail, when: { words: ">= 300" } }
      story: [headline, body]
    slots:
      rail:
        sizes: { desktop: [300x1050] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let boxes = page.placed.boxes
    let stories = Set(page.blocks.filter { $0.name == .headline || $0.name == .body }.map(\.region))
    let columns = page.placed.regions.compactMap { Column($0, of: page.placed) }
    for side in columns where !stories.contains(side.region) {
      let beside = columns.filter {
        stories.contains($0.region) && boxes[$0.box].frame.isBeside(boxes[side.box].frame)
      }
      // Slots that share the height of a rail fill it but for a part of a px.
      guard let end = beside.map(\.bottom).max(), side.bottom >= end + LayoutUnit(1) else {
        continue
      }
      let region = page.page.layout.regions[page.page.regions[side.region].region]
      let excess = side.bottom - end
      findings.report(
        "'\(region.name.value)' is \(pixels(excess)) longer than the article beside it at "
          + "\(page.breakpoint)",
        at: region.name.span,
        "ends at \(pixels(side.bottom)), the article at \(pixels(end))",
        notes: [
          "\(pixels(excess)) less in it ends it with the article: its highest part takes "
            + "\(pixels(side.highest))"
        ],
        allowedBy: [region.allow], excess: excess.pixels)
    }
  }

  /// A region and where what it shows ends; its frame ends where its row does.
  private struct Column {
    let box: Int
    /// Index in the page's regions.
    let region: Int
    let bottom: LayoutUnit
    let highest: LayoutUnit

    init?(_ box: Int, of page: PageBoxes) {
      guard case .region(let region) = page.boxes[box].role else { return nil }
      let frames = page.children(of: box).map { page.boxes[$0].frame }
      guard let bottom = frames.map(\.maxY).max(), let highest = frames.map(\.height).max()
      else { return nil }
      self.box = box
      self.region = region
      self.bottom = bottom
      self.highest = highest
    }
  }
}
