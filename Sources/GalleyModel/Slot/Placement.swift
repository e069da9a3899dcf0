package import GalleySyntax

/// The rules by which a slot is placed inside an article's body.
package struct Placement: Sendable {
  /// The kinds of body block that an advertisement keeps away from.
  package enum Neighbor: String, Hashable, Sendable, CaseIterable {
    case heading, image, quote, list, table, embed, code
  }

  /// Not before this far into the body.
  package var first: Spanned<Distance>?
  /// Not closer than this to the body's end.
  package var last: Spanned<Distance>?
  /// Between two advertisements.
  package var gap: Spanned<Distance>?
  package var max: Spanned<Int>?
  /// Shorter articles get none.
  package var minWords: Spanned<Int>?
  package var clearOf: [(neighbor: Neighbor, distance: Spanned<Distance>)] = []

  package init() {}
}
