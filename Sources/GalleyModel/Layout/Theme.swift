package import GalleyBasics

/// How a page looks: fonts, sizes, rhythm and colours.
package struct Theme: Hashable, Sendable {
  package var headlineFont = ThemeFont(.serif)
  package var bodyFont = ThemeFont(.serif)
  package var interfaceFont = ThemeFont(.sans)
  /// CSS px.
  package var bodySize = 21
  /// The headline's size on the widest breakpoint, in CSS px.
  package var headlineSize = 46
  /// Of headlines and headings, and of the text.
  package var headlineLines = LineStyle()
  package var bodyLines = LineStyle()
  /// The unit of vertical rhythm, in CSS px.
  package var spacing = 24
  /// The widest that a line of body text gets, in CSS px.
  package var measure = 600
  package var pictures = PictureStyle()
  package var colors = Palette.light
  package var darkColors = Palette.dark

  package init() {}
}

/// How pictures are drawn that an article has not as wide as its text. What is `nil` is drawn as wide as the text.
package struct PictureStyle: Hashable, Sendable {
  /// How wide one is that stands beside the text, in CSS px.
  package var beside: Spanned<Int>?
  /// How wide the text must be for that, in CSS px.
  package var from: Spanned<Int>?
  /// How wide one is that is narrower than the text, in CSS px.
  package var half: Spanned<Int>?
  /// How wide one is at the most that is wider than the text, in CSS px.
  package var wide: Spanned<Int>?

  package init() {}

  func applied(to style: PictureStyle) -> PictureStyle {
    var changed = style
    changed.beside = beside ?? style.beside
    changed.from = from ?? style.from
    changed.half = half ?? style.half
    changed.wide = wide ?? style.wide
    return changed
  }
}

extension Theme {
  /// How wide what has an extent is at the most, in CSS px.
  ///
  /// - Parameter own: how wide it is itself; `nil` for any width.
  /// - Returns: `Int.max` for as wide as its column; `nil` for as wide as the text.
  package func width(of extent: PictureExtent, own: Int?) -> Int? {
    if extent == .half {
      return pictures.half.flatMap { $0.value < measure ? $0.value : nil }
    }
    guard let wide = pictures.wide?.value, wide > measure, own ?? .max > measure else { return nil }
    return min(extent == .wide ? wide : .max, own ?? .max)
  }
}

/// The lengths of a picture beside the text, in CSS px.
package struct PictureBeside: Hashable, Sendable {
  /// How wide it is, if it has so many px itself.
  package let width: Int
  /// How wide the text must be; narrower text has pictures as wide as itself.
  package let from: Int
  /// The space above it, below it, and between it and the text.
  package let top: Int
  package let bottom: Int
  package let gap: Int

  /// The least room for the text beside it.
  private static let leastText = 160

  /// - Returns: `nil` where the theme has none, or none has room.
  package init?(_ theme: Theme) {
    guard let width = theme.pictures.beside?.value, let from = Self.leastWidth(in: theme),
      from <= theme.measure
    else { return nil }
    self.width = width
    self.from = from
    gap = theme.spacing
    top = theme.spacing / 4
    bottom = theme.spacing / 2
  }

  /// How wide the text must be, in CSS px, whether it may be so wide or not; `nil` where the theme has none.
  package static func leastWidth(in theme: Theme) -> Int? {
    guard let width = theme.pictures.beside?.value else { return nil }
    return max(theme.pictures.from?.value ?? 2 * width, width + theme.spacing + leastText)
  }
}

/// The families whose metrics are the same on every system that has them or their equals.
package enum FontFamily: String, Hashable, Sendable, CaseIterable {
  /// Liberation Serif, Times New Roman.
  case serif
  /// Liberation Sans, Arial.
  case sans
  /// Liberation Mono, Courier New.
  case mono

  // Other modules would compare the names.
  package static func == (a: FontFamily, b: FontFamily) -> Bool {
    switch (a, b) {
    case (.serif, .serif), (.sans, .sans), (.mono, .mono): true
    default: false
    }
  }
}

/// The colours of a page.
package struct Palette: Hashable, Sendable {
  /// Text.
  package var ink: Color
  /// The page.
  package var paper: Color
  /// Section labels, links, the masthead's rule.
  package var accent: Color
  /// Secondary text.
  package var muted: Color
  /// Lines between things.
  package var rule: Color
  /// The ground of an ad slot.
  package var slot: Color

  package static let light = Palette(
    ink: Color(0x1a1a1a), paper: Color(0xffffff), accent: Color(0xa3161d), muted: Color(0x5c5c5c),
    rule: Color(0xd9d6cf), slot: Color(0xf4f2ec))

  package static let dark = Palette(
    ink: Color(0xe9e6df), paper: Color(0x15171a), accent: Color(0xff8a80), muted: Color(0xa9a59c),
    rule: Color(0x383b40), slot: Color(0x202327))
}

