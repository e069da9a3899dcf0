import GalleyBasics
import GalleyModel

extension Condition {
  /// - Parameter table: what it may ask for where it stands.
  init?(_ node: YAMLNode, _ table: KeyTable.Name, _ findings: Findings) {
    guard var keys = Mapping(node, table, findings) else { return nil }
    self.init()
    sections = keys.read("section") { findings.names($0, of: "section") } ?? []
    tags = keys.read("tag") { findings.names($0, of: "tag") } ?? []
    if keys.mayHave("words") {
      words =
        keys.read("words") {
          findings.oneOrMore($0, of: "comparisons") { Comparison.decode($0, findings) }
        } ?? []
    }
    if keys.mayHave("breakpoint") { breakpoints = keys.breakpointNames("breakpoint") }
    not = keys.read("not") { Self.list($0, table, findings) } ?? []
    keys.finish()
    if depth > Self.deepest {
      findings.report(
        .nestingTooDeep,
        "this 'not' holds \(depth - 1) others inside each other; at most \(Self.deepest - 1) are read",
        at: node.span)
      not = []
    } else if size > Self.largest {
      findings.report(
        .tooManyNodes,
        "this condition asks for \(decimal(size)) names and numbers; at most \(decimal(Self.largest)) are read",
        at: node.span)
      not = []
    }
  }

  /// Conditions are compared with each other, and what they hold with what others hold.
  private static let deepest = 4
  private static let largest = 1_024

  /// How many conditions stand in each other.
  private var depth: Int { 1 + (not.map(\.depth).max() ?? 0) }

  /// How many names and numbers it asks for; one that asks for none costs as much as one that asks for one.
  private var size: Int {
    max(
      1,
      sections.count + tags.count + words.count + breakpoints.count
        + not.reduce(0) { $0 + $1.size })
  }

  /// One condition or a list, each of which says something.
  static func list(_ node: YAMLNode, _ table: KeyTable.Name, _ findings: Findings) -> [Condition]? {
    findings.oneOrMore(node, of: "conditions") { node in
      if node.entries?.isEmpty == true {
        findings.report(
          .badValue, "this condition always holds", at: node.span,
          "say what it asks for, such as 'section: News'")
        return nil
      }
      return Condition(node, table, findings)
    }
  }
}

extension Findings {
  /// Names of sections or tags; one that looks like a negation is none.
  fileprivate func names(_ node: YAMLNode, of key: String) -> [Spanned<String>]? {
    oneOrMore(node, of: "\(key)s") { node in
      guard let name = text(node) else { return nil }
      guard node.scalar?.style == .plain, let negated = name.value.dropping(prefix: "not ") else {
        return name
      }
      report(
        Diagnostic(
          .badValue, "'\(excerpt(name.value))' would be the name of a \(key)",
          at: Diagnostic.Label(node.span, "did you mean all others?"),
          notes: [
            "for all others write 'not: { \(key): \(excerpt(negated)) }'",
            "a name that begins with 'not ' goes in quotes",
          ]))
      return nil
    }
  }
}

extension String {
  fileprivate func dropping(prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
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
