package import GalleyModel
import GalleyText

/// How a built-in family is bent to take the room of a theme's font until its files are there: what the descriptors
/// of CSS with these names say, 1 for 100 %.
///
/// https://www.w3.org/TR/css-fonts-5/#size-adjust-desc
package struct FontFallback: Hashable, Sendable {
  package var sizeAdjust: Double
  package var ascentOverride: Double
  package var descentOverride: Double
  /// How much the advances of letters still differ, as a share of an em, weighted by how often each is met.
  package var misfit: Double
  /// What the theme's fonts have of it, so that what they lack is drawn at its own size.
  package var coverage: [ClosedRange<UInt32>]
}

extension FontSet {
  /// How a built-in family fits a role's own fonts; `nil` where it has none, or they have not the letters that are
  /// weighed: those of English, with the space.
  ///
  /// - Parameter family: the one that stands in.
  package func fallback(
    _ family: FontFamily, for role: FontRole, isBold: Bool = false, isItalic: Bool = false
  ) -> FontFallback? {
    var style = TextStyle(family, size: 16, isBold: isBold, isItalic: isItalic)
    style.role = role
    guard let stack = face(of: style).stack else { return nil }
    let base = FontFace.face(family, isBold: isBold, isItalic: isItalic)
    let em = (own: Double(ShapedFont.unitsPerEm), base: Double(FontFace.builtInUnits))
    var letters: [(share: Double, own: Double, base: Double)] = []
    for (letter, share) in LetterFrequency.ofEnglish {
      guard let own = stack.advance(of: letter), let other = base.advance(of: letter) else {
        return nil
      }
      letters.append((share, Double(own) / em.own, Double(other) / em.base))
    }
    let mean = letters.reduce(into: (own: 0.0, base: 0.0)) { sums, letter in
      sums.own += letter.share * letter.own
      sums.base += letter.share * letter.base
    }
    guard mean.own > 0, mean.base > 0 else { return nil }
    let adjust = mean.own / mean.base
    return FontFallback(
      sizeAdjust: adjust, ascentOverride: Double(stack.ascent) / em.own / adjust,
      descentOverride: Double(stack.descent) / em.own / adjust,
      misfit: letters.reduce(0) { $0 + $1.share * abs($1.own - $1.base * adjust) },
      coverage: Self.coverage(of: stack, over: base))
  }

  /// The scripts that the built-in families have: Latin, Greek, Cyrillic, punctuation and signs.
  private static let looked: [ClosedRange<UInt32>] = [0x20...0x52F, 0x1E00...0x22FF]

  /// The ranges in which the stack has all that the base has.
  private static func coverage(of stack: FontStack, over base: FontFace) -> [ClosedRange<UInt32>] {
    var ranges: [ClosedRange<UInt32>] = []
    var start: UInt32?
    var last: UInt32 = 0
    for part in looked {
      for scalar in part {
        if stack.advance(of: scalar) != nil {
          start = start ?? scalar
          last = scalar
        } else if let first = start, base.advance(of: scalar) != nil {
          ranges.append(first...last)
          start = nil
        }
      }
      if let first = start { ranges.append(first...last) }
      start = nil
    }
    return ranges
  }

  /// Whether a role's own fonts have a scalar; `nil` where the role has none.
  package func has(_ scalar: UInt32, in role: FontRole) -> Bool? {
    var style = TextStyle(.serif, size: 16)
    style.role = role
    return face(of: style).stack.map { $0.advance(of: scalar) != nil }
  }
}

/// How often letters are met in running text.
private enum LetterFrequency {
  /// Shares of all characters, counted in the English articles of this repository's examples.
  static let ofEnglish: [(letter: UInt32, share: Double)] = {
    let thousandths: [(letter: Unicode.Scalar, share: Double)] = [
      (" ", 170), ("e", 94), ("t", 71), ("a", 62), ("o", 61), ("n", 51), ("h", 50), ("s", 49),
      ("r", 43), ("i", 41), ("l", 26), ("d", 25), ("u", 19), ("w", 18), ("f", 16), ("m", 16),
      ("c", 15), (".", 12), (",", 12), ("y", 12), ("g", 12), ("p", 11), ("b", 11), ("k", 7),
      ("v", 6), ("T", 5), ("I", 3), ("A", 2),
    ]
    let sum = thousandths.reduce(0) { $0 + $1.share }
    return thousandths.map { ($0.letter.value, $0.share / sum) }
  }()
}
