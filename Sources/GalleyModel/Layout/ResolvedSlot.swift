package import GalleyBasics

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
