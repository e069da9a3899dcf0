import GalleyModel
import GalleyBasics

extension Condition {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, of: "a condition", findings) else { return nil }
    self.init()
    sections = keys.read("section") { findings.oneOrMore($0, of: "sections", findings.text) } ?? []
    tags = keys.read("tag") { findings.oneOrMore($0, of: "tags", findings.text) } ?? []
    words =
      keys.read("words") {
        findings.oneOrMore($0, of: "comparisons") { Comparison.decode($0, findings) }
      } ?? []
    breakpoints = keys.breakpointNames("breakpoint")
    keys.finish()
  }
}

extension Comparison {
  /// `>= 600`, `< 300`; a bare number is "equal".
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<Comparison>? {
    guard let text = findings.text(node)?.value else { return nil }
    let sign = text.prefix { !$0.isNumber && $0 != " " && $0 != "-" }
    let number = Int(text.dropFirst(sign.count).drop { $0 == " " })
    if let op = sign.isEmpty ? .equal : Operator(rawValue: String(sign)), let number,
      (0...10_000_000).contains(number)
    {
      return Spanned(Comparison(op, number), node.span)
    }
    findings.report(
      .badValue, "'\(excerpt(text))' is not a comparison of words", at: node.span,
      "write it like '\">= 600\"'")
    return nil
  }
}
