import GalleyModel
import GalleySyntax

extension Placement {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a placement", findings) else { return nil }
    self.init()
    first = keys.read("first") { Distance.decode($0, findings) }
    last = keys.read("last") { Distance.decode($0, findings) }
    gap = keys.read("gap") { Distance.decode($0, findings) }
    max = keys.read("max") { findings.integer($0, in: 0...100) }
    minWords = keys.read("min_words") { findings.integer($0, in: 0...1_000_000) }
    clearOf = keys.read("clear_of") { Self.neighbors($0, findings) } ?? []
    keys.finish()
  }

  private static func neighbors(
    _ node: YAMLNode, _ findings: Findings
  ) -> [(neighbor: Neighbor, distance: Spanned<Distance>)]? {
    guard var keys = Mapping(node, of: "a list of what to keep clear of", findings) else {
      return nil
    }
    let neighbors = Neighbor.allCases.compactMap { neighbor in
      keys.read(neighbor.rawValue) { Distance.decode($0, findings) }.map { (neighbor, $0) }
    }
    keys.finish()
    return neighbors
  }
}

extension Distance {
  /// `500px`, `2 screens`, `1 paragraph`, `250 words`, `30%`.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Distance>? {
    guard let text = findings.text(node)?.value else { return nil }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let word = String(text.dropFirst(digits.count).drop { $0 == " " })
    let unit = Unit(rawValue: word) ?? Unit(rawValue: word + "s")
    if let amount = Double(digits), amount >= 0, amount <= 100_000, let unit {
      return Spanned(Distance(amount, unit), node.span)
    }
    findings.report(
      "bad-length", "'\(excerpt(text))' is not a distance", at: node.span,
      "write it like '500px', '2 screens', '3 paragraphs', '250 words' or '30%'")
    return nil
  }
}
