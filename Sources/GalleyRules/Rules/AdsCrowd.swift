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
    two, or at least 100px of space. Two at one edge of the screen (`position: anchor_bottom`) cover each
    other. It is measured on the screen of each breakpoint.
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
    let frame: Frame
    let region: Int?
    /// Index in the page's slots; `nil` for a promotion of the page's own.
    let slot: Int?
  }

  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    checkEdges(page, &findings)
    let calls = calls(on: page)
    for (index, lower) in calls.enumerated() {
      let above = calls[..<index].last { $0.frame.isAboveOrBelow(lower.frame) }
      guard let above, case let distance = lower.frame.y - above.frame.maxY, distance < room,
        isCrowd(above, lower), !hasContent(between: above.frame, lower.frame, on: page),
        let slot = (lower.slot ?? above.slot).map({ page.slots[$0] })
      else { continue }
      findings.report(
        "\(name(of: lower, page)) stands right below \(name(of: above, page)) at \(page.breakpoint)",
        at: slot.span, "\(pixels(max(.zero, distance))) between them, and nothing else",
        allowedBy: page.allowances(of: slot), excess: (room - distance).pixels)
    }
  }

  /// Looks for slots at one edge of the screen.
  private static func checkEdges(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    for (index, slot) in page.anchors.enumerated() {
      let others = page.anchors[..<index]
      guard let position = slot.slot.position,
        let other = others.first(where: { $0.slot.position == position })
      else { continue }
      findings.report(
        "'\(slot.name)' stands where '\(other.name)' does at \(page.breakpoint)", at: slot.span,
        "both are at '\(position.rawValue)'",
        notes: ["an edge of the screen has room for one; 'hidden' shows one here, the other there"],
        allowedBy: page.allowances(of: slot), excess: room.pixels)
    }
  }

  private static func calls(on page: MeasuredPage) -> [Call] {
    var calls: [Call] = []
    for index in page.slots.indices {
      let (frame, region) = (page.slots[index].frame, page.slots[index].region)
      calls.append(Call(frame: frame, region: region, slot: index))
    }
    for block in page.blocks where block.name == .newsletter {
      calls.append(Call(frame: page.frame(of: block), region: block.region, slot: nil))
    }
    return calls.sorted { $0.frame.y < $1.frame.y }
  }

  private static func name(of call: Call, _ page: MeasuredPage) -> String {
    call.slot.map { "'\(page.slots[$0].name)'" } ?? "the newsletter"
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
