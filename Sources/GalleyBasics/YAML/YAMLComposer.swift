/// Builds the node tree from libyaml's events.
struct YAMLComposer: ~Copyable {
  /// A node with what the limits need to know of it, all aliases expanded.
  struct Composed {
    var node: YAMLNode
    /// How many nodes it is made of, itself included.
    var size = 1
    /// How many lists and mappings stand inside each other in it.
    var height = 0
    /// How many bytes of text stand in it.
    var bytes = 0
  }

  /// Thrown where reading ends: with the syntax error, or after the diagnostic that says why.
  struct Halt: Error {
    var syntaxError: YAMLSyntaxError?
  }

  let source: UnsafeBufferPointer<UInt8>
  let file: SourceFile
  /// Where the source starts in the file.
  let base: Int
  let limits: YAMLLimits
  private var parser: YAMLEventParser
  var cursor: ScalarCursor
  private(set) var anchors: [String: Composed] = [:]
  private(set) var openAnchors: [String] = []
  private var nodeCount = 0
  private var aliasNodeCount = 0
  private var aliasByteCount = 0
  /// How many brackets are open.
  private var flowDepth = 0
  var diagnostics: [Diagnostic] = []

  init?(
    _ source: UnsafeBufferPointer<UInt8>, isASCII: Bool, file: SourceFile, base: Int,
    limits: YAMLLimits
  ) {
    guard let parser = YAMLEventParser(source) else { return nil }
    self.source = source
    self.file = file
    self.base = base
    self.limits = limits
    self.parser = parser
    self.cursor = ScalarCursor(source, isASCII: isASCII)
  }

  /// Reads the first document; says so if there are more.
  consuming func compose() -> YAMLNode.Composition {
    var result = YAMLNode.Composition(range: base..<base + source.count)
    do throws(Halt) {
      result.root = try document()
      result.isWhole = true
    } catch {
      result.error = error.syntaxError
    }
    result.diagnostics = diagnostics
    return result
  }

  private mutating func document() throws(Halt) -> YAMLNode? {
    _ = try next()
    checkDirectives()
    guard case .documentStart = try next().kind else { return nil }
    let root = try node(from: try next(), depth: 0).node
    _ = try next()
    let following = try next()
    if case .documentStart = following.kind { report(secondDocument: following) }
    // What is nothing but a tag or an anchor has no content either.
    if root.isNull, root.scalar?.text.isEmpty ?? false { return nil }
    return root
  }

  // MARK: Nodes

