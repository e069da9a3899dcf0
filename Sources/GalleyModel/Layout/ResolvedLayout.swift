package import GalleyBasics

/// A layout as meant: inherited, defaulted, and with every name bound to what it names.
package struct ResolvedLayout: Sendable {
  package var name: Spanned<String>
  package var description: String?
  /// From the smallest up; the first begins at 0.
  package var breakpoints: [Breakpoint]
  /// One for each breakpoint.
  package var grids: [ResolvedGrid]
  /// In the order of reading: that of the smallest breakpoint's areas.
  package var regions: [ResolvedRegion]
  package var slots: [ResolvedSlot]
  package var theme: Theme
  package var policy: Policy
  package var allow: [Allowance]
  /// The files that it was read from: its own, then those of the layouts that it extends.
  package var files: [String] = []
  /// What some readers see instead; those have no variants of their own.
  package var variants: [ResolvedVariant] = []
  /// The theme's font files by the paths that it has for them; those that could be read.
  package var fontFiles: [String: FontData] = [:]

  package init(
    name: Spanned<String>, description: String?, breakpoints: [Breakpoint], grids: [ResolvedGrid],
    regions: [ResolvedRegion], slots: [ResolvedSlot], theme: Theme, policy: Policy,
    allow: [Allowance]
  ) {
    self.name = name
    self.description = description
    self.breakpoints = breakpoints
    self.grids = grids
    self.regions = regions
    self.slots = slots
    self.theme = theme
    self.policy = policy
    self.allow = allow
  }

  /// The breakpoint that serves a viewport of a width in CSS px.
  package func breakpoint(forWidth width: Int) -> Int {
    breakpoints.lastIndex { $0.from.value <= width } ?? 0
  }

  /// Indices of the slots that are placed inside bodies, ascending.
  package var slotsInBodies: [Int] {
    var found: Set<Int> = []
    for region in regions {
      for block in region.blocks where block.kind.name == .body {
        if let slot = block.slot { found.formUnion(slots[slot].placement.sequence) }
      }
    }
    return found.sorted()
  }

  /// Whether a slot reaches over the page's margins: it has the page's width to itself and is wider
  /// than what the smallest viewport of the breakpoint leaves for the text.
  package func reachesOverMargins(
    _ slot: Int, in area: ResolvedGrid.Area, at breakpoint: Int
  ) -> Bool {
    let grid = grids[breakpoint]
    guard area.columns == grid.columns.indices, let width = slots[slot].fits[breakpoint].width
    else { return false }
    return width > leastWidth(of: area, at: breakpoint)
  }

  /// How many columns the style sheet gives to a list of articles in an area.
  package func listColumns(in area: ResolvedGrid.Area, at breakpoint: Int) -> Int {
    FixedLengths.pixels.itemColumns(in: leastWidth(of: area, at: breakpoint))
  }

  /// An area's width at the smallest viewport that a breakpoint serves, in CSS px.
  private func leastWidth(of area: ResolvedGrid.Area, at breakpoint: Int) -> Int {
    let viewport = max(breakpoints[breakpoint].from.value, Self.narrowestViewport)
    return grids[breakpoint].width(of: area.columns, viewport: viewport)
  }

  /// In CSS px: nobody reads on less.
  private static let narrowestViewport = 320

  /// The first viewport width, in CSS px, that a breakpoint no longer serves; `nil` for the widest.
  package func end(ofBreakpoint index: Int) -> Int? {
    index + 1 < breakpoints.count ? breakpoints[index + 1].from.value : nil
  }
}

/// A layout with the changes of one of its variants.
package struct ResolvedVariant: Sendable {
  package let name: Spanned<String>
  /// The share of readers who see it, from 0 to 1.
  package let share: Double
  package let layout: ResolvedLayout

  package init(name: Spanned<String>, share: Double, layout: ResolvedLayout) {
    self.name = name
    self.share = share
    self.layout = layout
  }
}

/// The severities, thresholds and words that a layout is checked by.
package struct Policy: Sendable {
  package var profiles: [PolicyProfile]
  package var rules: [PolicyChanges.RuleSetting]
  package var labels: [String]

  package init(
    profiles: [PolicyProfile], rules: [PolicyChanges.RuleSetting], labels: [String]
  ) {
    self.profiles = profiles
    self.rules = rules
    self.labels = labels
  }

  /// What changes make of the usual policy.
  package init(_ changes: PolicyChanges) {
    self.init(
      profiles: changes.profiles ?? [.betterAds], rules: changes.rules, labels: changes.labels)
  }
}

