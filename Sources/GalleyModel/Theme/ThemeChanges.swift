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

  package var headlineFont: FontFamily?
  package var bodyFont: FontFamily?
  package var interfaceFont: FontFamily?
  package var bodySize: Int?
  package var headlineSize: Int?
  package var spacing: Int?
  package var measure: Int?
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
    changed.spacing = spacing ?? theme.spacing
    changed.measure = measure ?? theme.measure
    changed.colors = colors.applied(to: theme.colors)
    changed.darkColors = darkColors.applied(to: theme.darkColors)
    return changed
  }
}
