import GalleyModel

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
