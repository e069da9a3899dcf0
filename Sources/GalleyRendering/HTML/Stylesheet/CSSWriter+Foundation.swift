import GalleyModel

extension CSSWriter {
  /// The fonts, the reset, and what holds for all text.
  ///
  /// Kerning and ligatures are off, widths are not hinted and brackets of Chinese and Japanese keep
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
      font-kerning:none;font-variant-ligatures:none;text-spacing-trim:space-all;overflow-wrap:break-word;
      """)
    family(theme.interfaceFont)
    raw(
      """
      font-size:13px;line-height:20px}
      h1,h2,h3,h4,h5,h6,p,ul,ol,figure,blockquote,pre{margin:0;padding:0}
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

  /// What stands above an article.
  mutating func articleHead(_ theme: Theme) {
    raw(":root{--measure:")
    pixels(theme.measure)
    raw(
      """
      }
      .story>*,.prose>*{max-width:var(--measure)}
      .story>.body,.story>.articles,.story>.lead{max-width:none}
      .section-label{color:var(--accent)}
      .standfirst{color:var(--muted)}
      .byline{display:flex;flex-wrap:wrap;column-gap:16px;color:var(--muted)}
      .byline b{color:var(--ink)}
      figcaption{color:var(--muted)}
      .credit{white-space:nowrap}
      .share,.tags{display:flex;flex-wrap:wrap;column-gap:14px;color:var(--muted)}
      .share ul,.tags ul{display:flex;flex-wrap:wrap;column-gap:14px}
      .share a{color:var(--ink);text-decoration:underline}
      .tags li{color:var(--ink)}

      """)
  }

  /// An article's text.
  mutating func body() {
    raw(
      """
      .prose{display:flow-root}
      .prose a{text-decoration:underline;color:var(--accent)}
      .prose em{font-style:italic}
      code{font-family:var(--mono);font-size:round(.84em,1px)}
      pre code{font-size:inherit;line-height:inherit}
      pre{overflow-x:auto;background:var(--slot)}
      .prose ul{list-style:disc}
      .prose ol{list-style:decimal}
      .prose li>ul,.prose li>ol{margin:8px 0 0}
      .body li>:last-child,.prose blockquote>:last-child{margin-bottom:0}
      blockquote{border-color:var(--accent)!important}
      .attribution{color:var(--muted)}
      .scroll{overflow-x:auto}
      table{border-collapse:collapse;min-width:100%}
      th,td{text-align:start;vertical-align:top}
      th{font-weight:bold;border-bottom:2px solid var(--ink)}
      .center{text-align:center}
      .right{text-align:right;font-variant-numeric:tabular-nums}
      .left{text-align:left}
      .prose hr{border:0;text-align:center}
      .prose hr::before{content:"* * *";letter-spacing:.5em}
      .elsewhere{display:block;padding:24px;background:var(--slot);color:var(--muted);\
      font:italic 15px/22px var(--serif)}
      p .elsewhere{display:inline;padding:2px 6px}

      """)
  }

  /// Slots as previews show them.
  mutating func slots() {
    raw(
      """
      .slot{text-align:center}
      .slot-label,.slot .slot-label{color:var(--muted)}
      .slot-box{display:flex;align-items:center;justify-content:center;margin:0 auto;\
      max-width:100%;overflow:hidden;background:var(--slot)}
      .vacant{color:var(--rule);box-shadow:inset 0 0 0 1px var(--rule);background-image:\
      repeating-linear-gradient(135deg,transparent,transparent 7px,currentColor 7px,currentColor 8px)}
      .slot .slot-face{margin:0;padding:8px 14px;background:var(--slot);color:var(--muted);\
      font:13px/20px var(--sans)}
      .slot-face b{display:block;color:var(--ink);font-family:var(--mono)}
      .slot-size{display:block;font-variant-numeric:tabular-nums}
      .creative img{object-fit:contain}
      .sticky{position:sticky;top:24px}

      """)
  }

  /// Lists of articles.
  mutating func articleLists() {
    raw(
      """
      .list-title{border-color:var(--ink)!important}
      .items{display:grid;column-gap:24px}
      .items p{color:var(--muted)}
      .thumbnail{display:block;width:100%;height:150px;object-fit:cover;background:var(--slot);\
      margin-bottom:8px}
      .numbered{counter-reset:item}
      .numbered li{position:relative;counter-increment:item;min-height:64px;
      """)
    declareStart("padding", px: 44)
    raw("}\n.numbered li::before{content:counter(item);position:absolute;top:8px;")
    raw(direction.start)
    raw(":0;color:var(--muted)}\n")
  }

  /// Forms; a field's message appears when the reader has left something wrong in it.
  mutating func forms() {
    raw(
      """
      label{display:block}
      input,textarea{display:block;width:100%;background:var(--paper);color:var(--ink);\
      border-color:var(--muted)!important;border-radius:0}
      textarea{resize:vertical}
      button{border:0;border-radius:0;background:var(--ink);color:var(--paper);cursor:pointer}
      .field{margin-bottom:16px}
      .hint{color:var(--muted)}
      .error{display:none;color:var(--accent)}
      :user-invalid{outline:2px solid var(--accent)}
      :user-invalid~.error{display:block}

      """)
  }

  /// On paper: no advertisements, forms or menus, black on white, and nothing torn apart.
  mutating func printing() {
    raw(
      """
      @media print{
      :root{--ink:#000;--paper:#fff;--accent:#000;--muted:#333;--rule:#999;--slot:#fff}
      .slot,.menu,.menu-links,.share,.comments,.newsletter,.apps,.languages,.articles,.skip\
      {display:none}
      .page{display:block;max-width:none}
      .story>*,.prose>*{max-width:none}
      h1,h2,h3,h4,h5,h6{break-after:avoid}
      figure,blockquote,pre,tr,li{break-inside:avoid}
      p{orphans:3;widows:3}
      }

      """)
  }
}
