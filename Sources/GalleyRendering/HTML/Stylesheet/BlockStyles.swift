import GalleyBasics
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

extension CSSWriter {
  /// Lists of articles.
  mutating func articleLists() {
    raw(
      """
      .list-title{border-color:var(--ink)!important}
      .items{display:grid;
      """)
    declare("column-gap", px: FixedLengths.pixels.itemGap)
    raw(
      """
      }
      .items p{color:var(--muted)}
      .thumbnail{display:block;width:100%;object-fit:cover;background:var(--slot);
      """)
    declare("height", px: FixedLengths.thumbnailHeight)
    declare("margin-bottom", px: FixedLengths.pixels.thumbnailMargin)
    raw("}\n")
    numbered()
  }

  /// Blocks that stand in a body, which look as they do elsewhere: what holds for the text around them is taken
  /// back by selectors that outweigh it.
  mutating func inserts(_ layout: ResolvedLayout) {
    raw(
      """
      .insert{display:flow-root}
      .insert>:first-child{margin-top:0}
      .insert>:last-child{margin-bottom:0}
      .insert .items,.insert .menu-links ul{margin:0;padding:0;list-style:none}
      .insert .items li,.insert .items h2,.insert .items h3,.insert .items p,.insert .menu-links li,\
      .insert .list-title,.insert .form-text{margin:0}
      .insert .items a{color:inherit;text-decoration:none}
      .insert .items a:hover{text-decoration:underline}
      .insert .menu-links a{color:inherit}
      .prose .insert .items{grid-template-columns:minmax(0,1fr)}

      """)
    typeScale(
      layout, of: [.listTitle, .item, .itemHeadline, .itemDate, .formText, .menuLink],
      in: ".insert")
  }

  /// The boxes of markup of the newsroom's own: nothing in them changes their size, and nothing gets out.
  mutating func customBoxes(_ layout: ResolvedLayout) {
    let heights = layout.customHeights
    guard !heights.isEmpty else { return }
    raw(".custom{position:relative;overflow:hidden;contain:strict}\n")
    for index in layout.breakpoints.indices {
      media(from: layout.breakpoints[index].from.value) { css in
        for (number, heights) in heights.enumerated()
        where index == 0 || heights[index] != heights[index - 1] {
          css.raw(".high-")
          css.number(number)
          css.raw("{")
          css.declare("height", px: heights[index])
          css.raw("}\n")
        }
      }
    }
  }

  /// What only some layouts have: the way to the page, authors, galleries.
  mutating func rareBlocks(_ blocks: Set<BlockName>) {
    if blocks.contains(.breadcrumbs) {
      raw(".breadcrumbs{color:var(--muted)}\n.breadcrumbs a[href]{text-decoration:underline}\n")
      row(".breadcrumbs ol", gap: FixedLengths.pixels.crumbsGap)
    }
    if blocks.contains(.author) { people() }
    if blocks.contains(.gallery) {
      raw(".story>.gallery{max-width:none}\n.gallery figure{margin:0}\n")
    }
  }

  private mutating func people() {
    raw(
      ".person-text,.person-links{color:var(--muted)}\n.person-links a{text-decoration:underline}\n"
    )
    row(".person-links", gap: FixedLengths.pixels.tagsGap)
    raw(".pictured{display:grid;align-items:start;")
    declare("column-gap", px: FixedLengths.portraitGap)
    raw("grid-template-columns:")
    pixels(FixedLengths.portrait)
    raw(" minmax(0,1fr)}\n.portrait{object-fit:cover;")
    declare("width", px: FixedLengths.portrait)
    declare("height", px: FixedLengths.portrait)
    raw("}\n")
  }

  private mutating func numbered() {
    raw(".numbered{counter-reset:item}\n.numbered li{position:relative;counter-increment:item;")
    declare("min-height", px: FixedLengths.pixels.numberedItemHeight)
    declareStart("padding", px: FixedLengths.pixels.numeralWidth)
    raw("}\n.numbered li::before{content:counter(item);position:absolute;top:8px;")
    raw(direction.start)
    raw(":0;color:var(--muted)}\n")
  }
}

extension CSSWriter {
  /// Forms; a field's message appears when the reader has left something wrong in it.
  mutating func forms() {
    raw(
      """
      label{display:block}
      input,textarea,button{text-rendering:inherit}
      input,textarea{display:block;width:100%;background:var(--paper);color:var(--ink);\
      border-color:var(--muted)!important;border-radius:0}
      textarea{resize:vertical}
      button{display:block;border:0;border-radius:0;background:var(--ink);color:var(--paper);cursor:pointer}
      .hint{color:var(--muted)}
      .error{display:none;color:var(--accent)}
      :user-invalid{outline:2px solid var(--accent)}
      :user-invalid~.error{display:block}
      .field{
      """)
    declare("margin-bottom", px: FixedLengths.pixels.fieldMargin)
    raw("}\n")
  }
}
