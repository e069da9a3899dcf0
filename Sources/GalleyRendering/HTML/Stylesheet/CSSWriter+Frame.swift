extension CSSWriter {
  /// The strip, the masthead, the menu and the foot of the page.
  mutating func frame() {
    raw(
      """
      .page{display:grid;margin:0 auto}
      .region{display:flow-root;min-width:0}
      .region>:first-child,.prose>:first-child{margin-top:0}
      .region>:last-child,.prose>:last-child{margin-bottom:0}
      .strip{display:flex;flex-wrap:wrap;column-gap:20px;color:var(--muted)}
      .strip ul,.strip>div,.strip>nav{display:flex;flex-wrap:wrap;column-gap:10px}
      .strip p,.strip a,.form-text{unicode-bidi:plaintext}
      .strip a{color:var(--ink);text-decoration:underline}
      .strip>.apps{margin-
      """)
    raw(direction.start)
    raw(
      """
      :auto}
      .weather{font-weight:bold;color:var(--ink)}
      .weather span{font-weight:normal;color:var(--muted)}
      .masthead{text-align:center}
      .masthead a:hover{text-decoration:none}
      .logo{display:block;margin:0 auto;width:auto;object-fit:contain}
      .tagline{color:var(--muted)}
      .menu{border-top-style:double;border-color:var(--ink)}
      .menu ul{display:flex;flex-wrap:wrap;justify-content:center;column-gap:26px}
      .menu-links ul{display:flex;flex-wrap:wrap;column-gap:24px}
      .menu-links a{text-decoration:underline}
      .copyright{color:var(--muted)}
      a.plain:hover{text-decoration:none}

      """)
  }
}
