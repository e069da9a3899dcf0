extension Stylesheet {
  /// How computed boxes are drawn over a page.
  ///
  /// A sheet is as wide as the screen that it is computed for and stands in the window's middle, as
  /// the page does; it moves nothing, catches no clicks, and stays off paper.
  static let annotation: Stylesheet = {
    var css = CSSWriter(direction: .leftToRight)
    css.raw(
      """
      .annotation{position:absolute;top:0;left:0;width:100%;overflow:hidden;pointer-events:none;z-index:2;\
      --region:#1c5fd4;--block:#0a7561;--ad:#b4235a;--fold:#a83c00;\
      font:bold 10px/13px var(--sans);text-align:left;letter-spacing:0}
      .sheet{position:relative;left:50%}
      .mark{position:absolute}
      .mark-region{--tone:var(--region);outline:2px solid var(--tone);outline-offset:-1px}
      .mark-block{--tone:var(--block);outline:1px dashed var(--tone);outline-offset:-1px}
      .mark-slot{--tone:var(--ad);outline:2px solid var(--tone);outline-offset:-1px;\
      background:#b4235a17}
      .mark>span,.fold>span{position:absolute;bottom:100%;left:0;padding:0 4px;white-space:nowrap;\
      color:#fff;background:var(--tone)}
      .mark-block>span{left:auto;right:0;font-size:9px;line-height:11px}
      .at-top>span{bottom:auto;top:100%}
      .sheet>.fold{position:absolute;left:0;right:0}
      .fold{--tone:var(--fold);border-top:1px dashed var(--tone)}
      .fold>span{left:auto;right:0}
      .legend{position:fixed;left:8px;bottom:8px;max-width:calc(100% - 16px);margin:0;padding:4px 8px;\
      border-radius:4px;background:#14171cee;color:#fff;font-weight:normal;font-size:11px;line-height:16px}
      .legend i{font-style:normal;white-space:nowrap;padding:0 4px;border:0;outline:0;\
      background:var(--tone)}
      @media print{.annotation{display:none}}

      """)
    return Stylesheet(css)
  }()

  private init(_ css: CSSWriter) { bytes = css.bytes }
}
