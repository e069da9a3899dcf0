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

/// How pictures are drawn that an article has beside its text.
package struct PictureStyle: Hashable, Sendable {
  /// How wide one is, in CSS px; `nil` for as wide as the text, as any other picture.
  package var beside: Int?
  /// How wide the text must be for that, in CSS px.
  package var from: Int?

  package init() {}

  func applied(to style: PictureStyle) -> PictureStyle {
    var changed = style
    changed.beside = beside ?? style.beside
    changed.from = from ?? style.from
    return changed
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
    guard let width = theme.pictures.beside else { return nil }
    self.width = width
    gap = theme.spacing
    top = theme.spacing / 4
    bottom = theme.spacing / 2
    from = max(theme.pictures.from ?? 2 * width, width + gap + Self.leastText)
    if from > theme.measure { return nil }
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
