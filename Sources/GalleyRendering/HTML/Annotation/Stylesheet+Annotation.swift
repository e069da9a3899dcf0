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
      .gaps{z-index:3}
      .gap{position:absolute;box-sizing:border-box;width:22px;height:22px;margin:-11px 0 0;padding:0;\
      border:2px solid #fff;border-radius:11px;background:#5f6670;color:#fff;font:bold 11px/18px var(--sans);\
      text-align:center;cursor:help;pointer-events:auto}
      .gap-taken{background:#0a7561}
      .gap:hover,.gap:focus{outline:2px solid #1c5fd4;z-index:4}
      .why{display:none;position:absolute;left:24px;top:-4px;width:max-content;max-width:280px;padding:6px 10px;\
      border-radius:4px;background:#14171cf2;color:#fff;font-weight:normal;font-size:12px;line-height:16px;\
      text-align:left}
      .gap:hover .why,.gap:focus .why{display:block}
      .legend{position:fixed;left:8px;bottom:8px;max-width:calc(100% - 16px);margin:0;padding:4px 8px;\
      border-radius:4px;background:#14171cee;color:#fff;font-weight:normal;font-size:11px;line-height:16px}
      .legend i{font-style:normal;white-space:nowrap;padding:0 4px;border:0;outline:0;\
      background:var(--tone)}
      @media print{.annotation{display:none}}

      """)
    return Stylesheet(css)
  }()

  /// How a page that readers may not see is marked, on paper too; the mark moves nothing.
  static let stateMark: Stylesheet = {
    var css = CSSWriter(direction: .leftToRight)
    css.raw(
      """
      .withheld{position:fixed;top:8px;right:8px;z-index:5;max-width:calc(100% - 16px);padding:4px 10px;\
      border:2px solid #fff;border-radius:4px;background:#a3161d;color:#fff;pointer-events:none;\
      font:bold 13px/18px var(--sans);letter-spacing:0}

      """)
    return Stylesheet(css)
  }()
}
