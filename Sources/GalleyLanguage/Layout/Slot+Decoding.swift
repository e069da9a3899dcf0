import GalleyBasics
import GalleyModel

extension Slot {
  /// - Parameter lists: those of the layout that its sizes may name.
  init?(name: Spanned<String>, _ node: YAMLNode, _ lists: SizeLists, _ findings: Findings) {
    guard var keys = Mapping(node, .slot, at: name.span, findings) else { return nil }
    let position: Spanned<SlotPosition>? = keys.choice("position")
    // What covers the whole screen, or nothing that is known, needs no size.
    if position?.value.staysOnScreen == false { keys.waive("sizes") }
    let sizes = keys.node("sizes").flatMap { SlotSizes($0, lists, findings) }
    self.init(name: name, sizes: sizes ?? SlotSizes([]))
    self.position = position
    label = keys.read("label", findings.shortText)
    reserve = keys.read("reserve") { Reserve.decode($0, findings) }
    unfilled = keys.choice("unfilled")?.value ?? .hold
    creative = keys.read("creative") { Creative($0, findings) }
    unit = keys.read("unit") { UnitTemplate.decode($0, findings) }
    targeting = keys.read("targeting") { findings.targeting($0) } ?? []
    sticky = keys.flag("sticky") ?? false
    interscroller = keys.length("interscroller")
    lazy = keys.flag("lazy") ?? false
    refresh = keys.read("refresh") { findings.seconds($0) }
    placement = keys.read("placement") { Placement($0, findings) }
    value = keys.read("value") { SlotValue($0, findings) }
    allow = keys.allowances()
    keys.finish()
    checkValues(findings)
    checkPosition(node, findings)
  }

