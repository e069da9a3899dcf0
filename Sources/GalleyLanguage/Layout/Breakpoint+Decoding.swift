import GalleyModel
import GalleyBasics

extension Breakpoint {
  /// `{ from: 740, screen: 820x1180 }`, or just where it begins.
  init?(name: Spanned<String>, _ node: YAMLNode, _ findings: Findings) {
    if node.scalar != nil {
      guard let from = findings.plainPixels(node) else { return nil }
      self.init(name: name, from: from, screen: Self.usualScreen(from: from.value))
      return
    }
    guard var keys = Mapping(node, of: "a breakpoint", at: name.span, findings) else { return nil }
    let from = keys.required("from").flatMap(findings.plainPixels)
    let screen = keys.read("screen", findings.size)
    keys.finish()
    guard let from else { return nil }
    if let screen, screen.value.width < from.value {
      findings.report(
        .badValue,
        "a screen \(screen.value.width)px wide is not at this breakpoint, which begins at \(from.value)px",
        at: screen.span, "at least \(from.value)px wide")
    }
    self.init(
      name: name, from: from,
      screen: screen.map { PixelSize(width: $0.value.width, height: $0.value.height) }
        ?? Self.usualScreen(from: from.value),
      screenSpan: screen?.span)
  }

  /// A common screen that the breakpoint serves.
  private static func usualScreen(from width: Int) -> PixelSize {
    let common = [
      PixelSize(width: 390, height: 844), PixelSize(width: 820, height: 1180),
      PixelSize(width: 1440, height: 900),
    ]
    return common.first { $0.width >= width } ?? PixelSize(width: width, height: 1080)
  }

  /// The breakpoints of a layout that names none.
  static func standard(at span: Span) -> [Breakpoint] {
    [("mobile", 0), ("tablet", 740), ("desktop", 1100)].map { name, from in
      Breakpoint(
        name: Spanned(name, span), from: Spanned(from, span), screen: usualScreen(from: from))
    }
  }
}
