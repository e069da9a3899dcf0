import GalleyModel
import GalleyBasics

extension Slot {
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a slot", at: name.span, findings) else { return nil }
    let sizes = keys.required("sizes").flatMap { SlotSizes($0, findings) }
    self.init(name: name, sizes: sizes ?? SlotSizes([]))
    label = keys.text("label")
    reserve = keys.read("reserve") { Reserve.decode($0, findings) }
    unfilled = keys.choice("unfilled")?.value ?? .hold
    creative = keys.read("creative") { Creative($0, findings) }
    unit = keys.read("unit") { UnitTemplate.decode($0, findings) }
    targeting = keys.read("targeting") { findings.targeting($0) } ?? []
    sticky = keys.flag("sticky") ?? false
    lazy = keys.flag("lazy") ?? false
    placement = keys.read("placement") { Placement($0, findings) }
    value = keys.read("value") { SlotValue($0, findings) }
    allow = keys.allowances()
    keys.finish()
    checkValues(findings)
  }

  /// A value of a size that the slot does not accept is never anything's.
  private func checkValues(_ findings: Findings) {
    guard case .bySize(let values) = value else { return }
    let accepted = Set(sizes.entries.flatMap(\.sizes).map(\.value))
    for (size, _) in values where !accepted.contains(size.value) {
      findings.report(
        .badValue, "the slot does not accept the size \(size.value)", at: size.span,
        "none of its sizes")
    }
  }
}

extension SlotSizes {
  /// A list for all breakpoints, or a mapping of breakpoints to lists.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping = node.content else {
      guard let sizes = Self.sizes(node, findings) else { return nil }
      self.init([Entry(breakpoint: nil, sizes: sizes)])
      return
    }
    let entries = findings.named(node, of: "breakpoints to sizes") { breakpoint, node in
      Self.sizes(node, findings).map { Entry(breakpoint: breakpoint, sizes: $0) }
    }
    self.init(entries ?? [])
  }

  private static func sizes(_ node: YAMLNode, _ findings: Findings) -> [Spanned<AdSize>]? {
    findings.oneOrMore(node, of: "sizes") { AdSize.decode($0, findings) }
  }
}

extension AdSize {
  /// `300x250` or `fluid`.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<AdSize>? {
    if node.scalar?.text == "fluid" { return Spanned(.fluid, node.span) }
    return findings.size(node).map {
      Spanned(.fixed(PixelSize(width: $0.value.width, height: $0.value.height)), node.span)
    }
  }
}

extension Reserve {
  /// `largest`, `smallest` or a height in px.
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Reserve>? {
    switch node.scalar?.text {
    case "largest": return Spanned(.largest, node.span)
    case "smallest": return Spanned(.smallest, node.span)
    case let text? where text.first?.isLetter == true:
      findings.reportUnknown(
        .badValue, "nothing to reserve by is named", Spanned(text, node.span),
        among: ["largest", "smallest"])
      return nil
    default: return findings.pixels(node).map { $0.map(Reserve.pixels) }
    }
  }
}

extension Creative {
  fileprivate init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a house creative", findings) else { return nil }
    let image = keys.required("image").flatMap(findings.text)
    let alt = keys.required("alt").flatMap(findings.text)
    let link = keys.text("link")
    keys.finish()
    guard let image, let alt else { return nil }
    self.init(image: image.value, alt: alt.value, link: link?.value)
  }
}

extension Findings {
  fileprivate func targeting(_ node: YAMLNode) -> [Targeting]? {
    named(node, of: "targeting keys to values") { key, node in
      oneOrMore(node, of: "values", text).map {
        Targeting(key: key.value, values: $0.map(\.value))
      }
    }
  }
}
