package import GalleyBasics
package import GalleyModel

extension Layout {
  /// Reads a layout from its file's root node, with that of the layout which it extends below it.
  package init?(_ root: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(root, of: "a layout", at: root.start, findings) else { return nil }
    let name = keys.required("layout").flatMap(findings.name)
    self.init(name: name ?? Spanned("", root.start))
    description = keys.text("description")?.value
    extends = keys.text("extends")
    breakpoints = read(keys.node("breakpoints"), of: "breakpoints", findings, Breakpoint.init)
    grids = read(keys.node("grid"), of: "breakpoints to grids", findings, Grid.init)
    let own = extends == nil ? keys.required("regions") : keys.node("regions")
    regions = read(own, of: "regions to blocks", findings, Region.init)
    if let own, own.entries?.isEmpty == true {
      findings.report(
        .missingKey, "the layout has no region, so there is nothing to show", at: own.span,
        "a page needs at least one")
    }
    slots = read(keys.node("slots"), of: "slots", findings, Slot.init)
    theme = keys.read("theme") { ThemeChanges($0, findings) } ?? ThemeChanges()
    policy = keys.read("policy") { PolicyChanges($0, findings) } ?? PolicyChanges()
    allow = keys.allowances()
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

extension Region {
  /// A list of blocks, or a mapping with `blocks` and the region's options.
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    self.init(name: name)
    guard case .mapping(let entries) = node.content else {
      guard let items = findings.items(node, of: "blocks") else { return nil }
      blocks = items.compactMap { Block($0, findings) }
      return
    }
    var keys = Mapping(entries, of: "a region", at: name.span, findings)
    blocks =
      keys.required("blocks")
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
    guard var keys = Mapping(node, of: "a policy", findings) else { return nil }
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

extension ThemeChanges {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a theme", findings) else { return nil }
    self.init()
    if let fonts = keys.node("fonts") { readFonts(fonts, findings) }
    if let sizes = keys.node("sizes") { readSizes(sizes, findings) }
    spacing = keys.pixels("spacing", in: 4...200)
    measure = keys.pixels("measure", in: 200...2000)
    colors = keys.read("colors") { Colors($0, findings) } ?? Colors()
    darkColors = keys.read("dark") { Colors($0, findings) } ?? Colors()
    keys.finish()
  }

  private mutating func readFonts(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a theme's fonts", findings) else { return }
    headlineFont = keys.choice("headline")?.value
    bodyFont = keys.choice("body")?.value
    interfaceFont = keys.choice("interface")?.value
    keys.finish()
  }

  private mutating func readSizes(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a theme's sizes", findings) else { return }
    bodySize = keys.pixels("body", in: 8...72)
    headlineSize = keys.pixels("headline", in: 12...200)
    keys.finish()
  }
}

extension ThemeChanges.Colors {
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a palette", findings) else { return nil }
    self.init()
    ink = keys.read("ink") { Color($0, findings) }
    paper = keys.read("paper") { Color($0, findings) }
    accent = keys.read("accent") { Color($0, findings) }
    muted = keys.read("muted") { Color($0, findings) }
    rule = keys.read("rule") { Color($0, findings) }
    slot = keys.read("slot") { Color($0, findings) }
    keys.finish()
  }
}

extension Color {
  /// `#rgb` or `#rrggbb`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard let text = findings.text(node)?.value else { return nil }
    let digits = text.dropFirst()
    if text.hasPrefix("#"), digits.allSatisfy(\.isHexDigit), let value = UInt32(digits, radix: 16) {
      if digits.utf8.count == 6 {
        self.init(value)
        return
      }
      if digits.utf8.count == 3 {
        self.init((value >> 8 & 15) * 0x110000 + (value >> 4 & 15) * 0x1100 + (value & 15) * 0x11)
        return
      }
    }
    findings.report(
      .badValue, "'\(excerpt(text))' is not a colour", at: node.span,
      "write it in quotes, like '\"#a3161d\"'")
    return nil
  }
}

extension Mapping {
  /// A length within what can be read on a page.
  fileprivate mutating func pixels(_ key: String, in range: ClosedRange<Int>) -> Int? {
    guard let pixels = pixels(key) else { return nil }
    if range.contains(pixels.value) { return pixels.value }
    findings.report(
      .badLength, "'\(pixels.value)px' is no \(key) that a page can have", at: pixels.span,
      "from \(range.lowerBound)px to \(range.upperBound)px")
    return nil
  }
}
