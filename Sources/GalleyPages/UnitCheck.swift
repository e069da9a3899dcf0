package import GalleyBasics
package import GalleyModel

/// What is wrong with the unit of a slot, before an ad server says so in some reader's console.
package enum UnitCheck {
  package static func findings(_ slot: Slot, _ server: AdServer) -> [Diagnostic] {
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
    // What differs from page to page is made to fit when it is put in.
    let unit = template.value.path { name in
      name == .slot ? slot.name.value : server.value(of: name) ?? name.rawValue
    }
    return problem(of: unit).map { problem in
      [
        Diagnostic(
          .badValue, .error, "'\(excerpt(unit))' is no path of a unit: \(problem)",
          at: Diagnostic.Label(template.span),
          notes: ["an ad server's path is like '/1234567/courier/in_article'"])
      ]
    } ?? []
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
