import GalleyLanguage
import GalleyModel
import GalleyBasics

extension ResolvedLayout {
  /// Has the slots of bodies placed by a preset instead of their own constraints. Presets are about bodies: slots
  /// that stand elsewhere keep theirs. So does `keep_stable`, which says nothing of where ads may stand.
  mutating func place(byPreset name: String) throws(GalleyError) {
    guard let preset = PlacementPreset(named: name) else {
      let names = PlacementPreset.all.map(\.name)
      let likely = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw GalleyError(
        "no placement preset is named '\(name)'; "
          + (likely ?? "there are: \(names.joined(separator: ", "))"))
    }
    let constraints = breakpoints.map { preset.constraints(fromWidth: $0.from.value) }
    for index in slotsOfBodies {
      slots[index].placement.constraints = zip(constraints, slots[index].placement.constraints).map
      { constraints, own in
        var constraints = constraints
        constraints.density = constraints.density ?? own.density.map { Spanned(.policy, $0.span) }
        constraints.keepStable = own.keepStable
        return constraints
      }
    }
  }

  /// Whether any body's ads stay where they were, where they need not move.
  var keepsAdsStable: Bool {
    slotsOfBodies.contains { slot in
      slots[slot].placement.constraints.contains { $0.keepStable?.value == true }
    }
  }

  /// The slots that bodies name, whose constraints are those of all that stand there in sequence.
  private var slotsOfBodies: Set<Int> {
    Set(regions.flatMap(\.blocks).filter { $0.kind.name == .body }.compactMap(\.slot))
  }
}
