import GalleyModel
import GalleyPlacement
import GalleyBasics

/// A placement, or a rule of one, that nothing looks at where its slot stands.
enum PlacementUnread: LayoutRule {
  static let id = RuleID.placementUnread
  static let severity = Severity.warning
  static let summary =
    "A slot's placement, or a rule of it, is not looked at where the slot stands."
  static let explanation = """
    A slot that a `body` shows is placed by all rules of its `placement`. One that stands in a column beside others
    is repeated down it by `gap`, `screen`, `max`, `min_words` and `around`, in lengths: other rules are about the
    blocks of a body, and a column has no paragraphs or words to count. A slot that stands in a body by the
    `sequence` of another is placed by that one's rules, and one with nothing beside its region stands
    once. A rule that is not looked at keeps no advertisement from anywhere; a `gap` that a column cannot
    count is never kept, so that there is one advertisement at the most.
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
    for (index, places) in findings.slotPlacements(in: layout).enumerated() {
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
            rule.message, at: rule.span, rule.label, allowedBy: [slot.allow])
        }
      }
    }
  }

  /// Why none of a slot's places repeats it; `nil` where one does.
  private static func reason(_ rails: [SlotPlacement], in layout: ResolvedLayout) -> String? {
    if rails.isEmpty { return "it stands in a body by another slot's rules, or beside one once" }
    guard rails.contains(where: { layout.hasNeighbor(besideRegion: $0.region) }) else {
      return "nothing stands beside its region"
    }
    return rails.allSatisfy(layout.isSecond) ? "another slot is repeated in its rail" : nil
  }
}

extension SlotPlacement {
  fileprivate var isBody: Bool { if case .body = block.kind { true } else { false } }
}

extension ResolvedLayout {
  /// Whether another slot of the rail comes first, so that this one stands once.
  fileprivate func isSecond(_ place: SlotPlacement) -> Bool {
    let blocks = regions[place.region].blocks
    let above = blocks.prefix { $0.slot != place.block.slot }
    return above.contains { block in
      guard let other = block.slot else { return false }
      return slots[other].isRepeated
        && place.visible.subtracting(block.visible.intersection(slots[other].visible)).isEmpty
    }
  }

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

/// A rule of a placement that does not work in a rail.
private struct UnreadRule {
  var message: String
  var label = "not looked at in a rail"
  var span: Span
}

extension Placement {
  /// The rules that are only about bodies, and distances that are only in them.
  fileprivate var unreadInRails: [UnreadRule] {
    let all = [constraints] + changes.map(\.constraints)
    var unread = writtenConstraints.filter { !$0.isReadInRails }.compactMap { rule in
      rule.span.map { UnreadRule(forBodies: "'\(rule.name)'", $0) }
    }
    for rules in all {
      unread += [rules.readers?.span].compactMap(\.self).map {
        UnreadRule(forBodies: "'readers'", $0)
      }
      unread += [rules.between?.span].compactMap(\.self).map {
        UnreadRule(forBodies: "'between'", $0)
      }
      unread += [rules.keepStable?.span].compactMap(\.self).map {
        UnreadRule(forBodies: "'keep_stable'", $0)
      }
      unread += [rules.around].compactMap { $0.flatMap { UnreadRule(uncounted: $0) } }
      unread += (rules.gap ?? []).compactMap {
        UnreadRule(uncounted: $0.distance, "never kept: one advertisement at the most")
      }
    }
    if let first = sequence?.first {
      unread.append(UnreadRule(forBodies: "a sequence", first.span))
    }
    return unread
  }
}

extension UnreadRule {
  init(forBodies name: String, _ span: Span) {
    self.init(message: "\(name) is a rule for bodies", span: span)
  }

  /// `nil` for a distance that a rail has too.
  init?(uncounted distance: Spanned<Distance>, _ label: String = "not looked at in a rail") {
    guard [.words, .paragraphs, .entries].contains(distance.value.unit) else { return nil }
    self.init(
      message: "a rail has no \(distance.value.unit.rawValue)", label: label, span: distance.span)
  }
}

extension Constraint {
  /// Whether it is looked at where a slot is repeated down a rail.
  var isReadInRails: Bool {
    switch kind {
    case .gap, .around, .max, .minWords, .screen: true
    default: false
    }
  }
}
