import GalleyLanguage
import GalleyModel
import GalleySyntax

extension ResolvedLayout {
  /// Has all slots placed by a preset instead of their own rules.
  mutating func place(byPreset name: String) throws(GalleyError) {
    guard let preset = PlacementPreset(named: name) else {
      let names = PlacementPreset.all.map(\.name)
      let likely = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw GalleyError(
        "no placement preset is named '\(name)'; "
          + (likely ?? "there are: \(names.joined(separator: ", "))"))
    }
    let rules = breakpoints.map { preset.rules(fromWidth: $0.from.value) }
    for index in slots.indices {
      slots[index].placement.rules = zip(rules, slots[index].placement.rules).map { rules, own in
        var rules = rules
        rules.density = rules.density ?? own.density.map { Spanned(.policy, $0.span) }
        return rules
      }
    }
  }
}
