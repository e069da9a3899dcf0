import GalleyModel

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
