import GalleyModel
import GalleyBasics

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
