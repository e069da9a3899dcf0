package import GalleyBasics
package import GalleyModel

extension Bids {
  /// Reads a JSON file of bids, by the names of slots: `{ "slot": [{ "bidder": …, "params": … }] }`.
  ///
  /// A slot whose bids cannot be used has none; what is wrong is an error at its line.
  package static func read(_ file: SourceFile) -> Diagnosed<[String: Bids]> {
    let parsed = JSONParser.parse(file)
    guard let root = parsed.value else { return Diagnosed([:], parsed.diagnostics) }
    let findings = Findings()
    guard let entries = root.entries else {
      findings.report(
        .wrongType, "an object of slots to lists of bids is expected", at: root.start)
      return Diagnosed([:], findings.diagnostics)
    }
    let values = try? JSONValue(file.bytes)
    var bids: [String: Bids] = [:]
    var names: Set<String> = []
    for entry in entries {
      guard let name = entry.key.scalar?.text else { continue }
      let areRight = check(entry, findings)
      guard names.insert(name).inserted else {
        findings.report(
          .duplicateKey, "the bids of '\(excerpt(name))' are said twice", at: entry.key.span)
        continue
      }
      if areRight, let list = values?[name] {
        bids[name] = Bids(slot: Spanned(name, entry.key.span), list: list)
      }
    }
    if values == nil, findings.diagnostics.isEmpty {
      findings.report(.jsonSyntax, "this is not JSON in all its numbers and texts", at: root.start)
    }
    return Diagnosed(bids, findings.diagnostics)
  }

  /// Tells what of a slot's bids Prebid.js would refuse.
  private static func check(_ entry: YAMLEntry, _ findings: Findings) -> Bool {
    guard case .sequence(let bids) = entry.value.content else {
      findings.report(
        .wrongType, "'\(excerpt(entry.key.scalar?.text ?? ""))' needs a list of bids",
        at: entry.value.start)
      return false
    }
    var areRight = true
    for bid in bids {
      if let problem = problem(of: bid) {
        findings.report(.badValue, problem.value, at: problem.span)
        areRight = false
      }
    }
    return areRight
  }

  private static func problem(of bid: YAMLNode) -> Spanned<String>? {
    guard let members = bid.entries else {
      return Spanned("a bid is an object with a 'bidder' and 'params'", bid.start)
    }
    let bidder = bid["bidder"]?.scalar
    guard let bidder, bidder.style != .plain, !bidder.text.isEmpty else {
      // A bid of Prebid Server's may have a module's name instead.
      if bid["module"] != nil { return nil }
      let keys = members.compactMap { entry in entry.key.scalar.map { ($0.text, entry.key.span) } }
      let likely = keys.first { Suggestion.nearest(to: $0.0, among: ["bidder"]) != nil }
      let hint = likely.map { "; did you mean 'bidder' by '\(excerpt($0.0))'?" } ?? ""
      return Spanned("a bid needs the name of its 'bidder'\(hint)", likely?.1 ?? bid.start)
    }
    if let params = bid["params"], params.entries == nil {
      return Spanned("'params' of a bid is an object", params.start)
    }
    return nil
  }
}
