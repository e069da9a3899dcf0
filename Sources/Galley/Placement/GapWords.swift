import GalleyModel
import GalleyPlacement
import GalleySyntax

/// How a gap's reason is worded for people.
enum GapWords {
  static let outdone = "legal, but others are worth more without it"

  /// "in_article 300x250, 300x600": what stands there, and what it may be filled with.
  static func taken(by ad: BodyPlacement.Ad, on page: Page, at breakpoint: Int) -> String {
    "\(page.layout.slots[ad.slot].name) \(page.sizes(of: ad, at: breakpoint))"
  }

  /// "first: 240 px to the body's top, 300 needed"
  static func refused(_ shortfall: Shortfall) -> String {
    "\(shortfall.rule.name): \(shortfall.sentence)"
  }
}

extension LineMaps {
  /// `layouts/article.yaml:72:14`
  mutating func place(of span: Span) -> String {
    let location = self[span.file].location(of: span.range.lowerBound)
    return "\(span.file.path):\(location.line):\(location.column)"
  }
}
