import GalleyBasics
import GalleyGeometry
package import GalleyModel
package import GalleyPages
import GalleyRendering

/// A page with all that a reader of proofs wants to know of it: how it looks, on which screens it is
/// judged, and where its ads stand there.
package struct Proof: Sendable {
  package let page: Page
  /// The page with annotations, UTF-8.
  package let html: [UInt8]
  /// Its ads on the screen of each breakpoint.
  package let plan: AdPlan

  private let annotations: [Annotation]
  private let fonts: FontSet
  private let slots: SlotContent

  /// - Parameter isBlocked: whether it is the page as readers get it whose browsers block its ads; nothing is drawn
  ///   over that.
  init(_ composition: Composition, isBlocked: Bool) {
    page = isBlocked ? composition.page.withoutAds : composition.page
    plan =
      isBlocked
      ? composition.plan.withoutAds(on: composition.screensWithoutAds) : composition.plan
    annotations = isBlocked ? [] : Annotation.all(of: composition)
    slots = isBlocked ? .blocked : .preview
    fonts = composition.fonts
    html = HTMLRenderer(page.layout, in: fonts, slots: slots)
      .render(page, annotations: annotations)
  }

  /// The page in a file of its own, with its fonts in it.
  package var htmlWithFonts: [UInt8] {
    HTMLRenderer(page.layout, in: fonts, slots: slots, at: .page).render(
      page, annotations: annotations)
  }

  /// The page as text for one breakpoint, about ten px to a cell.
  package func text(at breakpoint: Int) -> [UInt8] {
    guard page.layout.breakpoints.indices.contains(breakpoint) else { return [] }
    let width = page.layout.breakpoints[breakpoint].screen.width / 10
    return TextRenderer(width: width, breakpoint: breakpoint).render(page)
  }
}

extension Project {
  /// Reads, renders and measures a page, each once.
  ///
  /// - Throws: as `render`.
  package func proof(
    _ request: RenderRequest
  ) throws(GalleyError) -> (proof: Proof?, report: Report) {
    let made = try compose(request)
    try Cancellation.check()
    return (
      made.value.map { Proof($0, isBlocked: request.isBlocked) }, Report(made.diagnostics)
    )
  }
}
