import GalleyBasics
import GalleyModel

extension ThemeChanges {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .theme, findings) else { return nil }
    self.init()
    if let fonts = keys.node("fonts") { readFonts(fonts, findings) }
    if let sizes = keys.node("sizes") { readSizes(sizes, findings) }
    spacing = keys.length("spacing")
    measure = keys.length("measure")
    colors = keys.read("colors") { Colors($0, findings) } ?? Colors()
    darkColors = keys.read("dark") { Colors($0, findings) } ?? Colors()
    keys.finish()
  }

  private mutating func readFonts(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .fonts, findings) else { return }
    headlineFont = keys.read("headline") { ThemeFont(.headline, $0, findings) }
    bodyFont = keys.read("body") { ThemeFont(.body, $0, findings) }
    interfaceFont = keys.read("interface") { ThemeFont(.interface, $0, findings) }
    keys.finish()
    checkNames([headlineFont, bodyFont, interfaceFont].compactMap(\.self), findings)
  }

  /// Browsers know a family by its name alone, so two of one name would be one.
  private func checkNames(_ fonts: [ThemeFont], _ findings: Findings) {
    var known: [WebFontFamily] = []
    for family in fonts.flatMap(\.families) {
      let other = known.first { $0.name.value == family.name.value }
      if let other, !other.hasSameFiles(as: family) {
        findings.report(
          Diagnostic(
            .badValue, .error,
            "two families are called '\(excerpt(family.name.value))' and have different files",
            at: Diagnostic.Label(family.name.span, "give it a name of its own, or the same files"),
            also: [Diagnostic.Label(other.name.span, "the other one")]))
      }
      known.append(family)
    }
  }

  private mutating func readSizes(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .textSizes, findings) else { return }
    bodySize = keys.length("body")
    headlineSize = keys.length("headline")
    keys.finish()
  }
}

extension ThemeChanges.Colors {
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .palette, findings) else { return nil }
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
