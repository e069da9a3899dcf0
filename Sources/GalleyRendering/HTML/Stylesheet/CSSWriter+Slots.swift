extension CSSWriter {
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
}