  private mutating func node(from event: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    nodeCount += 1
    if nodeCount > limits.nodes { throw refuse(tooManyNodes: span(event)) }
    if case .alias(let name) = event.kind { return try alias(name, event, depth: depth) }
    if let anchor = event.anchor { openAnchors.append(anchor) }
    if let tag = event.tag { warn(ofTag: tag, at: event) }
    let composed: Composed
    switch event.kind {
    case .scalar(let scalar):
      composed = Composed(
        node: YAMLNode(.scalar(scalar), span(event)), bytes: scalar.text.utf8.count)
      if event.isMultiline, scalar.style == .plain { warn(ofListIn: composed.node.span) }
    case .sequenceStart: composed = try sequence(event, depth: depth + 1)
    default: composed = try mapping(event, depth: depth + 1)
    }
    check(composed.node, inFlow: flowDepth > 0)
    if let anchor = event.anchor {
      openAnchors.removeLast()
      anchors[anchor] = composed
    }
    return composed
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    if depth > limits.depth { throw refuse(depth: depth, span(start)) }
    let lower = contentStart(start)
    let isFlow = isFlow("[", at: lower)
    if isFlow { flowDepth += 1 }
    defer { if isFlow { flowDepth -= 1 } }
    var place = lower
    var items: [YAMLNode] = []
    var size = 1
    var height = 0
    var bytes = 0
    while true {
      let event = try next()
      if case .sequenceEnd = event.kind {
        let span = span(from: lower, to: event, last: items.last?.span)
        if isFlow { check(gap: (place, span.range.upperBound - base)) }
        return Composed(
          node: YAMLNode(.sequence(items), span), size: size, height: height + 1, bytes: bytes)
      }
      let item = try node(from: event, depth: depth)
      size += item.size
      height = max(height, item.height)
      bytes += item.bytes
      if isFlow { check(gap: (place, item.node.span.range.lowerBound - base)) }
      place = item.node.span.range.upperBound - base
      items.append(item.node)
    }
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(Halt) -> Composed {
    if depth > limits.depth { throw refuse(depth: depth, span(start)) }
    let lower = contentStart(start)
    let isFlow = isFlow("{", at: lower)
    if isFlow { flowDepth += 1 }
    defer { if isFlow { flowDepth -= 1 } }
    var place = lower
    var builder = YAMLMappingBuilder()
    var size = 1
    var height = 0
    var bytes = 0
    while true {
      let event = try next()
      if case .mappingEnd = event.kind {
        let span = span(from: lower, to: event, last: builder.lastSpan)
        if isFlow { check(gap: (place, span.range.upperBound - base)) }
        let entries = builder.finish(&diagnostics)
        return Composed(
          node: YAMLNode(.mapping(entries), span), size: size, height: height + 1, bytes: bytes)
      }
      var key = try node(from: event, depth: depth)
      var value = try node(from: try next(), depth: depth)
      if value.node.isNull { repair(&key.node, &value.node, inMappingAt: lower) }
      if isFlow {
        check(gap: (place, key.node.span.range.lowerBound - base))
        check(gap: (key.node.span.range.upperBound - base, value.node.span.range.lowerBound - base))
      }
      place = value.node.span.range.upperBound - base
      size += key.size + value.size
      height = max(height, key.height, value.height)
      bytes += key.bytes + value.bytes
      builder.add(key.node, value.node, &diagnostics)
    }
  }

  private mutating func alias(
    _ name: String, _ event: YAMLEvent, depth: Int
  ) throws(Halt) -> Composed {
    let place = span(event)
    guard var target = anchors[name] else {
      report(undefinedAlias: name, place)
      return Composed(node: YAMLNode(.scalar(YAMLScalar("")), place))
    }
    let (total, overflow) = aliasNodeCount.addingReportingOverflow(target.size)
    aliasNodeCount = total
    if overflow || total > limits.aliasNodes {
      throw refuse(expansion: overflow ? .max : total, place)
    }
    // It cannot overflow: what an alias stands for has ended reading before it could have more than that.
    aliasByteCount += target.bytes
    if aliasByteCount > limits.aliasBytes { throw refuse(expandedBytes: aliasByteCount, place) }
    if depth + target.height > limits.depth { throw refuse(depth: depth + target.height, place) }
    target.node.span = place
    return target
  }

  // MARK: Events and places

  private mutating func next() throws(Halt) -> YAMLEvent {
    do throws(YAMLProblem) {
      return try parser.next()
    } catch {
      let syntaxError = YAMLSyntaxError(
        problem: error.problem, place: base + cursor.byteOffset(ofScalar: error.place),
        context: error.context ?? "",
        contextPlace: base + cursor.byteOffset(ofScalar: error.contextPlace),
        source: YAMLText(file, base..<base + source.count))
      throw Halt(syntaxError: syntaxError)
    }
  }

  mutating func span(_ event: YAMLEvent) -> Span {
    let start = contentStart(event)
    let end = cursor.byteOffset(ofScalar: event.end)
    return Span(file, base + start..<base + trimmed(start, end))
  }

  /// The span of a list or mapping: to its bracket, or to the end of its last content, since libyaml
  /// ends a block only where the next token starts.
  private mutating func span(from lower: Int, to end: YAMLEvent, last: Span?) -> Span {
    let upper = cursor.byteOffset(ofScalar: end.end)
    let isBracketed =
      lower < source.count && upper > lower
      && ((source[lower] == UInt8(ascii: "[") && source[upper - 1] == UInt8(ascii: "]"))
        || (source[lower] == UInt8(ascii: "{") && source[upper - 1] == UInt8(ascii: "}")))
    if isBracketed { return Span(file, base + lower..<base + upper) }
    return Span(file, base + lower..<max(base + lower, last?.range.upperBound ?? 0))
  }

  /// Where a node's content starts, behind its anchor and tag.
  private mutating func contentStart(_ event: YAMLEvent) -> Int {
    var offset = cursor.byteOffset(ofScalar: event.start)
    guard event.anchor != nil || event.tag != nil else { return offset }
    let end = cursor.byteOffset(ofScalar: event.end)
    while offset < end, source[offset] == UInt8(ascii: "&") || source[offset] == UInt8(ascii: "!") {
      while offset < end, !source[offset].isBlank { offset += 1 }
      offset = firstContent(from: offset, to: end)
    }
    return offset
  }

  private func firstContent(from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end {
      if source[offset] == UInt8(ascii: "#") {
        while offset < end, !source[offset].isLineBreak { offset += 1 }
      } else if source[offset].isBlank {
        offset += 1
      } else {
        break
      }
    }
    return offset
  }

  private func trimmed(_ start: Int, _ end: Int) -> Int {
    var end = end
    while end > start, source[end - 1].isBlank { end -= 1 }
    return end
  }
}

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

