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

  private mutating func numbered() {
    raw(".numbered{counter-reset:item}\n.numbered li{position:relative;counter-increment:item;")
    declare("min-height", px: FixedLengths.pixels.numberedItemHeight)
    declareStart("padding", px: FixedLengths.pixels.numeralWidth)
    raw("}\n.numbered li::before{content:counter(item);position:absolute;top:8px;")
    raw(direction.start)
    raw(":0;color:var(--muted)}\n")
  }
}
