package import GalleyBasics
package import GalleyPages
import GalleyModel
import GalleyPlacement

/// What a number of a placement keeps away from a page.
package struct RuleCost: Sendable {
  /// Where the number is written.
  package let span: Span
  /// The breakpoint on whose screen it does.
  package let breakpoint: String
  /// The nearest value that would admit one more ad, as layouts write it.
  package let value: String
}

extension Composition {
  /// The numbers whose change alone would admit one more ad, on each screen.
  package var ruleCosts: [RuleCost] {
    page.layout.breakpoints.enumerated().flatMap { index, breakpoint in
      let body = ads.bodies[index]?.remedies() ?? []
      return (body + ads.rails[index].flatMap { $0.remedies() }).compactMap { remedy in
        remedy.constraint.span.map {
          RuleCost(span: $0, breakpoint: breakpoint.name.value, value: remedy.to)
        }
      }
    }
  }
}
