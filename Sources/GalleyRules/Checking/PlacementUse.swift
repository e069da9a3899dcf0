import GalleyModel
package import GalleyPlacement
package import GalleyBasics

/// Which rules of placements have forbidden anything, over the pages of many articles.
package struct PlacementUse: Sendable {
  /// A rule as somebody wrote it.
  package struct Rule: Sendable {
    let constraint: Constraint
    let span: Span
    /// Those of the slot, and how the layout is checked.
    let allow: [Allowance]
    let policy: Policy
    let everywhere: [Allowance]
    /// The file of the layout that is checked so.
    let layout: String
    /// How many pages were asked for.
    var articles = 0
    var hasForbidden = false

    /// What is known of it from more articles. Of several layouts that have the rule from one base, the first by
    /// its file says how it is checked, whatever the order of the articles.
    fileprivate func adding(_ other: Rule) -> Rule {
      var merged = other.layout < layout ? other : self
      merged.articles = articles + other.articles
      merged.hasForbidden = hasForbidden || other.hasForbidden
      return merged
    }
  }

  private struct Place: Hashable {
    let path: String
    let range: Range<Int>

    init(_ span: Span) {
      path = span.file.path
      range = span.range
    }
  }

  private var rules: [Place: Rule] = [:]

  /// A slot as a layout places it.
  private struct Placed: Hashable {
    let layout: String
    let slot: Int
    let isInBody: Bool
  }

  /// Where the rules of each slot are written that a page has had.
  private var places: [Placed: [Place]] = [:]

  package init() {}

  /// Adds what the rules of a page's placements forbid there, as far as it is of interest: nobody asks again
  /// about a rule that has forbidden something elsewhere.
  package mutating func add(_ placement: PageAds) {
    let layout = placement.page.layout
    let inBodies = Set(placement.bodies.compactMap { $0?.slot })
    let inRails = Set(placement.rails.joined().map(\.query.slot))
    var isOfInterest = false
    for slot in inBodies.union(inRails) {
      for place in written(inSlot: slot, of: layout, isInBody: inBodies.contains(slot)) {
        rules[place]?.articles += 1
        isOfInterest = isOfInterest || rules[place]?.hasForbidden == false
      }
    }
    guard isOfInterest else { return }
    for body in placement.bodies.compactMap(\.self) {
      note(
        body.forbidding { constraint in
          constraint.span.map { rules[Place($0)]?.hasForbidden == false } ?? false
        })
    }
    for rail in placement.rails.joined() { note(rail.shortfalls().map(\.constraint)) }
  }

  /// Where the rules of a slot are written, each known from now on.
  private mutating func written(
    inSlot index: Int, of layout: ResolvedLayout, isInBody: Bool
  ) -> [Place] {
    let path = layout.name.span.file.path
    let placed = Placed(layout: path, slot: index, isInBody: isInBody)
    if let known = places[placed] { return known }
    let slot = layout.slots[index].slot
    var written: [Place] = []
    for rule in slot.placement?.writtenConstraints ?? [] {
      guard let span = rule.span, isInBody || rule.isReadInRails else { continue }
      let use = Rule(
        constraint: rule, span: span, allow: slot.allow, policy: layout.policy,
        everywhere: layout.allow, layout: path)
      rules[Place(span)] = rules[Place(span)]?.adding(use) ?? use
      if !written.contains(Place(span)) { written.append(Place(span)) }
    }
    places[placed] = written
    return written
  }

  private mutating func note(_ constraints: some Sequence<Constraint>) {
    for span in constraints.compactMap(\.span) { rules[Place(span)]?.hasForbidden = true }
  }

  /// Adds what is known of the page of another article.
  package mutating func add(_ other: PlacementUse) {
    rules.merge(other.rules) { $0.adding($1) }
    places.merge(other.places) { known, _ in known }
  }

  /// In the order of files and places.
  package var diagnostics: [Diagnostic] {
    let sorted = rules.sorted { a, b in
      (a.key.path, a.key.range.lowerBound) < (b.key.path, b.key.range.lowerBound)
    }
    return sorted.flatMap { _, rule in
      var findings = RuleFindings(policy: rule.policy, everywhere: rule.everywhere)
      for check in RuleRegistry.archiveRules where findings.begin(check) {
        check.check(rule, &findings)
      }
      return findings.diagnostics
    }
  }
}
