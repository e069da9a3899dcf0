package import GalleyBasics

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