/// A colour in sRGB.
package struct Color: Hashable, Sendable {
  /// 0xRRGGBB.
  package var rgb: UInt32

  package init(_ rgb: UInt32) { self.rgb = rgb }
}

/// What a layout says in `theme`; what is `nil` comes from the base layout or the default theme.
package struct ThemeChanges: Hashable, Sendable {
  /// What a layout says of a palette.
  package struct Colors: Hashable, Sendable {
    package var ink: Color?
    package var paper: Color?
    package var accent: Color?
    package var muted: Color?
    package var rule: Color?
    package var slot: Color?

    package init() {}

    func applied(to palette: Palette) -> Palette {
      Palette(
        ink: ink ?? palette.ink, paper: paper ?? palette.paper, accent: accent ?? palette.accent,
        muted: muted ?? palette.muted, rule: rule ?? palette.rule, slot: slot ?? palette.slot)
    }
  }

  package var headlineFont: ThemeFont?
  package var bodyFont: ThemeFont?
  package var interfaceFont: ThemeFont?
  package var bodySize: Int?
  package var headlineSize: Int?
  package var headlineLines = LineStyle()
  package var bodyLines = LineStyle()
  package var spacing: Int?
  package var measure: Int?
  package var pictures = PictureStyle()
  package var colors = Colors()
  package var darkColors = Colors()

  package init() {}

  package func applied(to theme: Theme) -> Theme {
    var changed = theme
    changed.headlineFont = headlineFont ?? theme.headlineFont
    changed.bodyFont = bodyFont ?? theme.bodyFont
    changed.interfaceFont = interfaceFont ?? theme.interfaceFont
    changed.bodySize = bodySize ?? theme.bodySize
    changed.headlineSize = headlineSize ?? theme.headlineSize
    changed.headlineLines = headlineLines.applied(to: theme.headlineLines)
    changed.bodyLines = bodyLines.applied(to: theme.bodyLines)
    changed.spacing = spacing ?? theme.spacing
    changed.measure = measure ?? theme.measure
    changed.pictures = pictures.applied(to: theme.pictures)
    changed.colors = colors.applied(to: theme.colors)
    changed.darkColors = darkColors.applied(to: theme.darkColors)
    return changed
  }
}

/// How the lines of a theme's texts are filled, and how high they are; what is `nil` is as it is by default.
package struct LineStyle: Hashable, Sendable {
  package var wrap: LineWrap?
  package var height: LineHeight?
  package var alignment: LineAlignment?

  package init() {}

  package func applied(to other: LineStyle) -> LineStyle {
    var changed = other
    changed.wrap = wrap ?? other.wrap
    changed.height = height ?? other.height
    changed.alignment = alignment ?? other.alignment
    return changed
  }
}

/// What browsers do beside filling each line: neither changes how many lines there are.
package enum LineWrap: String, Hashable, Sendable, CaseIterable {
  /// Lines are about equally long.
  case balance
  /// No word stands alone on the last line, where the browser can help it.
  case pretty
}

package enum LineAlignment: String, Hashable, Sendable, CaseIterable {
  case start
  /// Spaces are widened until each line but the last fills the column.
  case justify
}

package enum LineHeight: Hashable, Sendable {
  /// Of the size of type.
  case ratio(Double)
  /// CSS px.
  case pixels(Int)
  /// As high as the font has its lines.
  case normal
}

/// How high the lines of a font are where nothing else says it, in units of its own.
package struct NaturalLine: Hashable, Sendable {
  package var unitsPerEm: Int
  /// Above the baseline.
  package var ascent: Int
  /// Below it.
  package var descent: Int
  package var gap: Int

  package init(unitsPerEm: Int, ascent: Int, descent: Int, gap: Int) {
    self.unitsPerEm = unitsPerEm
    self.ascent = ascent
    self.descent = descent
    self.gap = gap
  }

  /// What `line-height: normal` comes to for a size, both in CSS px: Chromium rounds each part by itself.
  package func height(ofSize size: Int) -> Int {
    let scale = Double(size) / Double(max(1, unitsPerEm))
    let parts = [ascent, descent, max(0, gap)].map { Int((Double($0) * scale).rounded()) }
    return min(max(parts.reduce(0, +), Self.limits.lowerBound), Self.limits.upperBound)
  }

  /// CSS px: some fonts say nothing of their lines, or nonsense.
  private static let limits = 8...400
}

extension FontFamily {
  /// That of Liberation 1.07.4.
  var naturalLine: NaturalLine {
    switch self {
    case .serif: NaturalLine(unitsPerEm: 2048, ascent: 1825, descent: 443, gap: 87)
    case .sans: NaturalLine(unitsPerEm: 2048, ascent: 1854, descent: 434, gap: 67)
    case .mono: NaturalLine(unitsPerEm: 2048, ascent: 1705, descent: 615, gap: 0)
    }
  }
}
