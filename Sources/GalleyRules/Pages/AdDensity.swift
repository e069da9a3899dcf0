import GalleyGeometry
import GalleyModel

/// What the two rules of ad density have in common.
enum AdDensity {
  static func check(_ page: MeasuredPage, _ findings: inout RuleFindings) {
    let limit = Policy.densityLimit(onSmallest: page.isSmallest)
    let content = MainContent(page)
    guard content.adShare > limit, let slot = mostOf(content.slots) else { return }
    let own = content.slots.filter { $0.name == slot.name }
    findings.report(
      "advertisements take \(percent(content.adShare)) of the main content at \(page.breakpoint), "
        + "limit \(percent(limit))",
      at: slot.span, "\(pixels(height(of: own))) in \(counted(own.count, "place"))",
      notes: [
        "\(pixels(content.ads)) of advertisements in \(pixels(content.height)) of main content"
      ]
        + remedies(content, own: own, limit),
      allowedBy: page.allowances(of: slot), excess: content.adShare - limit)
  }

  /// The slot that takes the most height, all its places together.
  private static func mostOf(_ slots: [MeasuredSlot]) -> MeasuredSlot? {
    let groups = Dictionary(grouping: slots, by: \.name).values
    return groups.max { (height(of: $0), $1[0].name) < (height(of: $1), $0[0].name) }?.first
  }

  private static func height(of slots: [MeasuredSlot]) -> LayoutUnit {
    slots.reduce(.zero) { $0 + $1.ad.height }
  }

  /// How much more text, or how many advertisements less, would do.
  private static func remedies(
    _ content: MainContent, own: [MeasuredSlot], _ limit: Double
  ) -> [String] {
    var (ads, height) = (content.ads.pixels, content.height.pixels)
    var remedies = [
      "\(pixels((ads / limit - height).rounded(.up))) more of text brings it within the limit"
    ]
    for (index, slot) in own.enumerated() {
      ads -= slot.ad.height.pixels
      height -= slot.frame.height.pixels
      guard height > 0, ads / height <= limit else { continue }
      let fewer = "\(index + 1) of \(counted(own.count, "place")) of '\(slot.name)' less"
      remedies.append("\(fewer) leaves \(percent(ads / height))")
      break
    }
    return remedies
  }
}