  /// What stays where it is in the flow means nothing out of it, and a window is as high as it is said to be and
  /// scrolls with the page.
  private func checkPosition(_ node: YAMLNode, _ findings: Findings) {
    func refuse(_ keys: [String], _ slot: String, _ span: Span, _ reason: String) {
      for key in keys {
        guard let entry = node.entries?.first(where: { $0.key.isScalar(key) }),
          !entry.value.isScalar("false")
        else { continue }
        findings.report(
          Diagnostic(
            .badValue, .error, "\(slot) has no '\(key)'",
            at: Diagnostic.Label(entry.key.span, "leave it out"),
            also: [Diagnostic.Label(span, reason)]))
      }
    }
    if let position {
      refuse(
        ["sticky", "placement", "interscroller"], "a slot that is out of the flow of the page",
        position.span, "out of the flow")
      if !position.value.staysOnScreen {
        refuse(["refresh"], "a slot that does not stay on the screen", position.span, "shown once")
      }
    } else if let interscroller {
      refuse(
        ["sticky", "reserve"], "a slot whose ad is seen through a window", interscroller.span,
        "the window's height")
    }
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

extension Findings {
  /// `30s`.
  fileprivate func seconds(_ node: YAMLNode) -> Int? {
    guard let text = text(node) else { return nil }
    if let seconds = Int(text.value.dropping(suffix: "s") ?? ""), 30...3600 ~= seconds {
      return seconds
    }
    let bare = Int(text.value).flatMap { 30...3600 ~= $0 ? "write '\($0)s'" : nil }
    report(
      .badValue, "'\(excerpt(text.value))' is not a time from 30s to 3600s", at: node.span,
      bare ?? "write it like '30s'")
    return nil
  }
}

extension SlotSizes {
  /// A list for all breakpoints, or a mapping of breakpoints to lists.
  init?(_ node: YAMLNode, _ lists: SizeLists, _ findings: Findings) {
    guard case .mapping = node.content else {
      guard let sizes = lists.sizes(node, findings) else { return nil }
      self.init([Entry(breakpoint: nil, sizes: sizes)])
      return
    }
    let entries = findings.named(node, of: "breakpoints to sizes") { breakpoint, node in
      lists.sizes(node, findings).map { Entry(breakpoint: breakpoint, sizes: $0) }
    }
    self.init(entries ?? [])
  }
}

/// The lists of sizes that a layout names, for its slots to share.
struct SizeLists {
  /// The most sizes of a slot on one breakpoint: an ad server is asked for a handful.
  private static let limit = 256

  private let lists: [(name: Spanned<String>, sizes: [Spanned<AdSize>])]
  private let byName: [String: [Spanned<AdSize>]]

  /// - Parameter node: a mapping of names to sizes; `nil` for a layout without any.
  init(_ node: YAMLNode?, _ findings: Findings) {
    let read = node.flatMap { node in
      findings.named(node, of: "names to lists of sizes") { name, node in
        findings.oneOrMore(node, of: "sizes") { AdSize.decode($0, findings) }
          .map { (name: name, sizes: $0) }
      }
    }
    lists = read ?? []
    byName = Dictionary(lists.map { ($0.name.value, $0.sizes) }) { first, _ in first }
    for list in lists where list.name.value == "fluid" {
      findings.report(
        .badName, "'fluid' is a size, so no list can have this name", at: list.name.span,
        "give it another name")
    }
  }

  /// A size or the name of a list, or a list of such; each size once.
  fileprivate func sizes(_ node: YAMLNode, _ findings: Findings) -> [Spanned<AdSize>]? {
    findings.oneOrMore(node, of: "sizes") { named($0, findings) }.map { sizes in
      var known: Set<AdSize> = []
      var all: [Spanned<AdSize>] = []
      for size in sizes.joined() where all.count <= Self.limit {
        if known.insert(size.value).inserted { all.append(size) }
      }
      if let more = all.dropFirst(Self.limit).first {
        findings.report(
          .tooManyNodes, "a slot may have \(Self.limit) sizes", at: more.span, "this is one more")
      }
      return Array(all.prefix(Self.limit))
    }
  }

  private func named(_ node: YAMLNode, _ findings: Findings) -> [Spanned<AdSize>]? {
    guard let text = node.scalar?.text, text != "fluid", text.first?.isLetter == true,
      !lists.isEmpty
    else { return AdSize.decode(node, findings).map { [$0] } }
    if let sizes = byName[text] { return sizes }
    findings.reportUnknown(
      .badSize, "no list of sizes is named", Spanned(text, node.span),
      among: lists.map(\.name.value),
      definedAt: { name in lists.first { $0.name.value == name }?.name.span })
    return nil
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
    guard var keys = Mapping(node, .creative, findings) else { return nil }
    let image = keys.node("image").flatMap(findings.shortText)
    let alt = keys.node("alt").flatMap(findings.shortText)
    let link = keys.read("link", findings.shortText)
    keys.finish()
    guard let image, let alt else { return nil }
    self.init(image: image.value, alt: alt.value, link: link?.value)
  }
}

extension Findings {
  /// The most values of one slot: each of its ads has them all.
  private static let mostTargeting = 256

  fileprivate func targeting(_ node: YAMLNode) -> [Targeting]? {
    var left = Self.mostTargeting
    return named(node, of: "targeting keys to values") { key, node in
      oneOrMore(node, of: "values", shortText).flatMap { values in
        check(key, upTo: Targeting.longestKey, "key")
        for value in values { check(value, upTo: Targeting.longestValue, "value") }
        guard left >= 0 else { return nil }
        left -= values.count
        if left < 0 {
          reportTooMany(
            "the values that a slot is targeted by", limit: Self.mostTargeting, at: key.span)
        }
        return Targeting(key: key.value, values: values.prefix(Self.mostTargeting).map(\.value))
      }
    }
  }

  /// Says what Google Ad Manager would not take; other ad servers may.
  private func check(_ text: Spanned<String>, upTo longest: Int, _ what: String) {
    let problem: String? =
      if let refused = text.value.first(where: Targeting.refused.contains) {
        "no '\(refused)' may stand in it"
      } else if text.value.count > longest {
        "it has \(text.value.count) characters, \(longest) are allowed"
      } else {
        nil
      }
    guard let problem else { return }
    report(
      Diagnostic(
        .badValue, .warning,
        "Google Ad Manager takes no \(what) of targeting like '\(excerpt(text.value))': \(problem)",
        at: Diagnostic.Label(text.span)))
  }
}

extension UnitTemplate {
  /// A path in which names stand in braces.
  static func decode(_ node: YAMLNode, _ findings: Findings) -> Spanned<UnitTemplate>? {
    guard let text = findings.text(node) else { return nil }
    let bytes = Array(text.value.utf8)
    let places = TextPlaces(node)
    var parts: [Part] = []
    var start = 0
    while start < bytes.count {
      guard let open = bytes[start...].firstIndex(of: UInt8(ascii: "{")) else {
        parts.append(.text(String(decoding: bytes[start...], as: UTF8.self)))
        break
      }
      if open > start { parts.append(.text(String(decoding: bytes[start..<open], as: UTF8.self))) }
      guard let close = bytes[open...].firstIndex(of: UInt8(ascii: "}")) else {
        findings.report(
          .badValue, "a '{' has no '}'", at: places.span(of: open..<open + 1),
          "write a name like '{section}'")
        return nil
      }
      let word = Spanned(
        String(decoding: bytes[open + 1..<close], as: UTF8.self),
        places.span(of: open + 1..<close))
      guard let name = Name(rawValue: word.value) else {
        findings.reportUnknown(
          .badValue, "no part of a unit is called", word, among: Name.allCases.map(\.rawValue))
        return nil
      }
      parts.append(.name(name))
      start = close + 1
    }
    return Spanned(UnitTemplate(parts), text.span)
  }
}
