import GalleyModel
import GalleyBasics

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
