import GalleyModel

extension CSSWriter {
  /// The colours as custom properties, and the dark ones for readers who prefer them.
  mutating func palettes(_ theme: Theme) {
    raw(":root{")
    palette(theme.colors)
    raw("}\n@media (prefers-color-scheme:dark){:root{")
    palette(theme.darkColors)
    raw("}}\n")
  }

  private mutating func palette(_ palette: Palette) {
    color("--ink", palette.ink)
    color("--paper", palette.paper)
    color("--accent", palette.accent)
    color("--muted", palette.muted)
    color("--rule", palette.rule)
    color("--slot", palette.slot)
  }

  private mutating func color(_ name: StaticString, _ value: Color) {
    raw(name)
    raw(":")
    color(value)
    raw(";")
  }
}
