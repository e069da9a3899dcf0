import GalleyBasics
import GalleyGeometry
package import GalleyModel
package import GalleyPages
import GalleyPlacement

/// What was computed of a page at one breakpoint, to be drawn over its preview; lengths in CSS px.
package struct Annotation: Sendable {
  /// A box's place on the page.
  package struct Box: Sendable {
    package enum Kind: Sendable {
      case region, block
      /// - Parameter travel: how far a sticky slot goes along with the reader.
      case slot(travel: Double)
    }

    package var kind: Kind
    package var name: String
    package var x: Double
    package var y: Double
    package var width: Double
    package var height: Double
    /// Whether its height is only guessed.
    package var isEstimated: Bool

    package init(
      _ kind: Kind, name: String, x: Double, y: Double, width: Double, height: Double,
      isEstimated: Bool
    ) {
      self.kind = kind
      self.name = name
      self.x = x
      self.y = y
      self.width = width
      self.height = height
      self.isEstimated = isEstimated
    }
  }

  /// A gap of the body, and why there is an ad in it or none.
  package struct Gap: Sendable {
    package var isTaken: Bool
    package var reason: String
    package var x: Double
    package var y: Double

    package init(isTaken: Bool, reason: String, x: Double, y: Double) {
      self.isTaken = isTaken
      self.reason = reason
      self.x = x
      self.y = y
    }
  }

  /// Index in the layout's breakpoints.
  package var breakpoint: Int
  /// The screen that the boxes are computed for.
  package var viewport: PixelSize
  /// The page's height.
  package var height: Double
  /// Where each screen ends, below the page's top.
  package var folds: [Double]
  /// Boxes before those that stand in them.
  package var boxes: [Box]
  /// From the body's top to its end.
  package var gaps: [Gap]

  package init(
    breakpoint: Int, viewport: PixelSize, height: Double, folds: [Double], boxes: [Box],
    gaps: [Gap] = []
  ) {
    self.breakpoint = breakpoint
    self.viewport = viewport
    self.height = height
    self.folds = folds
    self.boxes = boxes
    self.gaps = gaps
  }

  /// How many screens fit into a length, in tenths.
  func tenthsOfScreens(_ length: Double) -> Int {
    Int((length / Double(max(1, viewport.height)) * 10).rounded())
  }
}

extension Annotation {
  /// The boxes of a page on the screen of each breakpoint, and why its ads are where they are.
  package static func all(of composition: Composition) -> [Annotation] {
    composition.screens.map { Annotation($0.placed, of: composition.ads) }
  }

  /// - Parameter placed: the page on the screen of a breakpoint.
  init(_ placed: PageBoxes, of placement: PageAds) {
    let page = placement.page
    let x = placed.body.map { placed.boxes[$0.box].frame.x.pixels } ?? 0
    self.init(
      breakpoint: placed.breakpoint, viewport: placed.viewport, height: placed.height.pixels,
      folds: placed.folds.map(\.pixels),
      boxes: placed.boxes.compactMap { Box($0, of: page) },
      gaps: (placement.bodies[placed.breakpoint].map { Gap.all(of: $0, on: page, x: x) } ?? [])
        + placement.rails[placed.breakpoint].flatMap { Gap.all(of: $0, on: page) })
  }
}

extension Annotation.Gap {
  fileprivate static func all(
    of placement: BodyAds, on page: Page, x: Double
  ) -> [Annotation.Gap] {
    placement.explain().map { gap in
      var isTaken = false
      var reason = ""
      switch gap.verdict {
      case .taken(let index):
        isTaken = true
        reason = GapWords.taken(by: placement.ads[index], of: placement, on: page)
      case .outdone: reason = GapWords.outdone
      case .refused(let shortfalls): reason = GapWords.refused(shortfalls)
      }
      let depth = Int(gap.y.pixels.rounded())
      return Self(
        isTaken: isTaken, reason: "\(depth) px: \(reason)", x: x, y: gap.y.pixels)
    }
  }

  /// The turns of a slot in a rail, and below them why there is not one more.
  fileprivate static func all(of rail: RailAds, on page: Page) -> [Annotation.Gap] {
    let x = rail.query.x.pixels
    let taken = rail.ads.map { ad in
      let reason = GapWords.taken(by: ad, of: rail, on: page)
      return Self(
        isTaken: true, reason: "\(Int(ad.y.pixels.rounded())) px: \(reason)", x: x, y: ad.y.pixels)
    }
    let end = rail.ads.last.map { $0.y + $0.height + $0.travel } ?? rail.query.top
    let shortfalls = rail.shortfalls()
    let reason = shortfalls.isEmpty ? GapWords.outdone : GapWords.refused(shortfalls)
    return taken + [Self(isTaken: false, reason: "one more: \(reason)", x: x, y: end.pixels)]
  }
}

extension Annotation.Box {
  /// `nil` for the parts of a block.
  fileprivate init?(_ box: PageBox, of page: Page) {
    let name = BoxName(box.role, page)
    let kind: Kind
    switch box.role {
    case .region: kind = .region
    case .block: kind = .block
    case .slot: kind = .slot(travel: box.travel.pixels)
    case .element, .piece, .picture, .marker: return nil
    }
    self.init(
      kind, name: name.name ?? name.kind, x: box.frame.x.pixels, y: box.frame.y.pixels,
      width: box.frame.width.pixels, height: box.frame.height.pixels,
      isEstimated: box.isEstimated)
  }
}

