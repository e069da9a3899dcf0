import GalleyBasics
import GalleyModel

extension Placement {
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .placement, findings) else { return nil }
    self.init()
    preset = keys.text("preset")
    constraints = Constraints(&keys)
    sequence = keys.read("sequence") { node in
      findings.some(of: "slot", node, findings.list(node, of: "slots", findings.text))
    }
    changes =
      keys.read("at") { node in
        findings.named(node, of: "breakpoints to placement rules") { name, node in
          Constraints(node, findings).map { Change(breakpoint: name, constraints: $0) }
        }
      } ?? []
    keys.finish()
  }
}

extension Constraints {
  /// The constraints of one breakpoint.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard var keys = Mapping(node, .rules, findings) else { return nil }
    self.init(&keys)
    keys.finish()
  }

  init(_ keys: inout Mapping) {
    self.init()
    let findings = keys.findings
    first = keys.read("first") { Distance.decode($0, findings) }
    last = keys.read("last") { Distance.decode($0, findings) }
    gap = keys.read("gap") { GapStep.decode($0, findings) }
    around = keys.read("around") { Distance.decode($0, findings) }
    max = keys.integer("max")
    minWords = keys.integer("min_words")
    between = keys.choice("between")
    clearOf = keys.read("clear_of") { NeighborDistances.decode($0, findings) } ?? []
    density = keys.read("density") { DensityLimit.decode($0, findings) }
    screen = keys.read("screen", findings.flag)
    readers = keys.read("readers") { findings.readers($0) }
    keepStable = keys.read("keep_stable", findings.flag)
  }
}

extension NeighborDistances {
  /// The kinds of block with their distances: one, or `{ after, before }`.
  fileprivate static func decode(_ node: YAMLNode, _ findings: Findings) -> [NeighborDistances]? {
    guard
      var keys = Mapping(
        node, of: KeyTable.neighbors, expected: "a mapping of kinds of block to distances", findings
      )
    else { return nil }
    keys.synonyms = Neighbor.synonyms
    if case .mapping(let entries) = node.content, entries.isEmpty {
      findings.reportNone(of: "kind of block", at: node, "such as 'heading: 100px'")
    }
    let clearances = Neighbor.allCases.compactMap { neighbor in
      keys.read(neighbor.rawValue) { NeighborDistances(of: neighbor, $0, findings) }
    }
    keys.finish()
    return clearances
  }

  private init?(of neighbor: Neighbor, _ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let distance = Distance.decode(node, findings) else { return nil }
      self.init(of: neighbor, after: distance, before: distance)
      return
    }
    guard !entries.isEmpty else {
      findings.reportNone(
        of: "distance", at: node, "write a distance, or 'after' and 'before' with one each")
      return nil
    }
    var list = KeyTable.named(.clearance).list
    list.what = "'clear_of.\(neighbor.rawValue)'"
    var keys = Mapping(entries, of: list, at: node.span, findings)
    let after = keys.read("after") { Distance.decode($0, findings) }
    let before = keys.read("before") { Distance.decode($0, findings) }
    keys.finish()
    self.init(of: neighbor, after: after, before: before)
  }
}

extension Neighbor {
  /// What HTML and others call the kinds of block.
  fileprivate static let synonyms = [
    "figure": "image", "picture": "image", "photo": "image", "img": "image", "media": "image",
    "blockquote": "quote", "pre": "code", "video": "embed", "iframe": "embed", "hr": "divider",
    "rule": "divider",
  ]
}

extension Distance {
  /// `500px`, `2 screens`, `1 paragraph`, `250 words`, `30%`.
  ///
  /// - Parameter hint: what to write instead of what is none, where that is no length in px.
  static func decode(
    _ node: YAMLNode, _ findings: Findings, hint: String? = nil
  ) -> Spanned<Distance>? {
    guard let text = findings.text(node)?.value else { return nil }
    let digits = text.prefix { $0.isNumber || $0 == "." }
    let word = String(text.dropFirst(digits.count).drop { $0 == " " })
    let unit = Unit.allCases.first { word == $0.rawValue || word == $0.singular }
    if let amount = Double(digits), amount >= 0, amount <= 100_000, let unit {
      return Spanned(Distance(amount, unit), node.span)
    }
    if hint == nil, let bare = Int(text), (leastPixels...100_000).contains(bare) {
      findings.report(
        Diagnostic(
          .badLength, "a distance needs its unit",
          at: Diagnostic.Label(node.span, "did you mean '\(bare)px'?"), notes: [usualHint],
          fixIt: Diagnostic.FixIt(value: node.span, "\(bare)px", isGuess: true)))
    } else {
      findings.report(
        .badLength, "'\(excerpt(text))' is not a distance", at: node.span, hint ?? usualHint)
    }
    return nil
  }

