/// Collects what one decoding finds. It lives as long as the decoding and is not shared.
package final class Findings {
  package private(set) var diagnostics: [Diagnostic] = []
  /// How many more names are compared with unknown ones: a file of thousands of both would otherwise
  /// take a time that grows with their product.
  private var comparisons = 50_000
  /// The most names that a note lists.
  private static let listed = 30
  /// The last such list, as one mistake is often made again and again.
  private var lastListing: (names: [String], text: String) = ([], "")

  private var maps = LineMaps()

  package init() {}

  /// The number of the line on which a place begins; lines are counted once.
  package func line(of span: Span) -> Int {
    maps[span.file].location(of: span.range.lowerBound).line
  }

  package func report(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic.namingInvisibleCharacter())
  }

  package func report(contentsOf others: [Diagnostic]) {
    diagnostics.append(contentsOf: others)
  }

  package func report(
    _ rule: RuleID, _ message: String, at span: Span, _ label: String = "",
    fixIt: Diagnostic.FixIt? = nil
  ) {
    report(
      Diagnostic(
        rule, .error, message, at: Diagnostic.Label(span, label), fixIt: fixIt))
  }

  /// Reports a word that names nothing, with the likely intent or else all that could stand there.
  ///
  /// - Parameters:
  ///   - meant: the likely intent, where it is known already.
  ///   - hint: what is told instead of a likely intent.
  package func reportUnknown(
    _ rule: RuleID, _ what: String, _ word: Spanned<String>, among known: [String],
    meant: String? = nil, hint: String? = nil, severity: Severity = .error,
    definedAt: (String) -> Span? = { _ in nil }
  ) {
    var diagnostic = Diagnostic(
      rule, severity, "\(what) '\(excerpt(word.value))'", at: Diagnostic.Label(word.span))
    if let hint {
      diagnostic.primary.text = hint
    } else if let likely = meant ?? suggestion(for: word.value, among: known) {
      diagnostic.primary.text = "did you mean '\(likely)'?"
      diagnostic.fixIt = Diagnostic.FixIt(value: word.span, likely, isGuess: true)
      if let span = definedAt(likely) {
        diagnostic.secondary = [Diagnostic.Label(span, "defined here")]
      }
    } else if !known.isEmpty {
      diagnostic.notes = [listing(known)]
    }
    report(diagnostic)
  }

  private func listing(_ names: [String]) -> String {
    if lastListing.names != names {
      let more = names.count > Self.listed ? ", …" : ""
      let text = "known here: \(names.prefix(Self.listed).joined(separator: ", "))\(more)"
      lastListing = (names, text)
    }
    return lastListing.text
  }

  /// The name that was probably meant, as long as there have not been too many unknown ones.
  package func suggestion(for word: String, among known: [String]) -> String? {
    comparisons -= known.count
    return comparisons < 0 ? nil : Suggestion.nearest(to: word, among: known)
  }

  /// Reports a node that is of another kind than its place asks for.
  package func reportWrongType(_ node: YAMLNode, expected: String, found: String? = nil) {
    report(
      .wrongType, "expected \(expected), found \(found ?? node.kindName)", at: node.span,
      "expected \(expected)")
  }
}

extension Findings {
  /// The items of a list.
  package func items(_ node: YAMLNode, of what: String) -> [YAMLNode]? {
    if case .sequence(let items) = node.content { return items }
    reportWrongType(node, expected: "a list of \(what)")
    return nil
  }

  /// A list whose items are read one by one; those that cannot be read are left out.
  package func list<Item>(
    _ node: YAMLNode, of what: String, _ reader: (YAMLNode) -> Item?
  ) -> [Item]? {
    items(node, of: what)?.compactMap(reader)
  }

  /// A list, or the one item that stands in its place.
  package func oneOrMore<Item>(
    _ node: YAMLNode, of what: String, _ reader: (YAMLNode) -> Item?
  ) -> [Item]? {
    if case .sequence = node.content { return list(node, of: what, reader) }
    return reader(node).map { [$0] }
  }

  /// A mapping whose keys are names of the writer's own choice.
  package func named<Value>(
    _ node: YAMLNode, of what: String, _ reader: (Spanned<String>, YAMLNode) -> Value?
  ) -> [Value]? {
    guard case .mapping(let entries) = node.content else {
      reportWrongType(node, expected: "a mapping of \(what)")
      return nil
    }
    return entries.compactMap { entry in
      guard let name = name(entry.key) else { return nil }
      return reader(name, entry.value)
    }
  }
}

extension Findings {
  /// The widest that any length may be, in CSS px: far beyond every screen, and safe to add up.
  private static let longest = 100_000

  /// Reports what is more than may be, at the first that is too much.
  package func reportTooMany(_ what: String, limit: Int, at span: Span) {
    report(
      .tooManyNodes, "\(what) are at most \(decimal(limit))", at: span,
      "this is one more")
  }

  /// The most bytes of a text that stands beside each of many things.
  private static let longestShort = 1_024

  /// A text that pages may show many times, such as a label.
  package func shortText(_ node: YAMLNode) -> Spanned<String>? {
    guard let text = text(node) else { return nil }
    let length = text.value.utf8.count
    if length <= Self.longestShort { return text }
    report(
      .tooManyNodes,
      "this text has \(decimal(length)) bytes; at most \(decimal(Self.longestShort)) may stand here",
      at: node.span)
    return nil
  }

