package import GalleyGeometry
package import GalleyModel
package import GalleyPages

/// Renders the pages of one layout as HTML documents.
///
/// What is the same on all of them is made once, when the renderer is; what many of them have is
/// kept from one page to the next.
package struct HTMLRenderer: Sendable {
  package let layout: ResolvedLayout
  private let slots: SlotContent
  private let fonts: FontSet
  private let place: FontPlace
  let leftToRight: Stylesheet
  let rightToLeft: Stylesheet
  /// The rules for fonts by the pages' roots.
  private var fontFaces: [String: Stylesheet] = [:]
  private var shared = SharedMarkup()
  private var lastSize = 1 << 15

  /// - Parameters:
  ///   - fonts: what the layout's texts are set in.
  ///   - slots: what the slots of the pages hold.
  ///   - place: where the theme's font files are.
  package init(
    _ layout: ResolvedLayout, in fonts: FontSet = .builtIn, slots: SlotContent = .preview,
    at place: FontPlace = .project
  ) {
    self.layout = layout
    self.slots = slots
    self.fonts = fonts
    self.place = place
    leftToRight = Stylesheet(of: layout, direction: .leftToRight, slots: slots)
    rightToLeft = Stylesheet(of: layout, direction: .rightToLeft, slots: slots)
  }

  /// The page as one document, UTF-8.
  ///
  /// - Parameter annotations: what is to be drawn over it, one for each breakpoint or none.
  package func render(_ page: Page, annotations: [Annotation] = []) -> [UInt8] {
    var renderer = self
    return renderer.renderNext(page, annotations: annotations)
  }

  /// As `render`; what the page has in common with others is kept for the pages to come.
  ///
  /// - Parameter plan: what is known of its ads; needed where a script fills the slots.
  package mutating func renderNext(
    _ page: Page, _ plan: @autoclosure () -> AdPlan? = nil, annotations: [Annotation] = []
  ) -> [UInt8] {
    var kept = SharedMarkup()
    swap(&kept, &shared)
    var writer = PageWriter(
      page, fontFaces(for: page), place, stylesheet: stylesheet(for: page), slots: slots,
      plan: slots.isServed ? plan() : nil,
      shared: kept, capacity: lastSize + lastSize / 2)
    writer.document(annotations)
    swap(&writer.shared, &shared)
    lastSize = writer.html.count
    return writer.html.bytes
  }

  private mutating func fontFaces(for page: Page) -> Stylesheet? {
    guard layout.theme.hasWebFonts else { return nil }
    if let known = fontFaces[page.root] { return known }
    let made = Stylesheet(fontsOf: layout, fonts, at: place, root: page.root)
    fontFaces[page.root] = made
    return made
  }

  private func stylesheet(for page: Page) -> Stylesheet {
    page.isRightToLeft ? rightToLeft : leftToRight
  }
}

/// What the slots of a page hold.
package enum SlotContent: Hashable, Sendable {
  /// For those who lay pages out: the house ad, or else what will stand there.
  case preview
  /// Published without an ad server: the house ad, or nothing.
  case house
  /// Published, as readers get it whose browsers block its ads: the house ad where a slot says so, else nothing.
  case blocked
  /// Published with the Google Publisher Tag: elements that a script fills.
  case gpt
  /// Published with Prebid.js before the Google Publisher Tag.
  case prebid

  /// Whether a script fills the slots.
  package var isServed: Bool { self == .gpt || self == .prebid }
}
