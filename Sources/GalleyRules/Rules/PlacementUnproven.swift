import GalleyBasics
import GalleyGeometry
import GalleyModel
import GalleyPlacement

/// A placement that is the best of those that were found.
enum PlacementUnproven: BodyRule {
  static let id = RuleID.placementUnproven
  static let severity = Severity.info
  static let summary =
    "The advertisements of a very long body are the best that were found in time."
  static let explanation = """
    The best placement of all is found for every article of usual length. A body of tens of thousands of blocks may have
    so many placements that this would take too long. Then the search ends after a fixed effort, and the best that was
    found is taken; it keeps all rules. The finding says how much more any other could be worth at the most.

    Fewer `sizes` with a `value` of their own, a longer `gap` or a `max` leave less to choose from.
    """
  // It takes a text as long as several books to show.
  static let wrong: Example? = nil
  static let right: Example? = nil

  static func check(
    _ body: BodyAds, of page: MeasuredPage, _ findings: inout RuleFindings
  ) {
    guard let bound = body.bound, let more = Self.more(bound, than: body.found) else { return }
    let slot = page.page.layout.slots[body.slot].slot
    findings.report(
      "a better placement may have been missed at \(page.breakpoint)", at: slot.name.span,
      "others may be worth up to \(more)", allowedBy: [slot.allow],
      excess: Double(bound.value - body.found.value))
  }

  /// How much more a placement may be worth than one that was found; `nil` for nothing.
  static func more(_ bound: Worth, than found: Worth) -> String? {
    if bound.pinned > found.pinned {
      return counted(Int(bound.pinned - found.pinned), "more advertisement")
        + " that the author asks for"
    }
    if bound.value != found.value { return share(bound.value, than: found.value) }
    return share(bound.area, than: found.area).map { "\($0) in area" }
  }

  /// In percent, rounded up to tenths.
  private static func share(_ bound: Int, than found: Int) -> String? {
    guard bound > found else { return nil }
    guard found > 0 else { return "more than nothing" }
    let tenths = Int((Double(bound - found) / Double(found) * 1000).rounded(.up))
    return "\(tenths / 10).\(tenths % 10) % more"
  }
}
