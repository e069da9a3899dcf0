import GalleyModel

/// The stylesheet of a layout, made of its theme, its grid and its slots.
struct Stylesheet: Sendable {
  let bytes: [UInt8]

  init(of layout: ResolvedLayout, direction: Direction, slots: SlotContent = .preview) {
    var css = CSSWriter(direction: direction)
    css.palettes(layout.theme)
    css.foundation(layout.theme)
    css.foundation(forFontsOf: layout.theme)
    css.typeScale(layout)
    css.frame()
    css.articleHead(layout.theme)
    css.body()
    css.slots(slots)
    if layout.hasRail {
      css.rails(gap: StyleTable(theme: layout.theme, fromWidth: 0).railGap)
    }
    if layout.hasOverlays, slots == .preview { css.overlays() }
    if layout.hasInterscrollers { css.interscrollers() }
    css.articleLists()
    css.rareBlocks(layout.blockNames)
    css.forms()
    if layout.hasInserts { css.inserts(layout) }
    css.customBoxes(layout)
    css.grids(of: layout)
    css.extents(of: layout.theme)
    css.asides(of: layout)
    css.slotSpaces(of: layout)
    css.printing()
    self.init(css)
  }

  init(_ css: CSSWriter) { bytes = css.bytes }
}

extension CSSWriter {
  /// The fonts, the reset, and what holds for all text.
  ///
  /// Kerning and ligatures are off in the built-in families, widths are not hinted and brackets of Chinese and Japanese keep
  /// their full width, so that a line's width is the sum of its glyphs' advances on every system.
  mutating func foundation(_ theme: Theme) {
    raw(
      """
      :root{--serif:"Liberation Serif","Times New Roman",Times,serif;\
      --sans:"Liberation Sans",Arial,Helvetica,sans-serif;\
      --mono:"Liberation Mono","Courier New",monospace}
      *,::before,::after{box-sizing:border-box}
      html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
      body{margin:0;background:var(--paper);color:var(--ink);text-rendering:geometricPrecision;\
      font-kerning:none;font-variant-ligatures:none;overflow-wrap:break-word;
      """)
    family(theme.interfaceFont.fallback, theme.interfaceFont.isWebFont ? .interface : nil)
    raw(
      """
      font-size:13px;line-height:20px}
      h1,h2,h3,h4,h5,h6,p,ul,ol,figure,blockquote,pre,dl,dd{margin:0;padding:0}
      ul,ol{list-style:none}
      img{display:block;max-width:100%;height:auto}
      a{color:inherit;text-decoration:none}
      a:hover{text-decoration:underline}
      :focus-visible{outline:2px solid var(--accent);outline-offset:2px}
      code,em,strong,b,del,a,time,sup,sub{line-height:1}
      hr{border:0;border-top:1px solid var(--rule);margin:0}
      .skip{position:absolute;top:-80px;z-index:1;padding:10px 16px;background:var(--ink);\
      color:var(--paper)}
      .skip:focus{top:0}
      .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);\
      white-space:nowrap}

      """)
  }

  /// What the theme's own fonts add: their families by role, and what the built-in families do not take from them.
  ///
  /// Brackets and full stops of Chinese and Japanese keep their full width: Chromium would trim them where fonts kern, at
  /// the ends of lines too, and Firefox does not.
  ///
  /// What is inherited is said for each: code within a text, or a form within a column, is set in another font than
  /// what it stands in.
  mutating func foundation(forFontsOf theme: Theme) {
    guard theme.hasWebFonts else { return }
    raw(":root{")
    for role in FontRole.allCases where theme[role].isWebFont {
      property(role)
      raw(":")
      stack(of: theme[role])
      raw(";")
    }
    raw("text-spacing-trim:space-all}\ncode,pre{")
    shaping(nil, in: theme)
    raw("}\n")
  }

