extension CSSWriter {
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
}