  /// A number without a unit that is smaller probably counts screens or paragraphs.
  private static let leastPixels = 50
  private static let usualHint =
    "write it like '500px', '2 screens', '3 paragraphs', '250 words', '2 entries' or '30%'"
}

extension GapStep {
  /// One distance between all, or a mapping of an advertisement's number to the distance above it and
  /// those that follow.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> [GapStep]? {
    guard case .mapping(let entries) = node.content else {
      return Distance.decode(node, findings).map { [GapStep(from: 2, distance: $0)] }
    }
    guard !entries.isEmpty else {
      findings.reportNone(of: "distance", at: node, "write '1 screen', or '{ 2: 1 screen }'")
      return nil
    }
    let steps = entries.compactMap { entry -> GapStep? in
      // In JSON all keys are in quotes.
      let key = entry.key.scalar.map { YAMLNode(.scalar(YAMLScalar($0.text)), entry.key.span) }
      guard let number = findings.integer(key ?? entry.key, in: 2...1000),
        let distance = Distance.decode(entry.value, findings)
      else { return nil }
      return GapStep(from: number.value, distance: distance)
    }
    return steps.isEmpty ? nil : steps.sorted { $0.from < $1.from }
  }
}

extension DensityLimit {
  /// `policy`, `none` or a share such as `25%`.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<DensityLimit>? {
    guard let text = findings.text(node) else { return nil }
    switch text.value {
    case "policy": return Spanned(.policy, node.span)
    case "none": return Spanned(.none, node.span)
    default:
      if let share = Double.share(text.value) { return Spanned(.share(share), node.span) }
      findings.report(
        .badValue, "'\(excerpt(text.value))' is not a density", at: node.span,
        "write 'policy', 'none' or a share such as '25%'")
      return nil
    }
  }
}

extension Findings {
  /// A list of shares such as `[100%, 80%, 60%]`. They may rise, as where links lead into a text, but
  /// where nobody comes no placement is better than another.
  func readers(_ node: YAMLNode) -> Spanned<[Double]>? {
    let shares = list(node, of: "shares of readers") { item -> Double? in
      guard let text = self.text(item) else { return nil }
      if let share = Double.share(text.value) { return share }
      report(
        .badValue, "'\(excerpt(text.value))' is not a share of readers", at: item.span,
        "write it like '80%'")
      return nil
    }
    guard let shares = some(of: "share of readers", node, shares) else { return nil }
    if case .sequence(let written) = node.content, written.count == shares.count,
      shares.allSatisfy({ $0 == 0 })
    {
      report(
        .badValue, "no part of the body has a reader", at: node.span,
        "one share at least is more than 0%")
      return nil
    }
    return Spanned(shares, node.span)
  }
}

extension Findings {
  /// What was read of a list, unless it is empty; one that was written empty is reported.
  func some<Item>(of what: String, _ node: YAMLNode, _ items: [Item]?) -> [Item]? {
    if case .sequence(let written) = node.content, written.isEmpty {
      reportNone(of: what, at: node, "name one, or leave the key out")
    }
    return items?.isEmpty == true ? nil : items
  }

  /// Reports a list or a mapping without anything in it.
  func reportNone(of what: String, at node: YAMLNode, _ label: String) {
    report(.badValue, "no \(what) is given", at: node.span, label)
  }
}

extension SlotValue {
  /// A number, or a mapping of sizes to numbers.
  init?(_ node: YAMLNode, _ findings: Findings) {
    guard case .mapping(let entries) = node.content else {
      guard let value = findings.worth(node) else { return nil }
      self = .each(value)
      return
    }
    self = .bySize(
      entries.compactMap { entry in
        guard let size = AdSize.decode(entry.key, findings),
          let value = findings.worth(entry.value)
        else { return nil }
        return (size, value)
      })
  }
}

extension Findings {
  /// A number from 0 to 10,000, with up to three decimals that count.
  fileprivate func worth(_ node: YAMLNode) -> Spanned<Double>? {
    guard let text = text(node) else { return nil }
    if let value = Double(text.value), (0...10_000).contains(value) {
      return Spanned(value, node.span)
    }
    report(
      .badValue, "'\(excerpt(text.value))' is not a value", at: node.span,
      "a number from 0 to 10000, such as '1.5'")
    return nil
  }
}

extension Double {
  /// A share from 0 to 1 that is written per cent.
  fileprivate static func share(_ text: String) -> Double? {
    text.dropping(suffix: "%").flatMap { Double($0) }.flatMap {
      (0...100).contains($0) ? $0 / 100 : nil
    }
  }
}
