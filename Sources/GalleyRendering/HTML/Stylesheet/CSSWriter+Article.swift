import GalleyModel

extension CSSWriter {
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
      .prose .attribution{color:var(--muted);font-style:normal}
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
}