extension Policy {
  /// The largest share of the main content that advertisements may take by the Better Ads Standards, from
  /// 0 to 1 (https://www.betterads.org/mobile-ad-density-higher-than-30/,
  /// https://www.betterads.org/standards/).
  ///
  /// - Parameter onSmallest: whether it is the page as phones show it.
  package static func densityLimit(onSmallest: Bool) -> Double { onSmallest ? 0.3 : 0.5 }
}

/// A region with its landmark decided and its blocks bound.
package struct ResolvedRegion: Sendable {
  package var name: Spanned<String>
  package var landmark: Landmark
  /// What assistive technology calls it; `nil` for the page's words.
  package var label: Spanned<String>?
  package var blocks: [ResolvedBlock]
  /// Where it stands in the grid and is not hidden.
  package var visible: BreakpointSet
  package var allow: [Allowance]

  package init(
    name: Spanned<String>, landmark: Landmark, label: Spanned<String>?, blocks: [ResolvedBlock],
    visible: BreakpointSet, allow: [Allowance]
  ) {
    self.name = name
    self.landmark = landmark
    self.label = label
    self.blocks = blocks
    self.visible = visible
    self.allow = allow
  }
}

/// A block with its breakpoints and its slot bound.
package struct ResolvedBlock: Sendable {
  package var kind: BlockKind
  package var span: Span
  package var when: ResolvedCondition
  /// Where its region is shown, it is not hidden itself, and its condition may hold.
  package var visible: BreakpointSet
  /// Index in the layout's slots of the slot that it names.
  package var slot: Int?
  package var allow: [Allowance]
  /// The blocks that stand in a body.
  package var inserts: [ResolvedInsert]
  /// Of markup of the newsroom's own, its height at each breakpoint, CSS px.
  package var heights: [Int]

  package init(
    _ kind: BlockKind, span: Span, when: ResolvedCondition, visible: BreakpointSet, slot: Int?,
    allow: [Allowance], inserts: [ResolvedInsert] = [], heights: [Int] = []
  ) {
    self.inserts = inserts
    self.heights = heights
    self.kind = kind
    self.span = span
    self.when = when
    self.visible = visible
    self.slot = slot
    self.allow = allow
  }
}

/// A block that stands in a body, bound.
package struct ResolvedInsert: Sendable {
  package var block: ResolvedBlock
  package var after: Spanned<Distance>

  package init(_ block: ResolvedBlock, after: Spanned<Distance>) {
    self.block = block
    self.after = after
  }
}

extension ResolvedRegion {
  /// Its blocks, and those that stand in its body.
  package var allBlocks: [ResolvedBlock] {
    let hasInserts = blocks.indices.contains { !blocks[$0].inserts.isEmpty }
    return hasInserts ? blocks.flatMap { [$0] + $0.inserts.map(\.block) } : blocks
  }
}

extension ResolvedLayout {
  /// The blocks that it has anywhere.
  package var blockNames: Set<BlockName> {
    Set(regions.lazy.flatMap(\.allBlocks).map(\.kind.name))
  }

  /// Whether blocks stand in its bodies.
  package var hasInserts: Bool {
    regions.contains { $0.blocks.contains { !$0.inserts.isEmpty } }
  }
}

extension ResolvedLayout {
  /// Whether any of its slots is out of the flow of the page.
  package var hasOverlays: Bool { slots.contains { $0.slot.position != nil } }

  /// Whether the ad of any of its slots stands behind the page.
  package var hasInterscrollers: Bool { slots.contains { $0.slot.interscroller != nil } }
}

extension ResolvedLayout {
  /// The heights that markup of the newsroom's own has at each breakpoint, each list once.
  package var customHeights: [[Int]] {
    var known: [[Int]] = []
    for region in regions {
      for heights in region.allBlocks.lazy.map(\.heights) {
        if !heights.isEmpty, !known.contains(heights) { known.append(heights) }
      }
    }
    return known
  }
}

