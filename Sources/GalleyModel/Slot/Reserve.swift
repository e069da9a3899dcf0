/// How much height is kept free for a slot before its advertisement is there.
package enum Reserve: Hashable, Sendable {
  /// The height of the highest size.
  case largest
  /// The height of the lowest size.
  case smallest
  /// CSS px.
  case pixels(Int)
}

/// What becomes of a slot that no advertisement fills.
package enum Unfilled: String, Hashable, Sendable, CaseIterable {
  /// The space stays.
  case hold
  /// The space closes.
  case collapse
  /// The house creative is shown.
  case house
}

/// The house advertisement that a slot shows in previews.
package struct Creative: Hashable, Sendable {
  package var image: String
  package var alt: String
  package var link: String?

  package init(image: String, alt: String, link: String?) {
    self.image = image
    self.alt = alt
    self.link = link
  }
}
