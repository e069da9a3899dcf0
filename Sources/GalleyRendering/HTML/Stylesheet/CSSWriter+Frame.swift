import GalleyModel

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
