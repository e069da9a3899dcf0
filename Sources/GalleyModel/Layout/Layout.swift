package import GalleyBasics

/// A layout as written, `extends` already merged in; names are not yet bound to what they mean.
package struct Layout: Sendable {
  package var name: Spanned<String>
  package var description: String?
  package var extends: Spanned<String>?
  package var breakpoints: [Breakpoint]
  package var grids: [Grid]
  package var regions: [Region]
  package var slots: [Slot]
  package var theme: ThemeChanges
  package var policy: PolicyChanges
  package var allow: [Allowance]
  /// Whether every name that the source defines could be read; if not, a name that nothing defines
  /// here may well be defined, and saying otherwise would be hearsay.
  package var hasAllNames = true

  package init(name: Spanned<String>) {
    self.name = name
    breakpoints = []
    grids = []
    regions = []
    slots = []
    theme = ThemeChanges()
    policy = PolicyChanges()
    allow = []
  }

  /// This layout on top of the one that it extends: an entry replaces the base's entry of its name;
  /// of a grid, the theme and the policy, what is not said is the base's.
  package func extending(_ base: Layout) -> Layout {
    var merged = self
    merged.description = description ?? base.description
    merged.breakpoints = breakpoints.overriding(base.breakpoints)
    merged.grids = grids.overriding(base.grids) { $0.overriding($1) }
    merged.regions = regions.overriding(base.regions)
    merged.slots = slots.overriding(base.slots)
    merged.theme = theme.overriding(base.theme)
    merged.policy = policy.overriding(base.policy)
    merged.allow = allow.overriding(base.allow)
    merged.hasAllNames = hasAllNames && base.hasAllNames
    return merged
  }
}
