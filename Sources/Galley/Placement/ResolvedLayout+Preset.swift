import GalleyLanguage
import GalleyModel
import GalleyBasics

extension ResolvedLayout {
  /// Has the slots of bodies placed by a preset instead of their own rules. Presets are about bodies: slots
  /// that stand elsewhere keep theirs. So does `keep_stable`, which says nothing of where ads may stand.
  mutating func place(byPreset name: String) throws(GalleyError) {
    guard let preset = PlacementPreset(named: name) else {
      let names = PlacementPreset.all.map(\.name)
      let likely = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw GalleyError(
        "no placement preset is named '\(name)'; "
          + (likely ?? "there are: \(names.joined(separator: ", "))"))
    }
    let rules = breakpoints.map { preset.rules(fromWidth: $0.from.value) }
    for index in slotsOfBodies {
      slots[index].placement.rules = zip(rules, slots[index].placement.rules).map { rules, own in
        var rules = rules
        rules.density = rules.density ?? own.density.map { Spanned(.policy, $0.span) }
        rules.keepStable = own.keepStable
        return rules
      }
    }
  }

  /// Whether any body's ads stay where they were, where they need not move.
  var keepsAdsStable: Bool {
    slotsOfBodies.contains { slot in
      slots[slot].placement.rules.contains { $0.keepStable?.value == true }
    }
  }

  /// The slots that bodies name, whose rules are those of all that stand there in sequence.
  private var slotsOfBodies: Set<Int> {
    Set(regions.flatMap(\.blocks).filter { $0.kind.name == .body }.compactMap(\.slot))
  }
}
