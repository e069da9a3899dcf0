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
      .byline,.share,.tags{color:var(--muted)}
      .byline b{color:var(--ink)}
      figcaption{color:var(--muted)}
      .credit{white-space:nowrap}
      .share a{color:var(--ink);text-decoration:underline}
      .tags li{color:var(--ink)}

      """)
    row(".byline", gap: FixedLengths.pixels.bylineGap)
    row(".share,.share ul,.tags,.tags ul", gap: FixedLengths.pixels.tagsGap)
  }

  /// An article's text.
  ///
  /// Firefox draws the mark of a list in a font of its own, which would make the first line higher.
  mutating func body() {
    raw(
      """
      .prose{display:flow-root}
      .prose a{text-decoration:underline;color:var(--accent)}
      .prose em{font-style:italic}
      code{font-family:var(--mono)}
      .prose pre code{font-size:inherit;line-height:inherit}
      pre{overflow-x:auto;background:var(--slot)}
      .prose ul{list-style:disc}
      .prose ol{list-style:decimal}
      .prose li::marker{line-height:1}
      .prose li>ul,.prose li>ol{margin-bottom:0;
      """)
    declare("margin-top", px: FixedLengths.pixels.nestedListMargin)
    raw(
      """
      }
      .prose li>:last-child,.prose blockquote>:last-child{margin-bottom:0}
      blockquote{border-color:var(--accent)!important}
      .prose .attribution{color:var(--muted);font-style:normal}
      .scroll{overflow-x:auto}
      table{border-spacing:0;min-width:100%}
      th,td{text-align:start;vertical-align:top}
      th{border-color:var(--ink)!important}
      .center{text-align:center}
      .right{text-align:right;font-variant-numeric:tabular-nums}
      .left{text-align:left}
      .prose hr{border:0;text-align:center}
      .prose hr::before{content:"* * *";letter-spacing:.5em}
      .elsewhere{background:var(--slot);color:var(--muted)}
      figure>.elsewhere,figure>a>.elsewhere{display:block}
      .picture{display:block;position:relative;background:var(--slot);padding-top:calc(100% * 
      """)
    number(FixedLengths.pictureShape.height)
    raw(" / ")
    number(FixedLengths.pictureShape.width)
    raw(
      """
      )}
      .picture img{position:absolute;top:0;left:0;width:100%;height:100%;object-fit:contain}

      """)
  }
}
