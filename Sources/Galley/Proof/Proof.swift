import GalleyGeometry
package import GalleyModel
import GalleyPlacement
import GalleyRendering
import GalleyRules
import GalleyBasics

/// A page with all that a reader of proofs wants to know of it: how it looks, on which screens it is
/// judged, and where its ads stand there.
package struct Proof: Sendable {
  package let page: Page
  /// The page with annotations, UTF-8.
  package let html: [UInt8]
  /// One for each breakpoint.
  package let screens: [ProofScreen]

  /// - Parameters:
  ///   - measured: the page on the screen of each breakpoint.
  ///   - placement: the page, and how its ads were placed.
  init(_ placement: PageAds, measured: [MeasuredPage]) {
    page = placement.page
    html = HTMLRenderer(page.layout)
      .render(page, annotations: measured.map { Annotation($0.placed, of: placement) })
    screens = measured.map(ProofScreen.init)
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
    let made = try uncheckedPlacement(request)
    guard let placement = made.placement else { return (nil, made.report) }
    let measured = MeasuredPage.all(of: placement.page)
    var findings = PageFindings()
    for (page, body) in zip(measured, placement.bodies) { findings.check(page, body) }
    let report = made.report + Report(findings.diagnostics)
    return (report.hasErrors ? nil : Proof(placement, measured: measured), report)
  }
}
