import GalleyBasics
package import GalleyModel

/// A size that does not fit into its column.
enum SizeTooWide: LayoutRule {
  static let id = RuleID.sizeTooWide
  static let severity = Severity.error
  static let summary = "A slot has a size that is wider than its column."
  static let explanation = """
    An advertisement does not shrink: one that is wider than its column covers its neighbour, is cut
    off, or makes the whole page scroll sideways.

    The column is measured at the smallest viewport of the breakpoint, as CSS would: the viewport
    without the grid's `margin` on both sides, at most the grid's `width`, shared among the columns. A
    breakpoint from 0 is measured at 360px, the narrowest phones in common use
    (https://gs.statcounter.com/screen-resolution-stats/mobile/worldwide). Where the region has all
    columns to itself, an advertisement may reach over the margins too.

    Sizes are inherited from the next smaller breakpoint: `sizes: { desktop: [] }` ends that.
    """
  static let wrong: Example? = .layout(
    line: 13,
    """
    layout: article
    grid:
      mobile:
        areas: [story, rail]
      desktop:
        columns: [1fr, 300px]
        areas: [story rail]
    regions:
      story: [headline, body]
      rail: [spot_img: rail]
    slots:
      rail:
        sizes: { desktop: [336x280, 300x250] }
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile:
        areas: [story, rail]
      desktop:
        columns: [1fr, 300px]
        areas: [story rail]
    regions:
      story: [headline, body]
      rail: [spot_img: rail]
    slots:
      rail:
        sizes: { desktop: [300x600, 300x250] }
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    let grids = layout.breakpoints.indices.map { ColumnWidths(layout, breakpoint: $0) }
    let areas = layout.grids.map { grid in
      Dictionary(grid.areas.map { ($0.region, $0) }, uniquingKeysWith: { first, _ in first })
    }
    for (slot, placements) in zip(layout.slots.indices, findings.slotPlacements(in: layout)) {
      if let position = layout.slots[slot].position {
        if position.staysOnScreen { reportOnScreen(layout.slots[slot], layout, &findings) }
        continue
      }
      var reported: Set<Span> = []
      for placement in placements {
        for breakpoint in placement.visible.indices {
          guard let area = areas[breakpoint][placement.region] else { continue }
          let column = Column(
            breakpoint: breakpoint, area: area, width: grids[breakpoint].room(in: area))
          report(slot, in: column, placement, layout, &reported, &findings)
        }
      }
    }
  }

  /// Reports each size of a slot at the screen's edge that is wider than the screen.
  private static func reportOnScreen(
    _ slot: ResolvedSlot, _ layout: ResolvedLayout, _ findings: inout RuleFindings
  ) {
    var reported: Set<Span> = []
    for (breakpoint, fit) in zip(layout.breakpoints, slot.fits) {
      let viewport = ColumnWidths.smallestViewport(of: breakpoint)
      for size in fit.sizes {
        guard let pixels = size.value.pixels, pixels.width > viewport,
          reported.insert(size.span).inserted
        else { continue }
        findings.report(
          "\(size.value) is wider than the screen, \(viewport)px at \(breakpoint.name.value)",
          at: size.span, "\(pixels.width - viewport)px too wide",
          notes: [advice(fit.sizes, viewport)], allowedBy: [slot.slot.allow])
      }
    }
  }

  private struct Column {
    let breakpoint: Int
    let area: ResolvedGrid.Area
    let width: Int
  }

  /// Reports each size of a slot that does not fit, at its first breakpoint only.
  private static func report(
    _ slot: Int, in column: Column, _ placement: SlotPlacement, _ layout: ResolvedLayout,
    _ reported: inout Set<Span>, _ findings: inout RuleFindings
  ) {
    let sizes = layout.slots[slot].fits[column.breakpoint].sizes
    for size in sizes {
      guard let pixels = size.value.pixels, pixels.width > column.width,
        reported.insert(size.span).inserted
      else { continue }
      let breakpoint = layout.breakpoints[column.breakpoint]
      let region = layout.regions[placement.region]
      let viewport = ColumnWidths.smallestViewport(of: breakpoint)
      findings.report(
        "\(size.value) is wider than its column, \(column.width)px at \(breakpoint.name.value)",
        at: size.span, "\(pixels.width - column.width)px too wide",
        also: [Diagnostic.Label(placement.name, "shown in '\(region.name.value)' here")],
        notes: [
          "the column is measured in a viewport \(viewport)px wide, where '\(breakpoint.name.value)' begins",
          advice(sizes, column.width),
        ],
        allowedBy: [layout.slots[slot].slot.allow, placement.block.allow, region.allow])
    }
  }

  private static func advice(_ sizes: [Spanned<AdSize>], _ width: Int) -> String {
    let fitting = sizes.compactMap(\.value.pixels).filter { $0.width <= width }
    if let widest = fitting.max(by: { $0.width < $1.width }) {
      return "the widest size of the slot that fits is \(widest)"
    }
    if let common = CommonSizes.widest(within: width) {
      return "the widest common size that fits is \(common)"
    }
    return "no common size fits into \(width)px"
  }
}

/// How wide a grid's columns are at the smallest viewport of its breakpoint, as CSS computes them.
private struct ColumnWidths {
  /// The narrowest viewport that a breakpoint from 0 is judged at, in CSS px: the width of the
  /// narrowest phones in common use, 360x640 and 360x800
  /// (https://gs.statcounter.com/screen-resolution-stats/mobile/worldwide).
  static let narrowestViewport = 360

  private let grid: ResolvedGrid
  private let viewport: Int

  init(_ layout: ResolvedLayout, breakpoint: Int) {
    grid = layout.grids[breakpoint]
    viewport = Self.smallestViewport(of: layout.breakpoints[breakpoint])
  }

  static func smallestViewport(of breakpoint: Breakpoint) -> Int {
    max(breakpoint.from.value, narrowestViewport)
  }

  /// The width of an area in whole CSS px: its columns and the gaps between them.
  func width(of columns: Range<Int>) -> Int { grid.width(of: columns, viewport: viewport) }

  /// How wide an advertisement in an area may be: one that has all columns may reach into the margins.
  func room(in area: ResolvedGrid.Area) -> Int {
    width(of: area.columns) + (area.columns == grid.columns.indices ? 2 * grid.margin : 0)
  }
}

extension ResolvedLayout {
  /// How wide an advertisement in a slot may be, in CSS px, at each breakpoint at which the slot stands in a column;
  /// where it stands in several, the widest of them.
  package func room(ofSlot name: String) -> [(breakpoint: Breakpoint, width: Int)] {
    guard let index = slots.firstIndex(where: { $0.name == name }), slots[index].position == nil
    else { return [] }
    let placements = slotPlacements[index]
    return breakpoints.indices.compactMap { breakpoint in
      let columns = ColumnWidths(self, breakpoint: breakpoint)
      let regions = Set(
        placements.filter { $0.visible.contains(index: breakpoint) }.map(\.region))
      let widths = grids[breakpoint].areas.filter { regions.contains($0.region) }
        .map(columns.room)
      return widths.max().map { (breakpoints[breakpoint], $0) }
    }
  }
}