  mutating func refuse(expandedBytes bytes: Int, _ place: Span) -> Halt {
    refuse(
      .aliasExpansion,
      "with this alias all aliases stand for \(decimal(bytes)) bytes of text; at most "
        + "\(decimal(limits.aliasBytes)) are read", place)
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

/// Slips that leave a document well formed, but certainly not as it was meant.
extension YAMLComposer {
  /// A text over several lines one of which starts with a dash: a list item indented too far, or
  /// below a key without `:`.
  mutating func warn(ofListIn span: Span) {
    let bytes = file.bytes
    var isLineStart = false
    for offset in span.range {
      if bytes[offset].isLineBreak {
        isLineStart = true
      } else if isLineStart, !bytes[offset].isBlank {
        let next = offset + 1
        if bytes[offset] == UInt8(ascii: "-"), next < span.range.upperBound, bytes[next].isBlank {
          diagnostics.append(listInText(span, dash: offset))
          return
        }
        isLineStart = false
      }
    }
  }

  private func listInText(_ span: Span, dash: Int) -> Diagnostic {
    let start = span.range.lowerBound
    let firstLine = span.range.prefix { !file.bytes[$0].isLineBreak }
    return Diagnostic(
      .listInText, .warning, "this '-' starts no list item: the line continues the text above",
      at: .init(Span(file, dash..<dash + 1), "part of the text"),
      also: [.init(Span(file, start..<start + firstLine.count), "the text starts here")],
      notes: ["items of one list start in the same column, and a key above a list ends with ':'"])
  }

  /// Where a key has no value: reads `{from:0}` as `{from: 0}`, with an error, and warns of `ink: #333`.
  mutating func repair(_ key: inout YAMLNode, _ value: inout YAMLNode, inMappingAt start: Int) {
    guard value.span.range.isEmpty, let scalar = key.scalar, scalar.style == .plain else { return }
    if start < source.count, source[start] == UInt8(ascii: "{"),
      let colon = joiningColon(key, scalar)
    {
      let places = TextPlaces(key)
      diagnostics.append(
        Diagnostic(
          .yamlSyntax,
          "a space is missing after '\(excerpt(scalar.text.utf8.prefix(colon).string)):'",
          at: .init(places.span(of: colon..<colon + 1), "write a space after this"),
          fixIt: .init(places.span(of: colon + 1..<colon + 1), " ")))
      let text = scalar.text.utf8
      value = YAMLNode(
        .scalar(YAMLScalar(text.dropFirst(colon + 1).string)),
        places.span(of: colon + 1..<text.count))
      key = YAMLNode(
        .scalar(YAMLScalar(text.prefix(colon).string)), places.span(of: 0..<colon))
    } else {
      warn(ofCommentAfter: key)
    }
  }

  /// The offset in a key's text of a `:` with something on both sides, no part of a URL.
  private func joiningColon(_ key: YAMLNode, _ scalar: YAMLScalar) -> Int? {
    let text = Array(scalar.text.utf8)
    guard let colon = text.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < text.count,
      text[colon + 1] != UInt8(ascii: "/"), key.span.range.count == text.count
    else { return nil }
    return colon
  }

  private mutating func warn(ofCommentAfter key: YAMLNode) {
    let end = base + source.count
    var start = key.span.range.upperBound
    while start < end,
      file.bytes[start] == UInt8(ascii: ":") || file.bytes[start] == UInt8(ascii: " ")
    {
      start += 1
    }
    guard start + 1 < end, file.bytes[start] == UInt8(ascii: "#") else { return }
    let isWord = !file.bytes[start + 1].isBlank && file.bytes[start + 1] != UInt8(ascii: "#")
    guard isWord else { return }
    var stop = start
    while stop < end, !file.bytes[stop].isLineBreak { stop += 1 }
    diagnostics.append(
      Diagnostic(
        .commentAsValue, .warning,
        "'\(excerpt(key.scalar?.text ?? ""))' has no value, since '#' starts a comment",
        at: .init(Span(file, start..<stop), "put this in quotes if it is the value")))
  }
}

extension Substring.UTF8View {
  fileprivate var string: String { String(Substring(self)) }
}
