import GalleyGeometry
package import GalleyModel
package import GalleyBasics

/// A page on the screen of one breakpoint; lengths in CSS px.
package struct ProofScreen: Hashable, Sendable {
  /// A slot where it stands.
  package struct Slot: Hashable, Sendable {
    /// The slot's name, with a number where it stands more than once.
    package let id: String
    /// The sizes that it accepts here: `300x250`, `fluid`.
    package let sizes: [String]
    package let y: Double
    /// With its label.
    package let height: Double
    /// The height kept free for the ad; `nil` where nothing says how much.
    package let reserved: Int?
    /// How far a sticky slot goes along with the reader.
    package let travel: Double
    package let definition: Span
  }

  package let breakpoint: String
  /// The smallest viewport width that the breakpoint serves.
  package let from: Int
  package let size: PixelSize
  /// Of the whole page.
  package let height: Double
  package let slots: [Slot]
  /// How much of the main content's height ads take, from 0 to 1.
  package let adShare: Double
  /// How much they may.
  package let adShareLimit: Double

  init(_ measured: MeasuredPage) {
    let breakpoint = measured.page.layout.breakpoints[measured.placed.breakpoint]
    self.breakpoint = breakpoint.name.value
    from = breakpoint.from.value
    size = measured.placed.viewport
    height = measured.placed.height.pixels
    slots = measured.slots.map(Slot.init)
    adShare = MainContent(measured).adShare
    adShareLimit = MainContent.limit(onSmallest: measured.isSmallest)
  }
}

extension ProofScreen.Slot {
  fileprivate init(_ slot: MeasuredSlot) {
    id = slot.id
    sizes = slot.fit.sizes.map(\.value.description)
    y = slot.frame.y.pixels
    height = slot.frame.height.pixels
    reserved = slot.fit.reservedHeight
    travel = slot.travel.pixels
    definition = slot.span
  }
}
