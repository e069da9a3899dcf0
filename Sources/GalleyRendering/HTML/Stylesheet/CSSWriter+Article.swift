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
      .prose li>:last-child,.prose blockquote>:last-child,.prose dd>:last-child,.prose .box>:last-child,\
      .prose .notes>:last-child,.prose .entry>:last-child{margin-bottom:0}
      .prose .box>:first-child,.prose .notes>:first-child,.prose .entry>:first-child{margin-top:0}
      summary{list-style:none}
      summary::-webkit-details-marker{display:none}
      sup,sub{position:relative;vertical-align:baseline;line-height:0}
      sup{top:-.4em}
      sub{top:.2em}
      mark{background:var(--slot);color:inherit}
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
      .elsewhere{line-height:1;background:var(--slot);color:var(--muted)}
      .picture>.elsewhere{display:block;position:absolute;top:0;left:0;width:100%;height:100%;\
      overflow:hidden}
      .shape{position:relative;background:var(--slot)}
      .prose .shape p{position:absolute;top:0;left:0;width:100%;height:100%;margin:0;padding:14px 16px;\
      overflow:hidden}
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
