package import GalleyBasics

/// A named part of the page that holds blocks, one below the other.
package struct Region: Sendable, Named {
  package var name: Spanned<String>
  package var blocks: [Block]
  package var landmark: Spanned<Landmark>?
  /// What assistive technology calls the region.
  package var label: Spanned<String>?
  /// Breakpoints at which the region is not shown.
  package var hidden: [Spanned<String>]
  package var allow: [Allowance]

  package init(name: Spanned<String>, blocks: [Block] = []) {
    self.name = name
    self.blocks = blocks
    hidden = []
    allow = []
  }
}

/// The landmark that a region becomes in the HTML page.
package enum Landmark: String, Hashable, Sendable, CaseIterable {
  case header, nav, main, aside, section, footer, none
}
