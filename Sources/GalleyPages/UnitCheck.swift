package import GalleyBasics
package import GalleyModel

/// What is wrong with the unit of a slot, before an ad server says so in some reader's console.
package enum UnitCheck {
  /// - Parameters:
  ///   - path: the unit's path on a page; `nil` where only the slot is looked at, and what differs from page to page is not known.
  ///   - section: that page's.
  package static func findings(
    _ slot: Slot, _ server: AdServer, of path: String? = nil, in section: String? = nil
  ) -> [Diagnostic] {
    guard let template = slot.unit ?? server.unit else {
      return [
        Diagnostic(
          .missingKey, .error,
          "the slot '\(slot.name.value)' has no unit, by which an ad server knows it",
          at: Diagnostic.Label(slot.name.span, "no 'unit'"),
          notes: [
            "'ads: { unit: \"/{network}/{site}/{slot}\" }' in galley.yaml says it for all slots"
          ])
      ]
    }
    let unsaid = [UnitTemplate.Name.network, .site].filter {
      template.value.names($0) && server.value(of: $0) == nil
    }
    guard unsaid.isEmpty else {
      return unsaid.map { name in
        Diagnostic(
          .missingKey, .error,
          "the unit names {\(name.rawValue)}, and nothing says what it is",
          at: Diagnostic.Label(template.span),
          notes: ["say 'ads: { \(name.rawValue): … }' in galley.yaml"])
      }
    }
    let unit =
      path
      ?? template.value.path { name in
        name == .slot ? slot.name.value : server.value(of: name) ?? name.rawValue
      }
    return problem(of: unit).map { problem in
      [
        Diagnostic(
          .badValue, .error, "'\(excerpt(unit))' is no path of a unit: \(problem)",
          at: Diagnostic.Label(template.span),
          notes: ["an ad server's path is like '/1234567/courier/in_article'"]
            + (section.map { ["so it is on pages of the section '\(excerpt($0))'"] } ?? []))
      ]
    } ?? []
  }

  /// What all exports would refuse of the units that the slots have, each place once: pages may be made without an ad server.
  package static func warnings(_ layouts: [ResolvedLayout], _ server: AdServer) -> [Diagnostic] {
    var seen: Set<Span> = []
    return layouts.flatMap(\.slots).flatMap { slot -> [Diagnostic] in
      guard let unit = slot.slot.unit ?? server.unit else { return [] }
      var found = findings(slot.slot, server)
      guard !found.isEmpty, seen.insert(unit.span).inserted else { return [] }
      for index in found.indices { found[index].severity = .warning }
      return found
    }
  }

  /// What Google Ad Manager says of ad unit codes: their parts have up to 100 characters, of letters, digits and
  /// some marks; the first is the network's number, with that of a child network behind a comma.
  private static func problem(of path: String) -> String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
    guard path.hasPrefix("/"), parts.count > 1, let network = parts.first else {
      return "it has no '/', a network's number and a name"
    }
    let isNumber = network.split(separator: ",", omittingEmptySubsequences: false)
      .allSatisfy { !$0.isEmpty && $0.allSatisfy { ("0"..."9").contains($0) } }
    guard isNumber else { return "'\(network)' is not a network's number" }
    for part in parts.dropFirst() {
      if part.count > 100 { return "a part of it has more than 100 characters" }
      if let refused = part.first(where: { !isAllowed($0) }) {
        return "'\(refused)' may not stand in it"
      }
    }
    return nil
  }

  private static func isAllowed(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || "_-.*\\!<:()".contains(character)
  }
}

/// What is wrong with the units of the ads on pages, with all that is put into them; what is wrong with a unit is told
/// once, whichever pages have it.
package struct UnitFindings: Sendable {
  /// The unit of a slot on some pages.
  private struct Unit: Hashable {
    /// Where the slot is defined.
    let slot: Span
    let path: String?
  }

  private let server: AdServer
  /// Whether an ad server would refuse them.
  private var known: [Unit: Bool] = [:]
  /// In the order of the pages.
  package private(set) var diagnostics: [Diagnostic] = []

  package init(_ server: AdServer) { self.server = server }

  /// Looks at the units of a page.
  ///
  /// - Returns: whether an ad server would refuse one.
  package mutating func check(_ composition: Composition) -> Bool {
    var isRefused = false
    for ad in composition.plan.screens.flatMap(\.ads) {
      let unit = Unit(slot: ad.definition, path: ad.unit)
      if let known = known[unit] {
        isRefused = isRefused || known
        continue
      }
      let slot = composition.page.layout.slots.first { $0.slot.name.span == ad.definition }?.slot
      let found = slot.map {
        UnitCheck.findings($0, server, of: ad.unit, in: composition.page.section)
      }
      known[unit] = found?.isEmpty == false
      isRefused = isRefused || found?.isEmpty == false
      diagnostics += found ?? []
    }
    return isRefused
  }

  /// Adds what was found on other pages, but for what is known of the same units.
  package mutating func add(_ other: UnitFindings) {
    known.merge(other.known) { $0 || $1 }
    diagnostics += other.diagnostics
  }
}