/// A slot with its sizes and its reserved space at each breakpoint.
package struct ResolvedSlot: Sendable {
  /// A slot at one breakpoint.
  package struct Fit: Sendable {
    /// The sizes it accepts; none means that it is not there.
    package var sizes: [Spanned<AdSize>]
    /// The height kept free for the advertisement, in CSS px; `nil` where nothing says how much.
    package var reservedHeight: Int?
    /// The widest size, in CSS px; `nil` for as wide as the column.
    package var width: Int?

    package init(sizes: [Spanned<AdSize>], reservedHeight: Int?, width: Int?) {
      self.sizes = sizes
      self.reservedHeight = reservedHeight
      self.width = width
    }
  }

  package let slot: Slot
  /// One for each breakpoint.
  package let fits: [Fit]
  /// The breakpoints at which the slot has a size.
  package let visible: BreakpointSet
  /// By what rules it is placed where a body shows it.
  package var placement: ResolvedPlacement

  package init(_ slot: Slot, fits: [Fit], placement: ResolvedPlacement) {
    self.slot = slot
    self.fits = fits
    self.placement = placement
    // What covers the screen, or nothing that is known, needs no size.
    let needsNone = slot.position?.value.staysOnScreen == false && slot.sizes.entries.isEmpty
    visible = BreakpointSet(
      fits.indices.filter { needsNone || !fits[$0].sizes.isEmpty }.map(BreakpointSet.init(index:)))
  }

  package var name: String { slot.name.value }

  /// The house ad that takes the place of one that is not there.
  package var houseAd: Creative? { slot.unfilled == .house ? slot.creative : nil }

  /// Where it stands that is not in the flow of the page; `nil` for one that is.
  package var position: SlotPosition? { slot.position?.value }
}

extension ResolvedSlot.Fit {
  /// The window of a slot's ad that stands behind the page: as wide as its column, whatever the sizes.
  package init(_ sizes: [Spanned<AdSize>], window height: Int) {
    self.init(sizes: sizes, reservedHeight: height, width: nil)
  }

  /// Some sizes with the space that is kept free for them.
  package init(_ sizes: [Spanned<AdSize>], reserve: Reserve) {
    let fixed = sizes.compactMap(\.value.pixels)
    let isFluid = fixed.count < sizes.count
    let height: Int? =
      switch reserve {
      case .largest: isFluid && fixed.isEmpty ? nil : fixed.map(\.height).max()
      case .smallest: isFluid && fixed.isEmpty ? nil : fixed.map(\.height).min()
      case .pixels(let pixels): pixels
      }
    self.init(
      sizes: sizes, reservedHeight: height, width: isFluid ? nil : fixed.map(\.width).max())
  }
}

extension ResolvedSlot {
  /// The sizes at a breakpoint that are no wider and no higher than one of them, given by its index.
  package func fit(at breakpoint: Int, limitedTo limit: Int?) -> Fit {
    let fit = fits[breakpoint]
    guard let limit, fit.sizes.indices.contains(limit),
      let largest = fit.sizes[limit].value.pixels
    else { return fit }
    let sizes = fit.sizes.filter { size in
      guard let size = size.value.pixels else { return false }
      return size.width <= largest.width && size.height <= largest.height
    }
    return Fit(sizes, reserve: slot.reserve?.value ?? .largest)
  }

  /// The indices of the sizes that it may be limited to: those that keep less height free than all of
  /// them together, the largest of each height.
  package func limits(at breakpoint: Int) -> [Int] {
    let fit = fits[breakpoint]
    guard slot.interscroller == nil, slot.reserve?.value ?? .largest == .largest else { return [] }
    var largest: [Int: (index: Int, area: Int)] = [:]
    for (index, size) in fit.sizes.enumerated().prefix(SizeLimits.capacity) {
      guard let pixels = size.value.pixels, pixels.height < fit.reservedHeight ?? 0 else {
        continue
      }
      let area = pixels.width * pixels.height
      if area > largest[pixels.height]?.area ?? -1 { largest[pixels.height] = (index, area) }
    }
    return largest.values.map(\.index).sorted()
  }

  /// What it is at one place of a page.
  package func fit(at breakpoint: Int, for place: PageSlot) -> Fit {
    place.limits.isEmpty
      ? fits[breakpoint] : fit(at: breakpoint, limitedTo: place.limits[breakpoint])
  }
}
