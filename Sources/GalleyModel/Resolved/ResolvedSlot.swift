package import GalleySyntax

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

  package init(_ slot: Slot, fits: [Fit]) {
    self.slot = slot
    self.fits = fits
    visible = BreakpointSet(
      fits.indices.filter { !fits[$0].sizes.isEmpty }.map(BreakpointSet.init(index:)))
  }

  package var name: String { slot.name.value }
}