  /// Any text; numbers are taken as they are written.
  package func text(_ node: YAMLNode) -> Spanned<String>? {
    guard let scalar = node.scalar, !scalar.isNull else {
      reportWrongType(node, expected: "text")
      return nil
    }
    return Spanned(scalar.text, node.span)
  }

  /// `true` or `false`, as in YAML 1.2.
  package func flag(_ node: YAMLNode) -> Spanned<Bool>? {
    switch node.scalar {
    case YAMLScalar("true"): return Spanned(true, node.span)
    case YAMLScalar("false"): return Spanned(false, node.span)
    default:
      reportWrongType(node, expected: "true or false")
      return nil
    }
  }

  /// A whole number within a range.
  package func integer(_ node: YAMLNode, in range: ClosedRange<Int>) -> Spanned<Int>? {
    guard let scalar = node.scalar, scalar.style == .plain, scalar.text.isWholeNumber else {
      reportWrongType(
        node, expected: "a whole number", found: node.scalar.map { "'\(excerpt($0.text))'" })
      return nil
    }
    guard let number = Int(scalar.text), range.contains(number) else {
      report(
        .badValue,
        "\(excerpt(scalar.text)) is out of range: \(range.lowerBound) to \(range.upperBound)",
        at: node.span, "from \(range.lowerBound) to \(range.upperBound)")
      return nil
    }
    return Spanned(number, node.span)
  }

  /// A whole length in CSS px, such as `300px`.
  package func pixels(_ node: YAMLNode) -> Spanned<Int>? {
    guard let text = text(node) else { return nil }
    if let pixels = Int(text.value.dropping(suffix: "px") ?? ""), pixels >= 0 {
      guard pixels <= Self.longest else {
        reportBadLength(node, "'\(excerpt(text.value))' is longer than \(Self.longest)px")
        return nil
      }
      return Spanned(pixels, node.span)
    }
    if let bare = Int(text.value), bare >= 0 {
      report(
        .badLength, "a length needs its unit", at: node.span, "write '\(bare)px'",
        fixIt: Diagnostic.FixIt(value: node.span, "\(bare)px"))
    } else {
      reportBadLength(node, "'\(excerpt(text.value))' is not a length in px")
    }
    return nil
  }

  /// A length in CSS px whose unit may be left out, as in `from: 740`.
  package func plainPixels(_ node: YAMLNode) -> Spanned<Int>? {
    guard let text = text(node) else { return nil }
    if let number = Int(text.value), (0...Self.longest).contains(number) {
      return Spanned(number, node.span)
    }
    return pixels(node)
  }

  package func reportBadLength(_ node: YAMLNode, _ message: String) {
    report(.badLength, message, at: node.span, "write it like '300px'")
  }

  /// One of an enumeration's words.
  package func choice<Choice: RawRepresentable & CaseIterable>(
    _ node: YAMLNode, _ type: Choice.Type = Choice.self
  ) -> Spanned<Choice>? where Choice.RawValue == String {
    guard let text = text(node) else { return nil }
    if let choice = Choice(rawValue: text.value) { return Spanned(choice, node.span) }
    reportUnknown(
      .badValue, "no value here is called", text, among: Choice.allCases.map(\.rawValue))
    return nil
  }

  /// A name that others may refer to: letters, digits, `_` and `-`, a letter first.
  package func name(_ node: YAMLNode) -> Spanned<String>? {
    guard let text = text(node) else { return nil }
    let bytes = text.value.utf8
    let isName = bytes.first.map(\.isASCIILetter) == true && bytes.allSatisfy(\.isNameByte)
    if isName && bytes.count <= 64 { return text }
    report(
      .badName, "'\(excerpt(text.value))' is not a name", at: node.span,
      "letters, digits, '_' and '-', a letter first, 64 at the most")
    return nil
  }

  /// A width and a height, such as `390x844`.
  package func size(_ node: YAMLNode) -> Spanned<(width: Int, height: Int)>? {
    guard let text = text(node) else { return nil }
    let parts = text.value.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    if parts.count == 2, let width = parts[0], let height = parts[1],
      (1...Self.longest).contains(width), (1...Self.longest).contains(height)
    {
      return Spanned((width, height), node.span)
    }
    report(
      .badSize, "'\(excerpt(text.value))' is not a size", at: node.span,
      "write width and height in px, like '300x250'")
    return nil
  }
}

extension UInt8 {
  fileprivate var isASCIILetter: Bool { (65...90).contains(self) || (97...122).contains(self) }

  fileprivate var isNameByte: Bool {
    isASCIILetter || (48...57).contains(self) || self == UInt8(ascii: "_")
      || self == UInt8(ascii: "-")
  }
}

extension String {
  /// Whether it is digits with or without a sign; there may be more of them than any integer has.
  fileprivate var isWholeNumber: Bool {
    let digits =
      utf8.first == UInt8(ascii: "-") || utf8.first == UInt8(ascii: "+")
      ? utf8.dropFirst() : utf8[...]
    return !digits.isEmpty && digits.allSatisfy { (48...57).contains($0) }
  }

  /// The text before a suffix, where it ends with it.
  package func dropping(suffix: String) -> String? {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : nil
  }
}
