import GalleyBasics
import GalleyModel

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
