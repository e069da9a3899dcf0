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
