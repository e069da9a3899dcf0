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
      let distances = controls.map { (distance: distance(slot.ad, $0.frame), name: $0.name) }
      guard let closest = distances.min(by: { $0.distance < $1.distance }),
        closest.distance < limit
      else { continue }
      findings.report(
        "'\(slot.name)' is \(pixels(closest.distance)) from \(closest.name) at "
          + "\(page.breakpoint), limit \(pixels(limit))",
        at: slot.span,
        notes: [
          "\(pixels(limit - closest.distance)) more between them, or another block, keeps them apart"
        ],
        allowedBy: page.allowances(of: slot), excess: limit - closest.distance)
    }
  }

  /// CSS px.
  private static let limit = 24.0

  private static func controls(on page: PageBoxes) -> [(frame: Frame, name: String)] {
    var controls: [(Frame, String)] = []
    for (index, box) in page.boxes.enumerated() {
      switch box.role {
      case .element(.formField): controls.append((box.frame, "a form's field"))
      case .element(.formButton): controls.append((box.frame, "a form's button"))
      case .block(_, let name) where holdsLinks(name):
        for part in page.boxes[index..<box.end] where part.role == .piece {
          controls.append((part.frame, "a link of '\(name.rawValue)'"))
        }
      default: break
      }
    }
    return controls
  }

  private static func holdsLinks(_ name: BlockName) -> Bool {
    switch name {
    case .menu, .menuLinks, .appLinks, .languageLinks, .shareLinks, .tags: true
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
