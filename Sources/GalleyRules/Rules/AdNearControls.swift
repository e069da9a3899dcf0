import GalleyGeometry
import GalleyModel
import GalleyBasics

/// An advertisement beside what people click.
enum AdNearControls: PageRule {
  static let id = RuleID.adNearControls
  static let severity = Severity.warning
  static let summary =
    "An advertisement is so close to links or buttons that it is clicked by accident."
  static let explanation = """
    Clicks that were meant for a menu, a button or a form annoy readers, and ad networks do not pay for
    them: advertisements must not stand right beside what people use
    (https://support.google.com/publisherpolicies/answer/11035030).

    The networks name no number. The distance asked for is 24px, what WCAG asks to keep free around small
    targets so that a finger does not hit the next one (https://www.w3.org/TR/WCAG22/#target-size-minimum).
    Controls are the links of menus, of the strip, of tags and for sharing, and the fields and buttons of
    forms. It is measured to the advertisement itself: a label between them counts as distance.
    """
  static let wrong: Example? = .page(
    line: 9,
    """
    layout: article
    grid:
      mobile: { gap: 8px }
    regions:
      top: [menu_links: { links: [{ title: News, link: /news/ }] }]
      banner: [spot_img: banner]
      story: [headline, body]
    slots:
      banner:
        sizes: { mobile: [300x50], tablet: [728x90] }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    grid:
      mobile: { gap: 24px }
    regions:
      top: [menu_links: { links: [{ title: News, link: /news/ }] }]
      banner: [spot_img: banner]
      story: [headline, body]
    slots:
      banner:
        sizes: { mobile: [300x50], tablet: [728x90] }
    """,
    Example.story)

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    guard !page.slots.isEmpty else { return }
    let controls = controls(on: page.placed)
    for slot in page.slots {
      guard let (box, distance) = closest(of: controls, to: slot.ad, page.placed) else { continue }
      findings.report(
        "'\(slot.name)' is \(pixels(distance)) from \(name(ofControl: box, page.placed)) at "
          + "\(page.breakpoint), limit \(pixels(limit))",
        at: slot.span,
        notes: [
          "\(pixels(limit - distance)) more between them, or another block, keeps them apart"
        ],
        allowedBy: page.allowances(of: slot), excess: limit - distance)
    }
  }

  /// CSS px.
  private static let limit = 24.0

  /// The indices of the boxes that people click.
  private static func controls(on page: PageBoxes) -> [Int] {
    var controls: [Int] = []
    var end = 0
    for index in page.boxes.indices {
      switch page.boxes[index].role {
      case .element(.formField), .element(.formButton): controls.append(index)
      case .block(_, let name) where holdsLinks(name): end = page.boxes[index].end
      case .piece where index < end: controls.append(index)
      default: break
      }
    }
    return controls
  }

  /// The first of the controls that are closest to an advertisement, and its distance in CSS px, if
  /// that is below the limit.
  private static func closest(
    of controls: [Int], to ad: Frame, _ page: PageBoxes
  ) -> (box: Int, distance: Double)? {
    let limit = LayoutUnit(limit)
    var closest: (box: Int, distance: Double)?
    for box in controls {
      let frame = page.boxes[box].frame
      // Most are far above or below.
      guard frame.y < ad.maxY + limit, ad.y < frame.maxY + limit else { continue }
      let distance = distance(ad, frame)
      if distance < closest?.distance ?? self.limit { closest = (box, distance) }
    }
    return closest
  }

  private static func name(ofControl box: Int, _ page: PageBoxes) -> String {
    switch page.boxes[box].role {
    case .element(.formField): return "a form's field"
    case .element(.formButton): return "a form's button"
    default:
      let block = page.boxes[..<box].last {
        if case .block(_, let name) = $0.role { holdsLinks(name) } else { false }
      }
      guard case .block(_, let name) = block?.role else { return "a link" }
      return "a link of '\(name.rawValue)'"
    }
  }

  private static func holdsLinks(_ name: BlockName) -> Bool {
    switch name {
    case .menu, .breadcrumbs, .menuLinks, .appLinks, .languageLinks, .shareLinks, .tags: true
    default: false
    }
  }

  /// Between the closest points of two frames, CSS px; 0 where they touch.
  private static func distance(_ a: Frame, _ b: Frame) -> Double {
    let x = max(a.x - b.maxX, b.x - a.maxX, .zero).pixels
    let y = max(a.y - b.maxY, b.y - a.maxY, .zero).pixels
    return (x * x + y * y).squareRoot()
  }
}