  /// Whether letters are drawn together and joined, and which features of a font are on.
  ///
  /// Firefox moves the signs of Chinese and Japanese together where fonts kern (`palt`), and Chromium does not: it is
  /// off unless the theme has it on.
  ///
  /// - Parameter role: `nil` for a built-in family.
  mutating func shaping(_ role: FontRole?, in theme: Theme) {
    guard theme.hasWebFonts else { return }
    raw(
      role == nil
        ? "font-kerning:none;font-variant-ligatures:none;"
        : "font-kerning:normal;font-variant-ligatures:normal;")
    let features = role.map { theme[$0].features } ?? []
    raw("font-feature-settings:")
    guard role != nil else {
      raw("normal;")
      return
    }
    raw("\"palt\" 0")
    for feature in features {
      raw(",")
      string(feature.tag)
      raw(" ")
      number(feature.value)
    }
    raw(";")
  }

  mutating func family(_ family: FontFamily, _ role: FontRole?) {
    raw("font-family:")
    if let role {
      raw("var(")
      property(role)
      raw(")")
    } else {
      builtIn(family)
    }
    raw(";")
  }

  private mutating func property(_ role: FontRole) {
    switch role {
    case .headline: raw("--headline")
    case .body: raw("--body")
    case .interface: raw("--interface")
    }
  }

  mutating func builtIn(_ family: FontFamily) {
    switch family {
    case .serif: raw("var(--serif)")
    case .sans: raw("var(--sans)")
    case .mono: raw("var(--mono)")
    }
  }
}

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

extension CSSWriter {
  /// The strip, the masthead, the menu and the foot of the page.
  mutating func frame() {
    raw(
      """
      .page{display:grid;margin:0 auto}
      .region{display:flow-root;min-width:0}
      .region>:first-child,.prose>:first-child{margin-top:0}
      .region>:last-child,.prose>:last-child{margin-bottom:0}
      .strip{color:var(--muted)}
      .strip p,.strip a,.form-text{unicode-bidi:plaintext}
      .strip a{color:var(--ink);text-decoration:underline}
      @media (min-width:600px){.strip>.apps{margin-
      """)
    raw(direction.start)
    raw(
      """
      :auto}}
      .weather{font-weight:bold;color:var(--ink)}
      .weather span{font-weight:normal;color:var(--muted)}
      .masthead{text-align:center}
      .masthead a:hover{text-decoration:none}
      .logo{display:block;margin:0 auto;width:auto;object-fit:contain}
      .tagline{color:var(--muted)}
      .menu{border-top-style:double;border-color:var(--ink)}
      .menu ul{justify-content:center}
      .menu-links a{text-decoration:underline}
      .copyright{color:var(--muted)}
      a.plain:hover{text-decoration:none}

      """)
    row(".strip", gap: FixedLengths.pixels.stripGap)
    row(".strip ul,.strip>div,.strip>nav", gap: FixedLengths.pixels.stripLinksGap)
    row(".menu ul", gap: FixedLengths.pixels.menuGap)
    row(".menu-links ul", gap: FixedLengths.pixels.menuLinksGap)
  }

  /// Short boxes side by side, in as many lines as they need.
  mutating func row(_ selector: StaticString, gap: Int) {
    raw(selector)
    raw("{display:flex;flex-wrap:wrap;")
    declare("column-gap", px: gap)
    raw("}\n")
  }
}

extension CSSWriter {
  /// On paper: no advertisements, forms or menus, black on white, and nothing torn apart.
  mutating func printing() {
    raw(
      """
      @media print{
      :root{--measure:none;--ink:#000;--paper:#fff;--accent:#000;--muted:#333;--rule:#999;--slot:#fff}
      .slot,.turn,.menu,.menu-links,.share,.comments,.newsletter,.strip .apps,.strip .languages,.articles,.skip,\
      .unprinted{display:none}
      .page{display:block;max-width:none}
      h1,h2,h3,h4,h5,h6{break-after:avoid}
      figure,blockquote,pre,tr,li{break-inside:avoid}
      p{orphans:3;widows:3}
      }

      """)
  }
}
