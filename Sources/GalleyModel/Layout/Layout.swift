package import GalleyBasics

/// A layout as written, with what it inherits; names are not yet bound to what they mean.
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
  /// What the layout that is extended defines, and this one takes away.
  package var takenAway = TakenAway()

  /// Names that an inherited part may still refer to: it is then without what they named.
  package struct TakenAway: Sendable {
    package var breakpoints: Set<String> = []
    package var regions: Set<String> = []
    package var slots: Set<String> = []

    package init() {}
  }

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
}
