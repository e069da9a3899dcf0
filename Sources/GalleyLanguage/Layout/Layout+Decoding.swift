package import GalleyBasics
package import GalleyModel

extension Layout {
  /// Reads a layout from its file's root node, with that of the layout which it extends below it.
  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, .layout, at: root.start, findings) else { return nil }
    let name = keys.node("layout").flatMap(findings.name)
    self.init(name: name ?? Spanned("", root.start))
    description = keys.text("description")?.value
    extends = keys.text("extends")
    breakpoints = read(keys.node("breakpoints"), of: "breakpoints", findings, Breakpoint.init)
    grids = read(keys.node("grid"), of: "breakpoints to grids", findings, Grid.init)
    let own = keys.node("regions")
    if extends != nil { keys.waive("regions") }
    regions = read(own, of: "regions to blocks", findings, Region.init)
    if let own, own.entries?.isEmpty == true {
      findings.report(
        .missingKey, "the layout has no region, so there is nothing to show", at: own.span,
        "a page needs at least one")
    }
    let lists = SizeLists(keys.node("size_lists"), findings)
    slots = read(keys.node("slots"), of: "slots", findings) { Slot(name: $0, $1, lists, $2) }
    theme = keys.read("theme") { ThemeChanges($0, findings) } ?? ThemeChanges()
    policy = keys.read("policy") { PolicyChanges($0, findings) } ?? PolicyChanges()
    allow = keys.allowances()
    variants = findings.variants(keys.node("variants"))
    locked = keys.read("locked", findings.locked) ?? []
    if !keys.finish() { hasAllNames = false }
  }

  /// Reads a section of named entries; one that is lost takes its name with it.
  private mutating func read<Entry>(
    _ section: YAMLNode?, of what: String, _ findings: Findings,
    _ reader: (Spanned<String>, YAMLNode, Findings) -> Entry?
  ) -> [Entry] {
    guard let section else { return [] }
    let entries = findings.named(section, of: what) { reader($0, $1, findings) }
    if entries?.count != section.entries?.count { hasAllNames = false }
    return entries ?? []
  }
}

extension Findings {
  /// The variants of a layout; what they change is read when it is laid over the layout.
  fileprivate func variants(_ node: YAMLNode?) -> [LayoutVariant] {
    let variants =
      node.flatMap { named($0, of: "variants to changes") { LayoutVariant(name: $0, $1, self) } }
      ?? []
    if variants.count > LayoutVariant.limit {
      reportTooMany(
        "the variants of a layout", limit: LayoutVariant.limit,
        at: variants[LayoutVariant.limit].name.span)
    }
    var rest = 100.0
    for share in variants.compactMap(\.share) {
      rest -= share.value * 100
      guard rest < -1e-9 else { continue }
      report(
        .badValue, "the variants' shares are more than 100 % together", at: share.span,
        "the readers of no variant see the layout as it is")
      break
    }
    return variants
  }
}

extension Findings {
  /// The most keys that a layout locks.
  private static let mostLocked = 256

  fileprivate func locked(_ node: YAMLNode) -> [Spanned<String>]? {
    let keys = oneOrMore(node, of: "keys", text)
    guard let keys, keys.count > Self.mostLocked else { return keys }
    reportTooMany("the locked keys", limit: Self.mostLocked, at: keys[Self.mostLocked].span)
    return Array(keys.prefix(Self.mostLocked))
  }
}

extension LayoutVariant {
  /// The most of a layout: each is a layout of its own.
  static let limit = 64

  fileprivate init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .variant, findings) else { return nil }
    // `~` takes a share away, as it does with all that a variant changes.
    let share = keys.node("share").flatMap { $0.isNull ? nil : Spanned(percent: $0, findings) }
    self.init(name: name, share: share)
    for section in Layout.sections { _ = keys.node(section) }
    keys.finish()
  }
}

extension Spanned<Double> {
  /// `20%`.
  fileprivate init?(percent node: YAMLNode, _ findings: Findings) {
    guard let text = findings.text(node) else { return nil }
    guard let percent = text.value.dropping(suffix: "%").flatMap({ Double($0) }),
      (0...100).contains(percent)
    else {
      findings.report(
        .badValue, "'\(excerpt(text.value))' is not a share", at: node.span,
        "write it like '20%'")
      return nil
    }
    self.init(percent / 100, node.span)
  }
}

extension Region {
  /// A list of blocks, or a mapping with `blocks` and the region's options.
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    self.init(name: name)
    guard case .mapping(let entries) = node.content else {
      guard let items = findings.items(node, of: "blocks") else { return nil }
      blocks = items.compactMap { Block($0, findings) }
      return
    }
    var keys = Mapping(entries, .region, at: name.span, findings)
    blocks =
      keys.node("blocks")
      .flatMap { findings.list($0, of: "blocks") { Block($0, findings) } } ?? []
    landmark = keys.choice("landmark")
    label = keys.text("label")
    hidden = keys.breakpointNames("hidden")
    allow = keys.allowances()
    keys.finish()
  }
}

extension Mapping {
  /// A list of breakpoints' names, or one.
  mutating func breakpointNames(_ key: String) -> [Spanned<String>] {
    let findings = findings
    return read(key) { findings.oneOrMore($0, of: "breakpoints", findings.text) } ?? []
  }

  /// `allow: { rule-id: reason }`.
  mutating func allowances() -> [Allowance] {
    let findings = findings
    return read("allow") { node in
      findings.named(node, of: "rules to the reasons why they are broken") { rule, reason in
        findings.text(reason).map { Allowance(name: rule, reason: $0.value) }
      }
    } ?? []
  }
}

extension PolicyChanges {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .policy, findings) else { return nil }
    self.init()
    profiles = keys.read("profile") {
      findings.oneOrMore($0, of: "profiles") { findings.choice($0, PolicyProfile.self)?.value }
    }
    rules =
      keys.read("rules") {
        findings.named($0, of: "rules to severities") { RuleSetting(name: $0, $1, findings) }
      } ?? []
    labels =
      keys.read("labels") { findings.oneOrMore($0, of: "labels", findings.text) }?
      .map(\.value) ?? []
    keys.finish()
  }
}

extension PolicyChanges.RuleSetting {
  /// `off`, `info`, `warning` or `error`.
  fileprivate init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    if node.scalar?.text == "off" {
      self.init(name: name, severity: nil)
      return
    }
    guard let severity = findings.choice(node, Severity.self) else { return nil }
    self.init(name: name, severity: severity.value)
  }
}
