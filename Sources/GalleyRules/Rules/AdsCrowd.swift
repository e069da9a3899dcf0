import GalleyGeometry
import GalleyModel
import GalleyBasics

/// An advertisement right beside another one or a promotion.
enum AdsCrowd: PageRule {
  static let id = RuleID.adsCrowd
  static let severity = Severity.warning
  static let summary = "An advertisement stands right above or below another one, or a promotion."
  static let explanation = """
    Parts of a page that are filled independently of each other may end up as neighbours: an
    advertisement above another one, or, in one region, beside the newsletter's form. Together they look
    like one large advertisement, and each is worth less. Something of the page's own should stand between
    two, or at least 100px of space. It is measured on the screen of each breakpoint.
    """
  static let wrong: Example? = .page(
    line: 7,
    """
    layout: article
    regions:
      story: [headline, body, spot_img: first, spot_img: second]
    slots:
      first:
        sizes: { mobile: [300x50], tablet: [] }
      second:
        sizes: { mobile: [300x50], tablet: [] }
    policy: { rules: { two-ads-one-screen: off } }
    """,
    Example.story)
  static let right: Example? = .page(
    """
    layout: article
    regions:
      story: [headline, spot_img: first, body, spot_img: second]
    slots:
      first:
        sizes: { mobile: [300x50], tablet: [] }
      second:
        sizes: { mobile: [300x50], tablet: [] }
    policy: { rules: { two-ads-one-screen: off } }
    """,
    Example.story)

  /// CSS px.
  private static let room = LayoutUnit(100)

  /// Something that wants the reader's attention for itself.
  private struct Call {
    let name: String
    let frame: Frame
    let region: Int
    let slot: MeasuredSlot?
  }

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let calls = calls(on: page)
    for (index, lower) in calls.enumerated() {
      let above = calls[..<index].last { $0.frame.isAboveOrBelow(lower.frame) }
      guard let above, case let distance = lower.frame.y - above.frame.maxY, distance < room,
        isCrowd(above, lower), !hasContent(between: above.frame, lower.frame, on: page),
        let slot = lower.slot ?? above.slot
      else { continue }
      findings.report(
        "\(lower.name) stands right below \(above.name) at \(page.breakpoint)",
        at: slot.span, "\(pixels(max(.zero, distance))) between them, and nothing else",
        allowedBy: page.allowances(of: slot), excess: (room - distance).pixels)
    }
  }

  private static func calls(on page: MeasuredPage) -> [Call] {
    let ads = page.slots.map {
      Call(name: "'\($0.name)'", frame: $0.frame, region: $0.region, slot: $0)
    }
    let promotions = page.blocks.filter { $0.name == .newsletter }.map {
      Call(
        name: "the newsletter", frame: page.frame(of: $0),
        region: $0.region, slot: nil)
    }
    return (ads + promotions).sorted { $0.frame.y < $1.frame.y }
  }

  /// A promotion is the page's own: it crowds only what is in its region.
  private static func isCrowd(_ above: Call, _ below: Call) -> Bool {
    (above.slot != nil && below.slot != nil) || above.region == below.region
  }

  private static func hasContent(
    between above: Frame, _ below: Frame, on page: MeasuredPage
  ) -> Bool {
    page.blocks.contains { block in
      let frame = page.frame(of: block)
      return block.name != .divider && frame.y >= above.maxY && frame.maxY <= below.y
        && frame.isAboveOrBelow(below) && frame.height > .zero
    }
  }
}
