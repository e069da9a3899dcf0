import GalleyBasics
import GalleyLanguage
import GalleyModel
import GalleyPlacement

extension EarlierAds {
  /// As much as is written of the longest articles.
  private static let limits = YAMLLimits(bytes: 16 << 20, nodes: 2_000_000)

  /// Reads what `galley why --format json` wrote, which as all JSON is YAML, and nothing else: who gives
  /// another file would think that ads are kept.
  ///
  /// Breakpoints that the layout no longer has are passed over.
  init(
    reading path: String, of layout: ResolvedLayout, in workspace: any Workspace
  ) throws(GalleyError) {
    let bytes: [UInt8]
    do {
      bytes = try workspace.read(path, limit: Self.limits.bytes)
    } catch {
      throw GalleyError("cannot read '\(path)': \(error)")
    }
    guard layout.keepsAdsStable else {
      throw GalleyError(
        "nothing would be kept: no body's slot has a placement that says 'keep_stable: true'")
    }
    let file = SourceFile(path: path, bytes: bytes)
    let read = YAMLNode.parse(file, limits: Self.limits)
    guard !read.diagnostics.hasErrors, let root = read.value,
      case .sequence(let screens) = root.content, !screens.isEmpty
    else { throw Self.refusal(path) }
    var found: [String: [Anchor]] = [:]
    for screen in screens {
      guard let name = screen["breakpoint"]?.scalar?.text else {
        throw Self.refusal(path, "no breakpoint is named", screen)
      }
      found[name] = try Self.anchors(screen, path)
    }
    self.init(anchors: layout.breakpoints.map { found[$0.name.value] ?? [] })
  }

  /// The gaps that had ads at a breakpoint; where there was no body, a `reason` says so instead.
  private static func anchors(
    _ screen: YAMLNode, _ path: String
  ) throws(GalleyError) -> [Anchor] {
    guard let ads = screen["ads"] else {
      if screen["reason"]?.scalar != nil { return [] }
      throw refusal(path, "'ads' is missing", screen)
    }
    guard case .sequence(let items) = ads.content else {
      throw refusal(path, "'ads' is no list", ads)
    }
    var anchors: [Anchor] = []
    for item in items {
      guard let scalar = item["anchor"]?.scalar else {
        throw refusal(path, "an ad has no anchor", item)
      }
      guard let anchor = Anchor(scalar.text) else {
        throw refusal(path, "'\(excerpt(scalar.text))' is no anchor", item)
      }
      anchors.append(anchor)
    }
    return anchors
  }

  /// - Parameter reason: what is wrong with a node; none for the whole file.
  private static func refusal(
    _ path: String, _ reason: String? = nil, _ node: YAMLNode? = nil
  ) -> GalleyError {
    let line = node.map { LineMap($0.span.file).location(of: $0.span.range.lowerBound).line }
    let more = reason.map { reason in ": \(reason)" + (line.map { " in line \($0)" } ?? "") }
    return GalleyError("'\(path)' is not what 'galley why --format json' writes\(more ?? "")")
  }
}

extension YAMLNode {
  /// The value of a mapping's key.
  fileprivate subscript(_ key: String) -> YAMLNode? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key.scalar?.text == key }?.value
  }
}

extension ResolvedLayout {
  /// Has the slots of bodies placed by a preset instead of their own constraints. Presets are about bodies: slots
  /// that stand elsewhere keep theirs. So does `keep_stable`, which says nothing of where ads may stand.
  mutating func place(byPreset name: String) throws(GalleyError) {
    guard let preset = PlacementPreset(named: name) else {
      let names = PlacementPreset.all.map(\.name)
      let likely = Suggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      throw GalleyError(
        "no placement preset is named '\(name)'; "
          + (likely ?? "there are: \(names.joined(separator: ", "))"))
    }
    let constraints = breakpoints.map { preset.constraints(fromWidth: $0.from.value) }
    for index in slotsOfBodies {
      slots[index].placement.constraints = zip(constraints, slots[index].placement.constraints).map
      { constraints, own in
        var constraints = constraints
        constraints.density = constraints.density ?? own.density.map { Spanned(.policy, $0.span) }
        constraints.keepStable = own.keepStable
        return constraints
      }
    }
  }

  /// Whether any body's ads stay where they were, where they need not move.
  var keepsAdsStable: Bool {
    slotsOfBodies.contains { slot in
      slots[slot].placement.constraints.contains { $0.keepStable?.value == true }
    }
  }

  /// The slots that bodies name, whose constraints are those of all that stand there in sequence.
  private var slotsOfBodies: Set<Int> {
    Set(regions.flatMap(\.blocks).filter { $0.kind.name == .body }.compactMap(\.slot))
  }
}
