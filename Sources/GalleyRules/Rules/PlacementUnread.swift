import GalleyModel
import GalleyPlacement
import GalleySyntax

/// A placement, or a rule of one, that nothing looks at where its slot stands.
enum PlacementUnread: LayoutRule {
  static let id = "placement-unread"
  static let severity = Severity.warning
  static let summary =
    "A slot's placement, or a rule of it, is not looked at where the slot stands."
  static let explanation = """
    A slot that a `body` shows is placed by all rules of its `placement`. One that stands in a column beside others
    is repeated down it by `gap`, `screen`, `max`, `min_words` and `around`, in lengths: other rules are about the
    blocks of a body, and a column has no paragraphs or words to count. A slot that stands in a body by the
    `sequence` of another is placed by that one's rules, and one with nothing beside its region stands
    once. A rule that is not looked at keeps no advertisement from anywhere.
    """
  static let wrong: Example? = .layout(
    line: 13,
    """
    layout: article
    grid:
      mobile: { areas: [story, side] }
      desktop: { columns: [1fr, 300px], areas: [story side] }
    regions:
      story: [headline, body]
      side: [spot_img: rail]
    slots:
      rail:
        label: Advertisement
        sizes: { desktop: [300x250] }
        placement:
          gap: 4 paragraphs
    """)
  static let right: Example? = .layout(
    """
    layout: article
    grid:
      mobile: { areas: [story, side] }
      desktop: { columns: [1fr, 300px], areas: [story side] }
    regions:
      story: [headline, body]
      side: [spot_img: rail]
    slots:
      rail:
        label: Advertisement
        sizes: { desktop: [300x250] }
        placement:
          gap: 1 screen
    """)

  static func check(_ layout: ResolvedLayout, _ findings: inout RuleFindings) {
    for (index, places) in layout.slotPlacements.enumerated() {
      let slot = layout.slots[index].slot
      guard let placement = slot.placement, slot.name.span.file == layout.name.span.file,
        !places.isEmpty, !places.contains(where: { $0.isBody && $0.block.slot == index })
      else { continue }
      let rails = places.filter { !$0.isBody && !layout.regions[$0.region].hasBody }
      if let reason = reason(rails, in: layout) {
        findings.report(
          "the placement of '\(slot.name.value)' is not looked at", at: slot.name.span, reason,
          allowedBy: [slot.allow])
      } else {
        for rule in placement.unreadInRails {
          findings.report(
            rule.message, at: rule.span, "not looked at in a rail", allowedBy: [slot.allow])
        }
      }
    }
  }

  /// Why none of a slot's places repeats it; `nil` where one does.
  private static func reason(_ rails: [SlotPlacement], in layout: ResolvedLayout) -> String? {
    if rails.isEmpty { return "it stands in a body by another slot's rules, or beside one once" }
    let isBeside = rails.contains { layout.hasNeighbor(besideRegion: $0.region) }
    return isBeside ? nil : "nothing stands beside its region"
  }
}

extension SlotPlacement {
  fileprivate var isBody: Bool { if case .body = block.kind { true } else { false } }
}

extension ResolvedLayout {
  /// Whether another region shares rows with one at any breakpoint.
  fileprivate func hasNeighbor(besideRegion region: Int) -> Bool {
    grids.contains { grid in
      grid.areas.contains { own in
        own.region == region
          && grid.areas.contains { $0.region != region && $0.rows.overlaps(own.rows) }
      }
    }
  }
}

extension Placement {
  /// The rules that are only about bodies, and distances that are only in them.
  fileprivate var unreadInRails: [(message: String, span: Span)] {
    let names = writtenRules.filter { !$0.isReadInRails }
    let others = ([rules] + changes.map(\.rules)).flatMap { rules in
      [("readers", rules.readers?.span), ("keep_stable", rules.keepStable?.span)]
    }
    let distances = ([rules] + changes.map(\.rules)).flatMap { rules in
      (rules.gap ?? []).map(\.distance) + [rules.around].compactMap(\.self)
    }
    return names.compactMap { rule in
      rule.span.map { ("'\(rule.name)' is a rule for bodies", $0) }
    }
      + others.compactMap { name, span in span.map { ("'\(name)' is a rule for bodies", $0) } }
      + (sequence?.prefix(1).map { ("a sequence is a rule for bodies", $0.span) } ?? [])
      + distances.filter { [.words, .paragraphs].contains($0.value.unit) }.map {
        ("a rail has no \($0.value.unit.rawValue)", $0.span)
      }
  }
}

extension PlacementRule {
  /// Whether it is looked at where a slot is repeated down a rail.
  var isReadInRails: Bool {
    switch kind {
    case .gap, .around, .max, .minWords, .screen: true
    default: false
    }
  }
}
