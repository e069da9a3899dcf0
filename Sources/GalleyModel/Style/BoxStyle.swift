/// The box and the type of one kind of element: all that decides how high it gets.
///
/// The stylesheet is written from these values, and whatever computes a page without a browser reads
/// the same ones. Those for a terminal are in cells instead of CSS px.
package struct BoxStyle: Hashable, Sendable {
  /// What its lengths are in.
  package var unit = LengthUnit.pixel
  package var family: FontFamily
  /// CSS px.
  package var size: Int
  /// CSS px.
  package var lineHeight: Int
  package var isBold = false
  package var isItalic = false
  package var isUppercase = false
  /// Space added after each character, in CSS px.
  package var tracking = 0.0
  /// CSS px, all of them; vertical margins of neighbours collapse to the larger one.
  package var marginTop = 0
  package var marginBottom = 0
  package var paddingTop = 0
  package var paddingBottom = 0
  /// At the side where a line begins.
  package var paddingStart = 0
  package var paddingEnd = 0
  package var borderTop = 0
  package var borderBottom = 0
  package var borderStart = 0
  package var borderEnd = 0
  /// Where lines stand that are shorter than the box. As yet only cells are drawn by it.
  package var alignment = Table.Alignment.natural
  /// Whether lines are made about equally long, without getting more.
  package var isBalanced = false

  package init(_ family: FontFamily, _ size: Int, _ lineHeight: Int) {
    self.family = family
    self.size = size
    self.lineHeight = lineHeight
  }

  /// Whether its lengths are in cells. Other modules would compare units through tables of witnesses.
  package var isOnCells: Bool { unit == .cell }

  package var bold: BoxStyle { with { $0.isBold = true } }
  var italic: BoxStyle { with { $0.isItalic = true } }

  func margin(top: Int = 0, bottom: Int = 0) -> BoxStyle {
    with {
      $0.marginTop = top
      $0.marginBottom = bottom
    }
  }

  func padding(top: Int = 0, bottom: Int = 0, start: Int = 0, end: Int = 0) -> BoxStyle {
    with {
      $0.paddingTop = top
      $0.paddingBottom = bottom
      $0.paddingStart = start
      $0.paddingEnd = end
    }
  }

  func border(top: Int = 0, bottom: Int = 0, start: Int = 0, end: Int = 0) -> BoxStyle {
    with {
      $0.borderTop = top
      $0.borderBottom = bottom
      $0.borderStart = start
      $0.borderEnd = end
    }
  }

  func uppercase(tracking: Double) -> BoxStyle {
    with {
      $0.isUppercase = true
      $0.tracking = tracking
    }
  }

  func with(_ change: (inout BoxStyle) -> Void) -> BoxStyle {
    var changed = self
    change(&changed)
    return changed
  }
}

extension BoxStyle {
  /// The size of code within text of a size, both in CSS px: whole, so that its advances are exact.
  package static func codeSize(in size: Int) -> Int { (size * 84 + 50) / 100 }
}
