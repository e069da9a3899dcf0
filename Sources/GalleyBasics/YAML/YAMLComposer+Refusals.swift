/// What the composer says of documents that are well formed but cannot be read as meant.
extension YAMLComposer {
  mutating func refuse(tooManyNodes place: Span) -> Halt {
    refuse(
      .tooManyNodes,
      "this YAML (\(decimal(source.count)) bytes) has more than \(decimal(limits.nodes)) values; "
        + "at most so many are read", place)
  }

  mutating func refuse(depth: Int, _ place: Span) -> Halt {
    refuse(
      .nestingTooDeep,
      "lists and mappings are nested \(decimal(depth)) deep here; at most \(decimal(limits.depth)) are read",
      place)
  }

  mutating func refuse(expansion size: Int, _ place: Span) -> Halt {
    let size = size == .max ? "far too many" : decimal(size)
    return refuse(
      .aliasExpansion,
      "with this alias the document expands to \(size) values; at most \(decimal(limits.aliasNodes)) are read",
      place)
  }

  private mutating func refuse(_ rule: RuleID, _ message: String, _ place: Span) -> Halt {
    diagnostics.append(Diagnostic(rule, message, at: .init(place, "reading stops here")))
    return Halt()
  }

  mutating func report(undefinedAlias name: String, _ place: Span) {
    if openAnchors.contains(name) {
      diagnostics.append(
        Diagnostic(
          .yamlSyntax, "'*\(excerpt(name))' stands inside the value that it repeats",
          at: .init(place, "would contain itself")))
      return
    }
    // A file of thousands of both would otherwise take a time that grows with their product.
    let nearest = anchors.count > 64 ? nil : Suggestion.nearest(to: name, among: anchors.keys)
    diagnostics.append(
      Diagnostic(
        .yamlSyntax,
        "no value above is named '&\(excerpt(name))', so '*\(excerpt(name))' repeats nothing",
        at: .init(place, nearest.map { "did you mean '*\($0)'?" } ?? "not defined above"),
        notes: [
          "text that starts with '*' must be quoted, and an anchor stands before the aliases that use it"
        ]))
  }

  mutating func report(secondDocument event: YAMLEvent) {
    let start = cursor.byteOffset(ofScalar: event.start)
    diagnostics.append(
      Diagnostic(
        .severalDocuments, "a second YAML document starts here; only the first one is read",
        at: .init(Span(file, base + start..<base + min(start + 3, source.count)), "remove this"),
        notes: ["a line of '---' starts a new document; one file holds one"]))
  }

  mutating func warn(ofTag tag: String, at event: YAMLEvent) {
    let start = base + cursor.byteOffset(ofScalar: event.start)
    var end = start
    while end < base + source.count, !file.bytes[end].isBlank { end += 1 }
    diagnostics.append(
      Diagnostic(
        .yamlTag, .warning,
        "YAML tags such as '\(excerpt(Span(file, start..<end).text))' have no effect here",
        at: .init(Span(file, start..<end), "ignored"),
        notes: ["text that starts with '!' must be quoted"]))
  }
}
