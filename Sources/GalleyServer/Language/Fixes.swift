import GalleyBasics

/// The changes that put findings right.
enum Fixes {
  static func actions(_ question: LanguageQuestion) -> JSONValue? {
    let only = question.params["context"]?["only"]?.items?.compactMap(\.string)
    func isWanted(_ kind: String) -> Bool {
      only?.contains { kind == $0 || kind.hasPrefix("\($0).") } ?? true
    }
    var actions: [JSONValue] = []
    if isWanted("quickfix") { actions += quickFixes(question) }
    if isWanted("source.fixAll"), let all = all(question) { actions.append(all) }
    return .array(actions)
  }

  /// A fix that changes the file itself: others are changed where they are open.
  private static func own(_ question: LanguageQuestion) -> [Diagnostic] {
    question.diagnostics.filter { $0.fixIt?.span.file.path == question.view.path }
  }

  private static func quickFixes(_ question: LanguageQuestion) -> [JSONValue] {
    let view = question.view
    let range = question.range
    var texts = DiagnosticWriter(encoding: view.text.encoding, address: FileAddress.of)
    return own(question).compactMap { diagnostic in
      guard let fix = diagnostic.fixIt else { return nil }
      let place = diagnostic.primary.span.range
      guard place.lowerBound <= range.upperBound, range.lowerBound <= place.upperBound else {
        return nil
      }
      return [
        "title": .string(title(of: fix)),
        "kind": "quickfix",
        "diagnostics": [texts.json(diagnostic)],
        "isPreferred": .bool(!fix.isGuess),
        "edit": edit([fix], view),
      ]
    }
  }

  private static func title(of fix: Diagnostic.FixIt) -> String {
    let old = excerpt(fix.span.text)
    let new = excerpt(fix.replacement)
    if fix.span.range.isEmpty { return "Insert '\(new)'" }
    return fix.replacement.isEmpty ? "Remove '\(old)'" : "Replace '\(old)' with '\(new)'"
  }

  /// All that are surely what was meant.
  private static func all(_ question: LanguageQuestion) -> JSONValue? {
    let edits = SourceEdits.all(for: own(question), guesses: false).flatMap(\.edits)
    guard !edits.isEmpty else { return nil }
    return [
      "title": "Put right all that Galley can", "kind": "source.fixAll",
      "edit": edit(edits, question.view),
    ]
  }

  private static func edit(_ fixes: [Diagnostic.FixIt], _ view: FileView) -> JSONValue {
    let edits = fixes.map { fix -> JSONValue in
      ["range": view.text.range(fix.span.range), "newText": .string(fix.replacement)]
    }
    return ["changes": .object([JSONValue.Member(FileAddress.of(view.path), .array(edits))])]
  }
}
