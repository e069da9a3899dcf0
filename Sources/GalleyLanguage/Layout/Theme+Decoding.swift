import GalleyBasics
import GalleyModel

extension ThemeChanges {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .theme, findings) else { return nil }
    self.init()
    if let fonts = keys.node("fonts") { readFonts(fonts, findings) }
    if let sizes = keys.node("sizes") { readSizes(sizes, findings) }
    if let lines = keys.node("lines") { readLines(lines, findings) }
    spacing = keys.length("spacing")?.value
    measure = keys.length("measure")?.value
    if let pictures = keys.node("pictures") { readPictures(pictures, findings) }
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
    bodySize = keys.length("body")?.value
    headlineSize = keys.length("headline")?.value
    keys.finish()
  }
}

extension ThemeChanges {
  private mutating func readLines(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .lines, findings) else { return }
    headlineLines = keys.read("headline") { LineStyle($0, findings) } ?? LineStyle()
    bodyLines = keys.read("body") { LineStyle($0, findings) } ?? LineStyle()
    keys.finish()
  }
}

extension ThemeChanges {
  private mutating func readPictures(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .pictures, findings) else { return }
    pictures.beside = keys.length("beside")
    pictures.from = keys.length("from")
    pictures.half = keys.length("half")
    pictures.wide = keys.length("wide")
    keys.finish()
  }
}

extension LineStyle {
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .lineStyle, findings) else { return nil }
    self.init()
    wrap = keys.choice("wrap", LineWrap.self)?.value
    height = keys.read("height") { LineHeight($0, findings) }
    alignment = keys.choice("align", LineAlignment.self)?.value
    keys.finish()
  }
}

extension LineHeight {
  /// `1.5`, of the size, `32px` or `normal`.
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard let text = findings.text(node)?.value else { return nil }
    if text == "normal" {
      self = .normal
    } else if let ratio = Double(text), (1...3).contains(ratio) {
      self = .ratio(ratio)
    } else if let pixels = text.dropping(suffix: "px").flatMap({ Int($0) }),
      (8...400).contains(pixels)
    {
      self = .pixels(pixels)
    } else {
      findings.report(
        .badLength, "'\(excerpt(text))' is no height of a line", at: node.span,
        "write it like '1.5', of the size, from 1 to 3, like '32px', from 8px to 400px, or 'normal', as the font has it"
      )
      return nil
    }
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