extension PageWriter {
  /// Draws computed boxes over the page, in a layer for each breakpoint.
  mutating func annotate(_ annotations: [Annotation]) {
    for annotation in annotations {
      layer(annotation)
      html.raw("\" dir=\"ltr\" aria-hidden=\"true\">\n")
      sheet(annotation)
      for box in annotation.boxes { draw(box, of: annotation) }
      for (index, fold) in annotation.folds.enumerated() { draw(fold, number: index + 1) }
      html.raw("</div>\n")
      legend(annotation)
      html.raw("</div>\n")
      gaps(annotation)
    }
  }

  private mutating func layer(_ annotation: Annotation) {
    html.raw("<div class=\"annotation")
    let all = BreakpointSet(page.layout.breakpoints.indices.map(BreakpointSet.init(index:)))
    hiddenClasses(BreakpointSet(index: annotation.breakpoint), where: all)
  }

  /// As wide as the screen that is computed for.
  private mutating func sheet(_ annotation: Annotation) {
    html.raw("<div class=\"sheet\"")
    html.style { css in
      css.declare("width", px: annotation.viewport.width)
      css.declare("height", px: annotation.height)
      css.declare("margin-left", px: Double(-annotation.viewport.width) / 2)
    }
    html.raw(">\n")
  }

  /// A mark in each gap of the body that tells its reason to who points at it or comes to it by key.
  private mutating func gaps(_ annotation: Annotation) {
    guard !annotation.gaps.isEmpty else { return }
    layer(annotation)
    html.raw(" gaps\" dir=\"ltr\" lang=\"en\" role=\"region\" aria-label=\"Gaps of the body at ")
    html.attributeValue(page.layout.breakpoints[annotation.breakpoint].name.value)
    html.raw("\">\n")
    sheet(annotation)
    for gap in annotation.gaps { draw(gap) }
    html.raw("</div>\n</div>\n")
  }

  private mutating func draw(_ gap: Annotation.Gap) {
    html.raw("<button type=\"button\" class=\"gap")
    html.raw(gap.isTaken ? " gap-taken\"" : " gap-free\"")
    html.style { css in
      css.declare("left", px: max(0, gap.x - Self.markWidth))
      css.declare("top", px: gap.y)
    }
    html.raw(gap.isTaken ? ">✓<span class=\"why\">" : ">✗<span class=\"why\">")
    html.text(gap.reason)
    html.raw("</span></button>\n")
  }

  private mutating func draw(_ box: Annotation.Box, of annotation: Annotation) {
    html.raw("<div class=\"mark mark-")
    html.raw(box.kind.name)
    if box.y < Self.tagHeight { html.raw(" at-top") }
    html.raw("\"")
    html.style { css in
      css.declare("left", px: box.x)
      css.declare("top", px: box.y)
      css.declare("width", px: box.width)
      css.declare("height", px: box.height)
    }
    html.raw("><span")
    // Above a box at the page's very top there is no room for its name.
    if box.y < Self.tagHeight, !box.isRegion { html.style { $0.declare("top", px: -box.y) } }
    html.raw(">")
    if box.isEstimated { html.raw("~ ") }
    html.text(box.name)
    if case .slot(let travel) = box.kind {
      html.raw(" · ")
      pixels(box.y)
      html.raw(" · ")
      screens(annotation.tenthsOfScreens(box.y))
      if travel > 0 {
        html.raw(" · sticks for ")
        pixels(travel)
      }
    }
    html.raw("</span></div>\n")
  }

  private mutating func draw(_ fold: Double, number: Int) {
    html.raw("<div class=\"fold\"")
    html.style { $0.declare("top", px: fold) }
    html.raw("><span>fold ")
    html.number(number)
    html.raw(" · ")
    pixels(fold)
    html.raw("</span></div>\n")
  }

  /// What the colours mean, and for which screen the boxes are computed.
  private mutating func legend(_ annotation: Annotation) {
    html.raw("<p class=\"legend\"><b>")
    html.text(page.layout.breakpoints[annotation.breakpoint].name.value)
    html.raw("</b> computed for a screen of ")
    html.number(annotation.viewport.width)
    html.raw(" × ")
    pixels(Double(annotation.viewport.height))
    html.raw(": ")
    pixels(annotation.height)
    html.raw(" high, ")
    screens(annotation.tenthsOfScreens(annotation.height))
    html.raw(
      """
       <i class="mark-region">region</i> <i class="mark-block">block</i> \
      <i class="mark-slot">slot</i> <i class="fold">fold</i></p>

      """)
  }

  private mutating func pixels(_ length: Double) {
    html.number(Int(length.rounded()))
    html.raw(" px")
  }

  private mutating func screens(_ tenths: Int) {
    html.number(tenths / 10)
    html.raw(".")
    html.number(tenths % 10)
    html.raw(" screens")
  }

  /// That of a gap's mark, CSS px.
  private static let markWidth = 26.0
  /// What a tag above a box needs, CSS px.
  private static let tagHeight = 13.0
}

extension Annotation.Box {
  fileprivate var isRegion: Bool { if case .region = kind { true } else { false } }
}

extension Annotation.Box.Kind {
  fileprivate var name: StaticString {
    switch self {
    case .region: "region"
    case .block: "block"
    case .slot: "slot"
    }
  }
}

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
