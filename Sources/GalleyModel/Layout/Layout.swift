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
  /// The named changes that some readers see.
  package var variants: [LayoutVariant] = []
  /// The keys, such as `slots.in_article.placement.density`, that no variant may change.
  package var locked: [Spanned<String>] = []
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

/// A variant of a layout: what it changes is known where layouts are laid over each other.
package struct LayoutVariant: Named, Sendable {
  package var name: Spanned<String>
  /// The share of readers who see it, from 0 to 1; `nil` for nobody.
  package var share: Spanned<Double>?

  package init(name: Spanned<String>, share: Spanned<Double>?) {
    self.name = name
    self.share = share
  }
}

/// Something that a layout knows by name.
package protocol Named {
  var name: Spanned<String> { get }
}

extension Array where Element: Named {
  /// The element of that name.
  package subscript(named name: String) -> Element? {
    first { $0.name.value == name }
  }

  /// The base's elements in their order, each with the own one of its name on top, then the rest.
  package func overriding(_ base: [Element]) -> [Element] {
    let own = Dictionary(map { ($0.name.value, $0) }, uniquingKeysWith: { first, _ in first })
    let replaced = Set(base.map(\.name.value))
    return base.map { own[$0.name.value] ?? $0 } + filter { !replaced.contains($0.name.value) }
  }
}

/// A finding that is accepted on purpose, with the reason why.
package struct Allowance: Sendable, Named {
  /// The rule's id.
  package var name: Spanned<String>
  package var reason: String

  package init(name: Spanned<String>, reason: String) {
    self.name = name
    self.reason = reason
  }
}

/// A named part of the page that holds blocks, one below the other.
package struct Region: Sendable, Named {
  package var name: Spanned<String>
  package var blocks: [Block]
  package var landmark: Spanned<Landmark>?
  /// What assistive technology calls the region.
  package var label: Spanned<String>?
  /// Breakpoints at which the region is not shown.
  package var hidden: [Spanned<String>]
  package var allow: [Allowance]

  package init(name: Spanned<String>, blocks: [Block] = []) {
    self.name = name
    self.blocks = blocks
    hidden = []
    allow = []
  }
}

/// The landmark that a region becomes in the HTML page.
package enum Landmark: String, Hashable, Sendable, CaseIterable {
  case header, nav, main, aside, section, footer, none
}

/// Whose rules for advertising the layout is held to.
package enum PolicyProfile: String, Hashable, Sendable, CaseIterable {
  case betterAds = "better_ads"
  case adsense
  case ftc
  case asa
}

/// What a layout or a project says in `policy`.
package struct PolicyChanges: Sendable {
  /// A rule whose severity is changed; `nil` turns it off.
  package struct RuleSetting: Sendable, Named {
    package var name: Spanned<String>
    package var severity: Severity?

    package init(name: Spanned<String>, severity: Severity?) {
      self.name = name
      self.severity = severity
    }
  }

  package var profiles: [PolicyProfile]?
  package var rules: [RuleSetting] = []
  /// Words accepted as a slot's label besides the profiles' own.
  package var labels: [String] = []

  package init() {}

  /// These changes laid over others, such as a layout's over the project's.
  package func overriding(_ base: PolicyChanges) -> PolicyChanges {
    var merged = self
    merged.profiles = profiles ?? base.profiles
    merged.rules = rules.overriding(base.rules)
    merged.labels = base.labels + labels.filter { !base.labels.contains($0) }
    return merged
  }
}

/// What one layout says otherwise than another.
package struct LayoutDifference: Hashable, Sendable {
  /// The layout's name.
  package var layout: String
  /// The keys that lead there: `slots.in_article.placement.gap`; empty for the layout as a whole.
  package let path: String
  /// As YAML on one line; empty where the layout does not say it.
  package let old, new: String

  package init(layout: String = "", path: String, old: String, new: String) {
    self.layout = layout
    self.path = path
    self.old = old
    self.new = new
  }
}
